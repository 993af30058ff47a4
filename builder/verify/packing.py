"""Check a package against its own packing list, `satchel.json`."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.archive import BESIDE, PACKING_LIST
from builder.errors import Place, Problem
from builder.verify.contents import Contents

_CHUNK = 1 << 20
_AGAIN = "Take the package again from where it was made: somebody, or a bad copy, has changed it."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """Hold what a list says of a file."""

    path: str
    sha256: str


def check_packing(package: Contents) -> Iterator[Problem]:
    """Find files that are not as they were packed, that are gone, and that came later; who has no list is not ours."""
    if PACKING_LIST not in package.files:
        return
    listed = _read(package.read(PACKING_LIST))
    if listed is None:
        yield package.problem("W132", f"`{PACKING_LIST}` is no packing list.", _AGAIN, PACKING_LIST)
        return
    for path in sorted(package.files.keys() - listed.keys() - {PACKING_LIST}):
        yield package.problem("W135", f"`{path}` is in the package, but not in its packing list.", _AGAIN, path)
    for one in listed.values():
        if one.path not in package.files:
            yield package.problem("W134", f"`{one.path}` is in the packing list, but not in the package.", _AGAIN)
        elif _digest(package, one.path) != one.sha256:
            yield package.problem("W133", f"`{one.path}` is not as it was packed.", _AGAIN, one.path)


def compare(name: str, content: bytes, beside: bytes | None) -> Iterator[Problem]:
    """Compare a package that is one file with the list that lies beside it; it may have been given another name."""
    if beside is None:
        return
    listed = _read(beside)
    if listed is None or len(listed) != 1:
        message = f"`{name}.{BESIDE}` is no packing list of one file."
        yield Problem(code="W132", message=message, place=Place(file=name), hint=_AGAIN)
    elif hashlib.sha256(content).hexdigest() not in {one.sha256 for one in listed.values()}:
        message = f"`{name}` is not as it was made."
        yield Problem(code="W133", message=message, place=Place(file=name), hint=_AGAIN)


def _read(content: bytes) -> Mapping[str, _Listed] | None:
    """Read the files of a list, or nothing where it is none: it comes from strangers."""
    try:
        rows = json.loads(content)["files"]
        listed = [_Listed(path=row["path"], sha256=row["sha256"]) for row in rows]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_typed = all(isinstance(one.path, str) and isinstance(one.sha256, str) for one in listed)
    return {one.path: one for one in listed} if is_typed else None


def _digest(package: Contents, path: str) -> str:
    """Digest a file of any size, a piece at a time; a damaged one has no digest."""
    total = hashlib.sha256()
    try:
        with package.archive.open(package.files[path]) as file:
            while piece := file.read(_CHUNK):
                total.update(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return ""
    return total.hexdigest()
