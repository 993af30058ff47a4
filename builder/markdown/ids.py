"""Make ids from source text: ASCII, lower case, stable."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from builder.errors import Place, Problem

_TRAILING_ID = re.compile(r"[ \t]*\{#([^}\s]*)\}[ \t]*$")
VALID_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """Spell a text as an id: `Land & houses` → `land-houses`; without a Latin letter, a short hash of it."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_text)
    if not words or not any(word[0].isalpha() for word in words):
        return "x" + hashlib.sha256(text.casefold().encode()).hexdigest()[:8]
    name = "-".join(words)
    return name if name[0].isalpha() else f"x-{name}"


def split_id(text: str) -> tuple[str, str | None]:
    """Part `Title {#id}` into the title and the id, None where there is none."""
    match = _TRAILING_ID.search(text)
    if match is None:
        return text, None
    return text[: match.start()], match[1]


def bad_id(given: str, place: Place) -> Problem:
    """Complain about an id that is not ASCII, lower case and hyphenated."""
    return Problem(
        code="M106",
        message=f"`{given}` is no id.",
        hint=f"Use small Latin letters, digits and hyphens: {{#{slug(given)}}}.",
        place=place,
    )
