"""Write small projects for tests: a sound course, with some of its files changed."""

from __future__ import annotations

from pathlib import Path

YAML = """\
title: Small towns
version: "1.0"
language: en
license: CC-BY-4.0
summary: How small towns grow.
"""
# Let translations out that are hardly begun.
OPEN = "gates: {words: 0, questions: 0}\n"

MODULE = """\
# Why plan

Towns grow.

## Growth {#growth}

More people need more streets.
"""

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text x="1" y="5">Street</text></svg>\n'

SOUND = {"course.yaml": YAML + OPEN, "modules/01-why-plan.md": MODULE}


def write_files(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files by their path; bytes as they are, text as UTF-8."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def write_course(project: Path, slug: str = "towns", **changed: str | bytes) -> Path:
    """Write a sound course; `changed` replaces or adds files (`course_yaml=…`, by `write_files` for others)."""
    files: dict[str, str | bytes] = dict(SOUND)
    if "course_yaml" in changed:
        files["course.yaml"] = changed["course_yaml"]
    if "module" in changed:
        files["modules/01-why-plan.md"] = changed["module"]
    folder = project / "course_src" / slug
    write_files(folder, files)
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Read every file under a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return dict(sorted((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths))
