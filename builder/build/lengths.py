"""Look for paths that Windows cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.build.values import Package
from builder.errors import Place, Problem, Severity
from builder.model import File

# Windows opens no path of 260 characters or more unless it was told to; some belong to the folder around dist/.
LONGEST = 240
_AROUND = 60


def too_long(package: Package, files: Iterable[File], place: Place) -> Iterator[Problem]:
    """B108: a package, or a file in its folder, has a path that is too long on a desktop of Windows."""
    inside = (f"{package.folder}/{file.path}" for file in files) if package.folder else ()
    path = max((package.path, *inside), key=len)
    if len(path) <= LONGEST - _AROUND:
        return
    yield Problem(
        code="B108",
        message=f"`{path}` has {len(path)} characters; "
        f"Windows may not open it where more than {_AROUND} stand before it.",
        place=place,
        hint="Shorten the name of the course or of the file.",
        severity=Severity.WARNING,
    )
