"""Hold a translation against its source: untrusted text brings words, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.catalog.structure import Feature, is_balanced, is_harmless, structure, tags
from builder.model import Inline, Span, TermRef, Text

Finding = tuple[str, str]  # the code of a problem, and what it is about

_LOST = {
    "link": "T101",
    "image": "T104",
    "code": "T106",
    "footnote": "T107",
    "formula": "T109",
    "gap": "T111",
    "fact": "T120",
    "term": "T113",
    "strong": "T201",
    "break": "T202",
    "html": "T205",
    "mark": "T205",
    "attribute": "T205",
}
_NEW = {
    "link": "T102",
    "image": "T105",
    "code": "T206",
    "footnote": "T108",
    "formula": "T110",
    "gap": "T112",
    "fact": "T121",
    "term": "T114",
    "html": "T115",
    "mark": "T117",
    "attribute": "T117",
}
_CLOSED_BY = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_OVERRIDES = "\u202d\u202e"  # these spell one thing and show another, closed or not (Unicode TR 36 §3.4)
# All characters that `_invisible` asks about; most texts have none.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]+")
_NONE: Counter[str] = Counter()
_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*")


def compare(source: tuple[Inline, ...], nodes: tuple[Inline, ...], original: str, text: str) -> list[Finding]:
    """List what a translation lost, changed or brought; `original` and `text` are the two as written."""
    return [
        *_changed(source, nodes),
        *_invisible(text, original),
        *_numbers(source, nodes),
        *_untranslated(original, text),
    ]


def _changed(source: tuple[Inline, ...], nodes: tuple[Inline, ...]) -> Iterator[Finding]:
    """Hold what is no word against each other; two texts of words alone need no counting."""
    if _is_text(source) and _is_text(nodes):
        return
    before, after = structure(source), structure(nodes)
    if before != after:
        yield from _lost(before - after)
        yield from _brought(before, after - before)
    yield from _unbalanced(source, nodes)


def _is_text(nodes: tuple[Inline, ...]) -> bool:
    return len(nodes) == 1 and isinstance(nodes[0], Text)


def _lost(features: Counter[Feature]) -> Iterator[Finding]:
    for kind, value in features:
        yield _LOST[kind], value


def _brought(before: Counter[Feature], features: Counter[Feature]) -> Iterator[Finding]:
    for feature in features:
        kind, value = feature
        if kind == "html" and (is_harmless(value) or _is_told(value, features)):
            continue
        if kind == "link" and _host(value) not in {_host(known.value) for known in before if known.kind == "link"}:
            yield "T103", value
        elif kind in _NEW:
            yield _NEW[kind], value


def _is_told(tag: str, features: Counter[Feature]) -> bool:
    """Say whether a closing tag came with its opening one, which is told already."""
    opening = f"<{tag[2:-1].strip()}" if tag.startswith("</") else ""
    return bool(opening) and any(one.kind == "html" and one.value.startswith(opening) for one in features)


def _host(href: str) -> str:
    try:
        return urlsplit(href).netloc.lower()
    except ValueError:
        return href


def _unbalanced(source: tuple[Inline, ...], nodes: tuple[Inline, ...]) -> Iterator[Finding]:
    """An author may open a tag here and close it elsewhere; then a translation has the same tags in order."""
    if not is_balanced(nodes) and (is_balanced(source) or tags(source) != tags(nodes)):
        yield "T116", ""


def _invisible(text: str, original: str) -> Iterator[Finding]:
    """Find control characters: those that reorder text unseen, and those that no format can hold."""
    if not _UNSEEN.search(text):  # looking at each character costs 200 µs a text
        return
    waiting: list[str] = []
    for char in text:
        if char in _CLOSED_BY:
            waiting.append(char)
        elif char in _OVERRIDES and char not in original:
            yield "T118", _name(char)
        elif char in _CLOSED_BY.values():
            if not waiting or _CLOSED_BY[waiting.pop()] != char:
                yield "T118", _name(char)
        elif _is_control(char):
            yield "T119", _name(char)
    for char in waiting:
        yield "T118", _name(char)


def _is_control(char: str) -> bool:
    return (char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")) or char in "\ufffe\uffff"


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"


def _numbers(source: tuple[Inline, ...], nodes: tuple[Inline, ...]) -> Iterator[Finding]:
    """Find numbers that changed; a small one may become a word, or the dual of Arabic."""
    before, after = _count_numbers(source), _count_numbers(nodes)
    if before == after:
        return
    lost, new = sorted((before - after).elements()), sorted((after - before).elements())
    if (lost and new) or any(len(number) > 1 for number in (*lost, *new)):
        yield "T203", f"{', '.join(lost) or 'none'} in the source, {', '.join(new) or 'none'} here"


def _count_numbers(nodes: tuple[Inline, ...]) -> Counter[str]:
    """Count numbers by their digits, in whatever script and with whatever separators they are written."""
    found = [match for text in _texts(nodes) for match in _NUMBER.findall(text)]
    return Counter(map(_digits, found)) if found else _NONE


def _digits(number: str) -> str:
    return "".join(str(unicodedata.digit(char)) for char in number if char.isdecimal())


def _texts(nodes: tuple[Inline, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield node.text
        elif isinstance(node, Span | TermRef):
            yield from _texts(node.children)


def _untranslated(original: str, text: str) -> Iterator[Finding]:
    """Names, short terms and the titles of books are often the same in two languages, a sentence never."""
    if text != original:
        return
    words = [match[0] for match in _WORD.finditer(original)]
    ordinary = [word for word in words if not word[0].isupper()]
    if len(words) >= 3 and 2 * len(ordinary) > len(words):
        yield "T204", ""
