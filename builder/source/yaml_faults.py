"""Say in an author's words what the YAML library found."""

from __future__ import annotations

import re
from typing import Any

ANY = "Check the indentation, colons and quotes here; text with `: ` or `#` in it needs quotes."
_INDENT = "Begin lines that belong together below each other; indent what belongs to a key by two spaces."
_KEY = "Write `key: value`, with a colon and a space after the key."

# What the library says, what an author must know and do, and whether the fault is where the library began to read.
_SAID = (
    (r"'\t' that cannot", "a tab stands where spaces must stand", "Delete it, and indent with spaces.", False),
    ("could not find expected ':'", "a line has no colon after its key", _KEY, True),
    ("expected ',' or ']'", "a list that begins with `[` does not end with `]`", "Close it with `]`.", True),
    ("expected ',' or '}'", "a brace is opened and not closed", "Close it; a text with `{` in it needs quotes.", True),
    ("unexpected end of stream", "a quote is opened and not closed", "Close it on the same line.", True),
    (
        "cannot start any token",
        "a text begins with a sign that YAML keeps for itself",
        "Put the text in quotes.",
        False,
    ),
    ("undefined alias", "a text begins with `*`, which YAML keeps for itself", "Put the text in quotes.", False),
    (
        "sequence entries are not allowed",
        "a list begins on the line of its key",
        "Write each item on a line of its own below the key, after `- `.",
        False,
    ),
)
_LIST = "did not find expected '-' indicator"


def fault(error: Any, text: str) -> tuple[int, str, str]:
    """Give the line (from 0) of a fault, the cause and the way out."""
    said = error.problem or error.context or "it cannot be understood"
    line = error.problem_mark.line if error.problem_mark else 0
    began = error.context_mark.line if error.context_mark else line
    lines = [*text.split("\n"), ""]
    if "mapping values are not allowed" in said:
        return _second_colon(lines, line)
    if "<block end>" in said or _LIST in said or "expected key" in said:
        odd = next((n for n in range(min(line, len(lines))) if _is_open(lines[n])), None)
        if odd is not None:
            return odd, "a quote is opened and not closed", "Close it on the same line."
        return (line, *_indented(lines[min(line, len(lines) - 1)]))
    for words, cause, way, is_before in _SAID:
        if words in said:
            return began if is_before else line, cause, way
    return line, said, ANY


def _second_colon(lines: list[str], line: int) -> tuple[int, str, str]:
    """Tell a second colon in a line from a line that the one above it has swallowed."""
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    if len(re.findall(r":(?:\s|$)", lines[line])) > 1:
        return line, "a second colon stands in the line", "Put the text after the first colon into quotes."
    if above is not None and not re.search(r":(?:\s|$)", lines[above]):
        return above, "there is no colon with a space after it", _KEY
    return line, "the line is indented too far", _INDENT


def _is_open(line: str) -> bool:
    """Say whether a value begins with a quote that the line does not close."""
    match = re.search(r"(?::|-)\s+([\"'])", line)
    return match is not None and line.count(match[1], match.start()) % 2 == 1


def _indented(line: str) -> tuple[str, str]:
    if line.count("'") > 2 or line.count('"') > 2:
        return "a quote ends before the text does", "Put \"…\" around a text with ' in it, and '…' around one with \"."
    return "the line is indented in another way than those beside it", _INDENT
