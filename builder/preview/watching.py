"""Tell when a file of a course changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

# A change is told when nothing more came for so long, or after the longest time, in milliseconds.
_QUIET = 20
_LONGEST = 200
# Folders that were not there before are looked for so often, in milliseconds.
_PATIENCE = 1000
_LEFT_BEHIND = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig")


def changes(project: Path, slug: str, stop: Event) -> Iterator[tuple[str, ...]]:
    """Yield the names of files that changed, from the project's root, until it is stopped.

    Nothing is named where a folder (the first translation, a theme) came or went.
    """
    from watchfiles import watch

    while not stop.is_set():
        roots = _roots(project, slug)
        told = watch(
            *roots,
            watch_filter=lambda _, path: is_source(Path(path)),
            debounce=_LONGEST,
            step=_QUIET,
            rust_timeout=_PATIENCE,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
        )
        for found in told:
            if found:
                yield tuple(sorted({_name(Path(path), project) for _, path in found}))
            if _roots(project, slug) != roots:
                yield ()
                break


def is_source(path: Path) -> bool:
    """Tell a file of the author from one that an editor leaves behind."""
    return not path.name.startswith((".", "#", "4913")) and not path.name.endswith(_LEFT_BEHIND)


def _roots(project: Path, slug: str) -> tuple[Path, ...]:
    """List the folders that a course is made from, those that are there."""
    asked = (project / "course_src" / slug, project / "translations" / slug, project / "themes")
    return tuple(folder for folder in asked if folder.is_dir()) or (project,)


def _name(path: Path, project: Path) -> str:
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()
