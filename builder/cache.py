"""Keep what was made under a name of everything that it was made from.

The folder can be deleted at any time. Several builds may use it at once: an entry appears whole, by a rename. Each
entry begins with the digest of its content, so a damaged one is thrown away and made again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

# Values that have one spelling: no sets, no dicts, no floats.
Part: TypeAlias = "str | int | bytes | bool | tuple[Part, ...] | None"

USUAL_LIMIT = 2_000_000_000
_DIGEST = 32  # bytes of SHA-256
# Whoever is looked for this often need not be marked as used again.
_MARK_AFTER = 3600 * 1_000_000_000


def key_of(*parts: Part) -> str:
    """Name a thing by all that it depends on: the same parts always give the same name, others never do."""
    return hashlib.sha256(_spelled(parts)).hexdigest()


def _spelled(part: Part) -> bytes:
    """Spell a value so that no two different ones are spelled alike: its kind, its length, itself."""
    match part:
        case None | bool():
            return f"{part}".encode()
        case int():
            return f"i{part};".encode()
        case str():
            text = part.encode("utf-8", "surrogatepass")  # the name of a file may be no Unicode
            return b"s%d:%b" % (len(text), text)
        case bytes():
            return b"b%d:%b" % (len(part), part)
        case tuple():
            return b"t%d:%b" % (len(part), b"".join(_spelled(one) for one in part))
    raise TypeError(f"A key cannot hold a {type(part).__name__}.")


class Cache:
    """Be a folder of results; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[type[Cache], tuple[Path | None]]:
        return Cache, (self._folder,)

    @property
    def keeps(self) -> bool:
        """Say whether anything is kept."""
        return self._folder is not None

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key, or nothing; a damaged entry is deleted."""
        if self._folder is None:
            return None
        path = self._path(key)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        digest, content = entry[:_DIGEST], entry[_DIGEST:]
        if hashlib.sha256(content).digest() != digest:
            path.unlink(missing_ok=True)
            return None
        _mark(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a result; where the disk is full or may not be written, it is not kept and nothing is lost."""
        if self._folder is None:
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, hashlib.sha256(content).digest() + content)

    def step(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Give what is kept under a key, else make and keep it."""
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        return kept

    def trim(self, limit: int = USUAL_LIMIT) -> int:
        """Delete what was used longest ago until the rest has at most `limit` bytes; gives the bytes deleted."""
        entries = sorted(self._entries())
        surplus = sum(size for _, size, _ in entries) - limit
        deleted = 0
        for _used, size, path in entries:
            if deleted >= surplus:
                break
            path.unlink(missing_ok=True)
            deleted += size
        return deleted

    def _entries(self) -> Iterator[tuple[int, int, Path]]:
        """List entries: when each was used, how large it is, where it lies."""
        for entry in _files_in(self._folder) if self._folder else ():
            with suppress(OSError):  # another build may delete it meanwhile
                found = entry.stat()
                yield found.st_mtime_ns, found.st_size, Path(entry.path)

    def _path(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / key[:2] / key[2:]


def _files_in(folder: Path) -> Iterator[os.DirEntry[str]]:
    """List the files in the folders of a folder: a third of the time of looking for a pattern."""
    with suppress(OSError), os.scandir(folder) as folders:
        for inner in folders:
            with suppress(OSError), os.scandir(inner) as entries:
                yield from [*entries]


def _write(path: Path, entry: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(entry)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mark(path: Path) -> None:
    """Remember that an entry was used, for `trim`; the times stay on this machine."""
    with suppress(OSError):
        used = path.stat().st_mtime_ns
        now = _now()
        if now - used > _MARK_AFTER:
            os.utime(path, ns=(now, now))


def _now() -> int:
    import time

    return time.time_ns()


NO_CACHE = Cache(None)
