"""Zip files so that they come out the same on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from builder.errors import SatchelError
from builder.model import File

# What every package says about itself: what it was made of, by what, and which files it holds.
PACKING_LIST = "satchel.json"
# What it is called beside a package of one file: not as the progress of a learner (`….satchel.json`) is.
BESIDE = "packing.json"

# The first moment that a zip can tell (PKWARE APPNOTE 4.4.6).
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16
_LEVEL = 6
# Deflating these again costs ten times the time and gains under one per cent.
_COMPRESSED = tuple(
    f".{kind}"
    for kinds in ("png jpg jpeg webp gif", "mp3 ogg opus m4a mp4 webm", "pdf woff woff2 zip epub")
    for kind in kinds.split()
)


def zip_bytes(files: Iterable[File]) -> bytes:
    """Zip files sorted by name; raises `SatchelError` for names that do not unpack everywhere."""
    by_name = sorted(files, key=lambda file: file.path)
    check_names(file.path for file in by_name)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in by_name:
            archive.writestr(_entry(file.path), file.content, compresslevel=_LEVEL)
    return buffer.getvalue()


def check_names(names: Iterable[str]) -> None:
    """Raise `SatchelError` for a name that leads out of the archive, or that two files would share."""
    seen: dict[str, str] = {}
    for name in names:
        if not _is_inside(name):
            raise SatchelError(f"A package cannot hold a file called {name!r}.")
        if name.lower() in seen:
            raise SatchelError(f"A package cannot hold both {seen[name.lower()]!r} and {name!r}.")
        seen[name.lower()] = name


def _is_inside(name: str) -> bool:
    """Say whether a name is relative, uses `/`, and never climbs."""
    parts = name.split("/")
    return not any(part in {"", ".", ".."} for part in parts) and not set(name) & set("\\:\0")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_DATE)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    stored = name.lower().endswith(_COMPRESSED)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry
