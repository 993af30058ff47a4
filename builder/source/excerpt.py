"""Read the one line of a source that a problem points at."""

from __future__ import annotations

from functools import lru_cache
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
    path = project / place.file
    lines = _lines(path, path.stat().st_mtime_ns)
    return lines[place.line - 1].strip()[:LONGEST] if place.line <= len(lines) else ""


@lru_cache(maxsize=4)  # a file with ten thousand problems is read once
def _lines(path: Path, _changed: int) -> tuple[str, ...]:
    return tuple(decode(path.read_bytes(), path.name)[0].split("\n"))
