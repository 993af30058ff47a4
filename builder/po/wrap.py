"""Break text into the lines of a PO file where GNU gettext breaks it, so that both write the same bytes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WIDTH = 79  # columns of a line with its quotes, as in `msgcat --width`

# Where a line may end: the rules of Unicode Standard Annex 14 that matter in prose and inline Markdown.
_CLOSERS = r"\s!?)\]},.:;/»”’\"'、。，．：；！？）」』】〉》…ー"
_CJK = (
    r"\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
    r"\U00020000-\U0003ffff"
)
_OPENERS = r"（「『【〈《"
_BREAK = re.compile(
    rf"""
      (?<=[ ]) (?<![(\[{{][ ]) (?= [^ !?)\]}},.:;/] ) (?! (?<=["'«»“”‘’][ ]) [(\[{{] )  # after a space
    | (?<=-) (?= [^{_CLOSERS}\d\-–—|] )                   # after a hyphen, before no digit
    | (?<=[–‐|፡।]) (?= [^{_CLOSERS}\-–‐|] )               # after an en dash
    | (?<=[^\s—]) (?=—) | (?<=—) (?= [^{_CLOSERS}\-–—|] ) # on both sides of an em dash
    | (?<=/) (?= [^{_CLOSERS}\d\-–|] )                    # after a slash
    | (?<=[!?}}]) (?= [^{_CLOSERS}\-–|] )                 # after a mark that ends a sentence
    | (?<=[.,:;]) (?= [^{_CLOSERS}\d\-–|] )              # even inside `example.org`
    | (?<=[)\]]) (?= [(\[{{] )                            # between two brackets: `[text](target)`
    | (?<=[{_CJK}]) (?<![{_OPENERS}]) (?= [^{_CLOSERS}\-–|] )
    | (?<=[^\s(\[{{{_OPENERS}"“‘«]) (?= [{_CJK}] ) (?= [^{_CLOSERS}] )
    """,
    re.VERBOSE,
)
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v",
}  # fmt: skip
_TO_ESCAPE = re.compile(r'[\\"\n\t\r\a\x08\f\v]')


def field(keyword: str, text: str, mark: str = "") -> list[str]:
    """Write a keyword and its text, on one line when it fits there; `mark` (`#~ `) opens each line."""
    parts = [_escape(part) for part in text.split("\n")]
    lines = [part + "\\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])
    if len(lines) <= 1 and _fits(keyword, lines, mark):
        return [f'{mark}{keyword} "{"".join(lines)}"']
    chunks = [chunk for line in lines for chunk in _chunks(line, WIDTH - 2 - len(mark))]
    return [f'{mark}{keyword} ""', *(f'{mark}"{chunk}"' for chunk in chunks)]


def _fits(keyword: str, lines: list[str], mark: str) -> bool:
    return not lines or len(mark) + len(keyword) + 3 + width(lines[0]) <= WIDTH


def _escape(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def _chunks(line: str, room: int) -> list[str]:
    """Fill lines of `room` columns, each as full as it gets; what cannot be broken sticks out."""
    if width(line) <= room:
        return [line]
    chunks: list[str] = []
    chunk, used = "", 0
    for piece in _pieces(line):
        size = width(piece)
        if chunk and used + size > room:
            chunks.append(chunk)
            chunk, used = "", 0
        chunk, used = chunk + piece, used + size
    return [*chunks, chunk]


def _pieces(line: str) -> list[str]:
    ends = [match.start() for match in _BREAK.finditer(line)]
    return [line[a:b] for a, b in zip([0, *ends], [*ends, len(line)], strict=True) if a < b]


def width(text: str) -> int:
    """Count columns: East Asian wide characters take two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
