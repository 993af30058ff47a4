"""Part HTML into what stays byte for byte and the words that a translator may change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

# A tag as HTML's tokenizer reads it (§13.2.5): `>` inside quotes does not end it. Possessive, so never slow.
_TAG = re.compile(
    r"""<!--(?:>|->|.*?--!?>)"""
    r"""|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["']))|["'])*+)>"""
    r"""|<[!?/](?!--)[^>]*+>""",
    re.S,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?P<equals>\s*+=\s*+)(?P<value>"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)""",
)
_MARKUP = re.compile(r"<(?=[A-Za-z!?/])")
_SPACE = re.compile(r"[ \t\n\f\r]+")
_TOLD = frozenset({"alt", "title", "aria-label"})
# Elements whose content is code or behaviour, nobody's words.
_SILENT = frozenset("code iframe math noscript object pre samp script select style svg template textarea title".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_OFF = re.compile(r"""(?:^|\s)translate\s*=\s*["']?no\b""", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Be words in HTML: `text` as a reader sees them, `written` as they stand there, `line` counted from 0."""

    text: str
    written: str
    line: int
    attribute: str = ""


def split_html(html: str) -> tuple[Words | str, ...]:
    """Part HTML into markup and words; joined again as written, it is the same.

    Words are the text between two tags, and what `alt`, `title` and `aria-label` say. Comments, code, scripts and what
    is marked `translate="no"` hold none; nor does anything after a tag that never ends.
    """
    pieces: list[Words | str] = []
    for piece in _pieces(html):
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    return tuple(pieces)


def _pieces(html: str) -> Iterator[Words | str]:
    at, silent = 0, _Silence()
    while at < len(html):
        start = _MARKUP.search(html, at)
        end = start.start() if start else len(html)
        yield from [html[at:end]] if silent else _text(html, at, end)
        if start is None:
            return
        tag = _TAG.match(html, end)
        if tag is None:
            yield html[end:]
            return
        told = not silent and tag["name"] is not None and not tag["end"]
        yield from _attributes(html, tag) if told else [tag[0]]
        silent.pass_by(tag)
        at = tag.end()


class _Silence:
    """Remember the element whose content is not to be translated, and those of its name inside it."""

    def __init__(self) -> None:
        self.name = ""
        self.depth = 0

    def __bool__(self) -> bool:
        return self.depth > 0

    def pass_by(self, tag: re.Match[str]) -> None:
        name = (tag["name"] or "").lower()
        if not name or name in _VOID:
            return
        if self and name == self.name:
            self.depth += -1 if tag["end"] else 1
        elif not self and not tag["end"] and (name in _SILENT or _OFF.search(tag["rest"])):
            self.name, self.depth = name, 1


def _text(html: str, start: int, end: int) -> Iterator[Words | str]:
    """Take the words of a text; the white space around them stays outside."""
    raw = html[start:end]
    written = raw.strip(" \t\n\f\r")
    lead = raw.index(written)
    yield raw[:lead]
    yield _words(written, html.count("\n", 0, start + lead))
    yield raw[lead + len(written) :]


def _words(written: str, line: int, attribute: str = "") -> Words | str:
    value = written[1:-1] if attribute and written[0] in "\"'" else written
    text = _SPACE.sub(" ", unescape(value)).strip(" ")
    if not any(char.isalnum() for char in text):
        return written
    return Words(text=text, written=written, line=line, attribute=attribute)


def _attributes(html: str, tag: re.Match[str]) -> Iterator[Words | str]:
    at = tag.start()
    for attribute in _ATTRIBUTE.finditer(html, tag.start("rest"), tag.end("rest")):
        if attribute["name"].lower() not in _TOLD:
            continue
        start, end = attribute.span("value")
        yield html[at:start]
        yield _words(html[start:end], html.count("\n", 0, start), attribute["name"].lower())
        at = end
    yield html[at : tag.end()]
