"""Read the one line of a source that a problem points at."""

from __future__ import annotations

from pathlib import Path

from builder.errors import Place
from builder.source.folder import Folder
from builder.source.text import decode

LONGEST = 200


def read_line(project: Path, place: Place) -> str:
    """Read the line of a place without the space around it; nothing where there is no such line."""
    folder = Folder(path=project, name="")
    if not place.line or not folder.holds(project / place.file):
        return ""
    text, _ = decode((project / place.file).read_bytes(), place.file)
    lines = text.split("\n")
    return lines[place.line - 1].strip()[:LONGEST] if place.line <= len(lines) else ""
