"""Read what comes with Satchel for beginners: texts, and whole folders."""

from __future__ import annotations

from pathlib import Path

from builder.model import File

STOCK = Path(__file__).resolve().parents[1] / "templates"


def text(name: str) -> str:
    """Read one text."""
    return (STOCK / name).read_text(encoding="utf-8")


def folder(path: Path, name: str = "") -> tuple[File, ...]:
    """Read all files under a folder, hidden ones too, named from it or as if it were called `name`."""
    there = sorted(one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts)
    names = ((one, one.relative_to(path).as_posix()) for one in there)
    return tuple(File(path=f"{name}/{inside}" if name else inside, content=one.read_bytes()) for one, inside in names)
