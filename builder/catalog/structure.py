"""List what a text is made of beside its words, so that a translation can be held against its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from builder.model import (
    Attrs,
    Break,
    Code,
    Fact,
    FootnoteRef,
    Formula,
    Gap,
    Image,
    Inline,
    Number,
    RawHtml,
    Span,
    TermRef,
)

# HTML that any translation may bring: the direction and language of words, a new line.
_HARMLESS = re.compile(
    r"""<(?:/(?:span|bdi)|(?:span|bdi)(?:\s+(?:lang|dir)=(?:"[\w-]*"|'[\w-]*'|[\w-]+))*|br\s*/?)\s*>""", re.I
)
_COMMENT = re.compile(r"<!--.*-->", re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^>]*?(/?)>", re.S)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_FREE_ATTRIBUTES = frozenset({"lang", "dir"})


class Feature(NamedTuple):
    """Be one part of a text that is no word: its kind, and what it is."""

    kind: str
    value: str


def structure(nodes: tuple[Inline, ...]) -> Counter[Feature]:
    """Count the features of a text; their order does not matter, as languages order words differently."""
    return Counter(_features(nodes))


def _features(nodes: tuple[Inline, ...]) -> Iterator[Feature]:
    for node in nodes:
        yield from _feature(node)
        if isinstance(node, Span | TermRef):
            yield from _features(node.children)


def _feature(node: Inline) -> Iterator[Feature]:
    match node:
        case Span(tag="a", attrs=attrs):
            yield Feature("link", dict(attrs).get("href", ""))
            yield from _attributes(attrs, "href")
        case Span(tag=tag, attrs=attrs):
            yield from _mark(tag, attrs)
        case Image(src=src, title=title, attrs=attrs):
            yield Feature("image", src)
            yield from _attributes((*attrs, *((("title", title),) if title else ())))
        case Code(text=text, attrs=attrs):
            yield Feature("code", text)
            yield from _attributes(attrs)
        case FootnoteRef(label=label):
            yield Feature("footnote", label)
        case Fact(name=name, arguments=arguments):
            yield Feature("fact", " ".join((name, *arguments)))
        case Formula(tex=tex):
            yield Feature("formula", tex)
        case Gap():
            yield Feature("gap", _accepts(node))
        case TermRef(term=term):
            yield Feature("term", term)
        case RawHtml(html=html):
            yield from _html(html)
        case Break(hard=True):
            yield Feature("break", "")


def _mark(tag: str, attrs: Attrs) -> Iterator[Feature]:
    if tag == "strong":
        yield Feature("strong", "")
    elif tag == "abbr":
        yield Feature("mark", "abbr")
        return
    yield from _attributes(attrs)


def _attributes(attrs: Attrs, *known: str) -> Iterator[Feature]:
    """List attributes; a title is words, so only that there is one counts."""
    for name, value in attrs:
        if name == "title":
            yield Feature("attribute", "title")
        elif name not in known and name not in _FREE_ATTRIBUTES:
            yield Feature("attribute", f'{name}="{value}"')


def _html(html: str) -> Iterator[Feature]:
    if re.fullmatch(r"<br\s*/?>", html, re.I):
        yield Feature("break", "")
    elif not _COMMENT.fullmatch(html):
        yield Feature("html", html)


def _accepts(gap: Gap) -> str:
    """Say what must not change in a gap: a number, or that it takes texts (which may be translated)."""
    if isinstance(gap.answer, Number):
        return f"{gap.answer.value:g} ± {gap.answer.tolerance:g}"
    return "for text" if all(gap.answer.texts) else "for nothing"


def is_harmless(html: str) -> bool:
    """Say whether a tag only tells language, direction or a new line."""
    return bool(_HARMLESS.fullmatch(html))


def tags(nodes: tuple[Inline, ...]) -> list[str]:
    """List the HTML of a text in its order."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, RawHtml):
            found.append(node.html)
        elif isinstance(node, Span | TermRef):
            found += tags(node.children)
    return found


def is_balanced(nodes: tuple[Inline, ...]) -> bool:
    """Say whether every HTML tag closes in the stretch of text that it was opened in."""
    stack: list[str] = []
    for node in nodes:
        if isinstance(node, Span | TermRef) and not is_balanced(node.children):
            return False
        if isinstance(node, RawHtml) and not _nests(node.html, stack):
            return False
    return not stack


def _nests(html: str, stack: list[str]) -> bool:
    """Open or close one tag on the stack of those that are open."""
    match = _TAG.fullmatch(html)
    if match is None or match[2].lower() in _VOID:
        return True
    if match[1]:
        return bool(stack) and stack.pop() == match[2].lower()
    stack.append(match[2].lower())
    return True
