"""Put new files into a project: all of them or none, and never over one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.errors import SatchelError
from builder.model import File


def place(project: Path, files: Iterable[File], *, if_missing: Iterable[File] = ()) -> tuple[str, ...]:
    """Write files and name them; those of `if_missing` only where nothing stands.

    Raises `SatchelError` when one of `files` is there already, and takes back what it has written when anything fails.
    """
    asked = tuple(files)
    for file in asked:
        if _is_there(project / file.path):
            raise SatchelError(f"{project / file.path} is there already; nothing was written.")
    spare = tuple(file for file in if_missing if not _is_there(project / file.path))
    return _written(project, (*spare, *asked))


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _written(project: Path, files: tuple[File, ...]) -> tuple[str, ...]:
    done: list[Path] = []
    try:
        for file in files:
            path = project / file.path
            done += _folders(project, path.parent)
            with path.open("xb") as new:  # fails where somebody else was quicker
                done.append(path)
                new.write(file.content)
    except BaseException:
        _take_back(done)
        raise
    return tuple(file.path for file in files)


def _folders(project: Path, folder: Path) -> Iterator[Path]:
    """Make the folders that lead to a file, and name the new ones."""
    way = [each for each in (folder, *folder.parents) if each.is_relative_to(project)]
    for each in (each for each in reversed(way) if not each.is_dir()):
        each.mkdir()
        yield each


def _take_back(paths: list[Path]) -> None:
    for path in reversed(paths):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
