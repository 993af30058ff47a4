"""Name a text by a digest of what it is, so that a file can point at it without holding a place."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from builder.letters import composed

_LETTERS = 14
# Marks that join or part letters are words of many languages (Arabic, Persian, the scripts of India).
_JOINERS = "\u200c\u200d"


def text_id(context: str, source: str) -> str:
    """Name a message by its context and msgid; a letter first, as XML names begin with one."""
    # gettext parts the two by EOT in its own keys.
    return "t" + hashlib.sha256(f"{context}\x04{source}".encode()).hexdigest()[:_LETTERS]


def tidy(text: str) -> str:
    """Write what somebody typed as a catalog does: NFC, no carriage returns, no space at either end."""
    lines = composed(text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip("\n ").replace("\0", "")


def one_line(text: str) -> str:
    """Write a name or an answer on one line, without characters that cannot be seen."""
    seen = "".join(char for char in tidy(text) if char in _JOINERS or not _is_hidden(char))
    return re.sub(r"\s+", " ", seen).strip()


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") and not char.isspace()
