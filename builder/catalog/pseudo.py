"""Translate a course into no language at all, to see what is not translatable and what breaks.

`en-XA` has accents, is a third longer and stands in brackets: words without them never reached a catalog, and a bracket
that is missing was cut off. `ar-XB` runs from right to left. Markup, addresses, code and what a gap accepts stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from builder.locales import ACCENTED, tongue
from builder.model import Course, Fact, Image, Inline, Prose, Span, TermRef, Text, plain_text, with_prose

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵýž",
)
_GROWTH = 0.35
_FILLING = "öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ "
_PLACEHOLDER = re.compile(r"(%[sd])")
# RIGHT-TO-LEFT OVERRIDE … POP DIRECTIONAL FORMATTING: letters stay what they are and run the other way.
_OVERRIDE, _POP = "\u202e", "\u202c"


def pseudo_localized(course: Course, locale: str) -> Course:
    """Put a course that is localized into its source's language into a pseudo-locale."""
    change = _accented if locale == ACCENTED else _mirrored

    def spoken(prose: Prose) -> Prose:
        if prose.skip or not prose.nodes:
            return prose
        return replace(prose, nodes=_framed(_each(prose.nodes, change), locale), locale=locale)

    return replace(with_prose(course, spoken), locale=locale, tongue=tongue(locale))


def pseudo_strings(strings: Mapping[str, str], locale: str) -> dict[str, str]:
    """Do the same to what the player and the themes say; places for values stay."""
    change = _accented if locale == ACCENTED else _mirrored

    def said(text: str) -> str:
        parts = _PLACEHOLDER.split(text)
        return "".join(part if _PLACEHOLDER.fullmatch(part) else change(part) for part in parts)

    return {english: _in_brackets(said(english), len(english), locale) for english in strings}


def _accented(text: str) -> str:
    return text.translate(_ACCENTS)


def _mirrored(text: str) -> str:
    return f"{_OVERRIDE}{text}{_POP}" if any(char.isalpha() for char in text) else text


def _each(nodes: tuple[Inline, ...], change: Callable[[str], str]) -> tuple[Inline, ...]:
    return tuple(_node(node, change) for node in nodes)


def _node(node: Inline, change: Callable[[str], str]) -> Inline:
    """Change what a translator would; addresses, code, formulas, gaps and HTML stay."""
    match node:
        case Text(text=text):
            return Text(text=change(text))
        case Image(alt=alt, title=title):
            return replace(node, alt=change(alt), title=change(title))
        case Span(children=children, attrs=attrs):
            told = tuple((name, change(value) if name == "title" else value) for name, value in attrs)
            return replace(node, children=_each(children, change), attrs=told)
        case TermRef(children=children) | Fact(children=children):
            return replace(node, children=_each(children, change))
        case _:
            return node


def _framed(nodes: tuple[Inline, ...], locale: str) -> tuple[Inline, ...]:
    """Set brackets around a text that has words, and lengthen it."""
    words = plain_text(nodes)
    if locale != ACCENTED or not any(char.isalpha() for char in words):
        return nodes
    return (Text(text="["), *nodes, Text(text=f"{_filling(len(words))}]"))


def _in_brackets(text: str, length: int, locale: str) -> str:
    return f"[{text}{_filling(length)}]" if locale == ACCENTED else text


def _filling(length: int) -> str:
    """Give so much more text that the whole is a third longer, brackets and all."""
    wanted = max(1, round(length * _GROWTH) - 2)
    repeated = _FILLING * (wanted // len(_FILLING) + 1)
    return f" {repeated[: wanted - 1]}".rstrip() if wanted > 1 else ""
