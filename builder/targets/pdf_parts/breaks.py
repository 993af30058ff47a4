"""Let lines break in scripts that write no spaces between words, and whose words Pango does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# Lao, Burmese (with its extensions) and Khmer. Pango breaks Thai and Chinese by itself.
_RUN = re.compile(r"[\u0E80-\u0EFF]{2,}|[\u1000-\u109F\uA9E0-\uA9FF\uAA60-\uAA7F]{2,}|[\u1780-\u17FF\u200D]{2,}")

# ICU has a dictionary for each of these, whatever the locale.
_LOCALE = "en"

BREAK = "\u200b"


def let_break(root: Any) -> None:
    """Mark where lines may end in the words of an HTML tree; what stands in attributes stays as it is."""
    for element in root.iter():
        element.text, element.tail = _marked(element.text), _marked(element.tail)


def marked(text: str) -> str:
    """Put a zero-width space between two words where a line may end."""
    return _RUN.sub(lambda match: BREAK.join(_pieces(match[0])), text)


def _marked(text: str | None) -> str | None:
    return marked(text) if text and not text.isascii() else text


def _pieces(run: str) -> Iterator[str]:
    # 16 MB of dictionaries for all languages: only where one of these scripts is printed.
    from icu4py.breakers import LineBreaker

    return (run[start:end] for start, end in LineBreaker(run, _LOCALE).segments())
