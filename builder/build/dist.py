"""Write packages into `dist/` so that each appears whole or not at all.

Everything is written under `dist/.satchel/` first, which is on the same disk, and then renamed. Where a folder is
replaced, old and new change places in one step, so that a build which is killed leaves one of them.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builder.build.values import Package
from builder.errors import SatchelError
from builder.model import File

HIDDEN = ".satchel"
RECORDS = f"{HIDDEN}/packages"
TMP = f"{HIDDEN}/tmp"


@contextmanager
def sole_writer(dist: Path) -> Iterator[None]:
    """Keep other builds out of `dist/`, and sweep out what a killed one left; raises `SatchelError`."""
    try:
        dist.mkdir(parents=True, exist_ok=True)
        _prove_writable(dist)
    except OSError as error:
        raise SatchelError(f"{dist} cannot be written: {error.strerror}. Name another folder: `--dist`.") from None
    lock = _lock(dist)
    try:
        _sweep(dist)
        yield
    finally:
        _drop_if_empty(dist / TMP, dist / HIDDEN, dist)
        if lock is not None:
            os.close(lock)


def _lock(dist: Path) -> int | None:
    if sys.platform == "win32":  # it has no locks on folders
        return None
    import fcntl

    lock = os.open(dist, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise SatchelError(f"Another build is writing into {dist}. Wait for it, or name another folder.") from None
    return lock


def _prove_writable(dist: Path) -> None:
    """Say at once that nothing can be written, and not after an hour of making packages."""
    with tempfile.TemporaryFile(dir=dist):
        pass


def _sweep(dist: Path) -> None:
    """Throw away what a killed build left half done."""
    shutil.rmtree(dist / TMP, ignore_errors=True)
    for path in dist.glob(".*.new"):
        path.unlink(missing_ok=True)


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
        staged = sorted(self._new.iterdir())
        if not staged:
            return
        self._target.mkdir(parents=True, exist_ok=True)
        for path in staged:
            self._appear(path, self._target / path.name)
        _sync_folder(self._target)

    def _appear(self, new: Path, place: Path) -> None:
        if not new.is_dir() or not place.exists():
            new.replace(place)
        elif not exchange(new, place):  # a folder with files in it cannot be renamed over
            place.rename(self._old / place.name)
            new.replace(place)

    def close(self) -> None:
        """Throw away what was not committed, and what was replaced."""
        shutil.rmtree(self._folder, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system has no such step."""
    try:
        change = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux, or an old one
        return False
    # renameat2(2): both paths from the working folder, RENAME_EXCHANGE.
    return bool(change(_HERE, os.fsencode(one.absolute()), _HERE, os.fsencode(other.absolute()), 2) == 0)


_HERE = -100  # AT_FDCWD


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
    there = (known[path] for path in sorted(known) if (dist / path).is_file())
    _write_record(dist, file, there)


def _write_record(dist: Path, file: Path, there: Iterable[Package]) -> None:
    rows = [{**asdict(package), "stamp": stamp(dist, package)} for package in there]
    write_whole(file, (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode())


def give_way(dist: Path, course: str, locale: str, gone: Callable[[Package], bool]) -> tuple[str, ...]:
    """Delete older packages that a build recorded and nobody has touched since; gives their paths."""
    file = dist / RECORDS / course / f"{locale}.json"
    known = _read_record(file)
    leaving = [package for package in known if gone(package)]
    if not leaving:
        return ()
    own = untouched(dist, course, locale)
    leaving = [package for package in leaving if package.path in own]
    for package in leaving:
        _delete(dist, package)
    _write_record(dist, file, [package for package in known if (dist / package.path).is_file()])
    return tuple(package.path for package in leaving)


def _delete(dist: Path, package: Package) -> None:
    """Delete a package; its folder goes out of sight in one step."""
    if package.folder:
        tmp = dist / TMP
        tmp.mkdir(parents=True, exist_ok=True)
        away = Path(tempfile.mkdtemp(dir=tmp))
        (dist / package.folder).rename(away / "old")
        shutil.rmtree(away, ignore_errors=True)
    for path in filter(None, (package.path, package.beside, package.notes)):
        (dist / path).unlink(missing_ok=True)


def recorded(dist: Path) -> tuple[Package, ...]:
    """List the packages in `dist/` that a build has made, those of earlier builds too."""
    files = sorted((dist / RECORDS).glob("*/*.json"))
    found = (package for file in files for package in _read_record(file))
    return tuple(package for package in found if (dist / package.path).is_file())


def untouched(dist: Path, course: str, locale: str) -> dict[str, str]:
    """Map the path of each recorded package that nobody has touched since to the digest of its files."""
    rows = _read_rows(dist / RECORDS / course / f"{locale}.json")
    known = ((_package(row), str(row.get("stamp"))) for row in rows)
    return {package.path: package.digest for package, stamped in known if stamped == stamp(dist, package)}


def stamp(dist: Path, package: Package) -> str:
    """Digest the sizes and times of a package's files: who touches one changes it, and reading them all takes long."""
    total = hashlib.sha256()
    files = [dist / path for path in (package.path, package.beside, package.notes) if path]
    for path in (*files, *_files(dist / package.folder if package.folder else None)):
        found = path.stat() if path.is_file() else None
        total.update(f"{path.relative_to(dist)} {found and (found.st_size, found.st_mtime_ns)}\n".encode())
    return total.hexdigest()


def _files(folder: Path | None) -> Iterator[Path]:
    for here, inner, names in os.walk(folder) if folder else ():
        inner.sort()
        yield from (Path(here) / name for name in sorted(names))


def _read_record(file: Path) -> tuple[Package, ...]:
    """Read a record; one of another version of Satchel counts as none."""
    return tuple(map(_package, _read_rows(file)))


def _read_rows(file: Path) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads(file.read_bytes())
        for row in rows:
            _package(row)
    except (OSError, ValueError, TypeError, AttributeError):
        return []
    return rows


def _package(row: Mapping[str, Any]) -> Package:
    return Package(**{name: value for name, value in row.items() if name != "stamp"})
