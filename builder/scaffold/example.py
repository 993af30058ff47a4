"""Give a small finished course to begin from, with its translation."""

from __future__ import annotations

from builder.model import File
from builder.scaffold.stock import STOCK, folder

_NAME = "safe-water"


def example_files(slug: str) -> tuple[File, ...]:
    """List the files of the example under another name, from the project's root."""
    course = folder(STOCK / "example" / "course", f"course_src/{slug}")
    catalogs = folder(STOCK / "example" / "translations", f"translations/{slug}")
    return (*course, *(_renamed(file, slug) for file in catalogs))


def _renamed(file: File, slug: str) -> File:
    """Let a catalog point at the course by its new name."""
    content = file.content.replace(f"course_src/{_NAME}/".encode(), f"course_src/{slug}/".encode())
    content = content.replace(f"Project-Id-Version: {_NAME}".encode(), f"Project-Id-Version: {slug}".encode())
    return File(path=file.path.replace(f"{_NAME}.pot", f"{slug}.pot"), content=content)
