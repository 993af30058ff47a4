"""Write packages into `dist/` so that each appears whole or not at all.

Everything is written under `dist/.satchel/` first, which is on the same disk, and then renamed.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from builder.build.values import Package
from builder.errors import SatchelError
from builder.model import File

HIDDEN = ".satchel"
RECORDS = f"{HIDDEN}/packages"
TMP = f"{HIDDEN}/tmp"


@contextmanager
def sole_writer(dist: Path) -> Iterator[None]:
    """Keep other builds out of `dist/`, and sweep out what a killed one left; raises `SatchelError`."""
    dist.mkdir(parents=True, exist_ok=True)
    lock = _lock(dist)
    try:
        shutil.rmtree(dist / TMP, ignore_errors=True)
        yield
    finally:
        _drop_if_empty(dist / TMP, dist / HIDDEN, dist)
        if lock is not None:
            os.close(lock)


def _lock(dist: Path) -> int | None:
    try:
        import fcntl
    except ImportError:  # Windows has no locks on folders
        return None
    lock = os.open(dist, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise SatchelError(f"Another build is writing into {dist}. Wait for it, or name another folder.") from None
    return lock


def _drop_if_empty(*folders: Path) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


class Staging:
    """Hold what is to appear in `dist/<course>/<locale>/`, until all of it is there."""

    def __init__(self, dist: Path, inside: str) -> None:
        self._target = dist / inside
        tmp = dist / TMP
        tmp.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(dir=tmp))
        self._new = self._folder / "new"
        self._old = self._folder / "old"
        self._new.mkdir()
        self._old.mkdir()

    def add_file(self, name: str, content: bytes) -> None:
        """Add a file."""
        _write(self._new / name, content)

    def add_folder(self, name: str, files: Iterable[File]) -> None:
        """Add a folder of files."""
        for file in files:
            path = self._new / name / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, file.content)

    def commit(self) -> None:
        """Let everything appear, one rename each."""
        self._target.mkdir(parents=True, exist_ok=True)
        for path in sorted(self._new.iterdir()):
            self._appear(path, self._target / path.name)
        _sync_folder(self._target)

    def _appear(self, new: Path, place: Path) -> None:
        if new.is_dir() and place.exists():  # a folder with files in it cannot be renamed over
            place.rename(self._old / place.name)
        new.replace(place)

    def close(self) -> None:
        """Throw away what was not committed, and what was replaced."""
        shutil.rmtree(self._folder, ignore_errors=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is the old one or the new one, never half; the same bytes are left alone."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    _write(beside, content)
    beside.replace(path)
    _sync_folder(path.parent)


def write_all(files: Mapping[Path, bytes], gone: Iterable[Path] = ()) -> None:
    """Write several files, the last one last; nothing appears before all of them are on the disk."""
    beside = {path: path.with_name(f".{path.name}.new") for path in files}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(beside[path], content)
        for path, new in beside.items():
            new.replace(path)
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)
    for path in gone:
        path.unlink(missing_ok=True)
    for folder in sorted({path.parent for path in files}):
        _sync_folder(folder)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def record(dist: Path, course: str, locale: str, packages: Iterable[Package]) -> None:
    """Remember packages that were made, beside the older ones that are still there."""
    file = dist / RECORDS / course / f"{locale}.json"
    known = {package.path: package for package in _read_record(file)}
    known |= {package.path: package for package in packages}
    rows = [asdict(known[path]) for path in sorted(known) if (dist / path).is_file()]
    write_whole(file, (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode())


def recorded(dist: Path) -> tuple[Package, ...]:
    """List the packages in `dist/` that a build has made, those of earlier builds too."""
    files = sorted((dist / RECORDS).glob("*/*.json"))
    found = (package for file in files for package in _read_record(file))
    return tuple(package for package in found if (dist / package.path).is_file())


def _read_record(file: Path) -> tuple[Package, ...]:
    """Read a record; one of another version of Satchel counts as none."""
    try:
        return tuple(Package(**row) for row in json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        return ()
