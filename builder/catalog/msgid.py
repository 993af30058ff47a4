"""Make the msgid of a prose: its source on one line, in a form that a translation can keep to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.markdown import definite, parse_inline
from builder.model import Accepted, Break, Gap, Image, Inline, Prose, Scope, Span, TermRef, Text

# Written into every catalog: another normalisation needs another number, and a migration that keeps translations.
VERSION = "1"

# A line break that two spaces or a backslash make hard stays where it is.
_SOFT_BREAK = re.compile(r"(?<![\\ ]) ?\n[ \t]*")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def msgid(prose: Prose) -> str:
    """Write the source without soft breaks, its reference links self-contained: `[label]` → `[label][label]`.

    Where that would change what the text means it stays as it is.
    """
    if prose.plain:
        return _LINE_BREAK.sub(" ", prose.source).strip()
    return _markdown_msgid(prose.source, prose.scope)


def unfolded(text: str) -> str:
    """Write a text without soft breaks; hard ones stay."""
    return _SOFT_BREAK.sub(" ", text)


def source_nodes(prose: Prose) -> tuple[Inline, ...]:
    """Parse the source in its place."""
    if prose.plain:
        return (Text(text=prose.source),)
    return parse_inline(prose.source, prose.scope, line=prose.place.line)


def is_translatable(prose: Prose) -> bool:
    """Say whether there is anything to translate: words or numbers, not asked to be skipped.

    A number is written differently elsewhere (40,000; 40 000; ٤٠٬٠٠٠), but nothing is missing where it is not.
    """
    return not prose.skip and any(char.isalnum() for text in _words(source_nodes(prose)) for char in text)


def has_words(nodes: tuple[Inline, ...]) -> bool:
    return any(char.isalpha() for text in _words(nodes) for char in text)


def _words(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """List what a translator may change; code, formulas and addresses are nobody's words."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield text
            case Image(alt=alt, title=title):
                yield alt + title
            case Gap(answer=Accepted(texts=texts)):
                yield from texts
            case Span(children=children, attrs=attrs):
                yield dict(attrs).get("title", "")
                yield from _words(children)
            case TermRef(children=children):
                yield from _words(children)


@lru_cache(maxsize=8192)
def _markdown_msgid(source: str, scope: Scope) -> str:
    text = source
    if "[" in text:
        text = _if_same(definite(text, scope), text, scope)
    if "\n" in text:
        text = _if_same(unfolded(text), text, scope)
    return text


def _if_same(changed: str, text: str, scope: Scope) -> str:
    """Take the changed text where it parses to the same nodes, soft breaks being spaces."""
    if changed == text:
        return text
    same = unbroken(parse_inline(changed, scope)) == unbroken(parse_inline(text, scope))
    return changed if same else text


def unbroken(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Write soft breaks as spaces, at every depth."""
    result: list[Inline] = []
    for node in nodes:
        match node:
            case Break(hard=False):
                new: Inline = Text(text=" ")
            case Span(tag=tag, children=children, attrs=attrs, line=line):
                new = Span(tag=tag, children=unbroken(children), attrs=attrs, line=line)
            case _:
                new = node
        if isinstance(new, Text) and result and isinstance(result[-1], Text):
            new = Text(text=result.pop().text + new.text)  # type: ignore[union-attr]
        result.append(new)
    return tuple(result)
