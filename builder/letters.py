"""Compose characters (NFC) in a time that the length of a text bounds."""

from __future__ import annotations

import re
import unicodedata

# Unicode's Stream-Safe Text Format (UAX #15 §13): no letter of any language carries more marks than 30.
_MOST_MARKS = 30
_JOINER = "\u034f"
# Marks that are put in order are above U+0300; a text without such a run has none to part.
_RUN = re.compile(rf"[^\0-\u02ff]{{{_MOST_MARKS + 1},}}")


def composed(text: str) -> str:
    """Write characters as NFC; a letter with more than 30 marks is parted by a joiner that nobody sees.

    Putting n marks in order takes n² steps: 60,000 of them on one letter would take an hour.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _RUN.sub(_parted, text))


def _parted(run: re.Match[str]) -> str:
    pieces: list[str] = []
    marks = 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > _MOST_MARKS:
            pieces.append(_JOINER)
            marks = 1
        pieces.append(char)
    return "".join(pieces)
