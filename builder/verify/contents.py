"""Open a package, and hold what is in it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from builder.archive import zip_bytes
from builder.errors import Place, Problem, ProblemsFound, Severity
from builder.model import File

MANIFEST = "imsmanifest.xml"
PAGE = "index.html"
# More than any course holds; a package that unpacks to more is an attack.
LARGEST = 4_000_000_000
LARGEST_PACKAGE = 1_000_000_000
LARGEST_TEXT = 100_000_000
# Pages are read by a parser, 3 MB a second; the largest course has 5 MB of them.
LARGEST_TEXTS = 200_000_000
MOST_FILES = 50_000
_ENTRY = b"PK\x01\x02"  # what begins each file's line in the list of a zip (PKWARE APPNOTE 4.3.12)
_TEXTS = (".html", ".htm", ".svg", ".css", ".js", ".xml", ".json")


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Hold the files of a package by path; `name` is what people call it."""

    name: str
    files: Mapping[str, zipfile.ZipInfo]
    archive: zipfile.ZipFile
    is_single: bool = False

    @cached_property
    def is_scorm(self) -> bool:
        """Say whether it means to be a SCORM package: a manifest stands somewhere in it, however it is spelled."""
        return any(path.rpartition("/")[2].lower() == MANIFEST for path in self.files)

    def read(self, path: str) -> bytes:
        """Read a file; raises `ProblemsFound` for one that is damaged, or larger than any text."""
        try:
            if self.files[path].file_size > LARGEST_TEXT:
                raise zipfile.BadZipFile("it is too large for a text")
            return self.archive.read(self.files[path])
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as broken:
            raise ProblemsFound([self.problem("W101", f"`{path}` cannot be unpacked: {broken}.", _AGAIN)]) from None

    def place(self, path: str = "", line: int = 0) -> Place:
        inside = f"/{path}" if path and not self.is_single else ""
        return Place(file=self.name + inside, line=line)

    def problem(self, code: str, message: str, hint: str, path: str = "", line: int = 0) -> Problem:
        """Tell of an error."""
        return Problem(code=code, message=message, hint=hint, place=self.place(path, line))

    def warning(self, code: str, message: str, hint: str, path: str = "", line: int = 0) -> Problem:
        """Tell of what only some platforms mind."""
        return Problem(code=code, message=message, hint=hint, place=self.place(path, line), severity=Severity.WARNING)


_AGAIN = "Copy or download the file again, or build the package anew."


def open_package(name: str, content: bytes) -> Contents:
    """Open a zip, or a single page as if it were alone in one; raises `ProblemsFound` for what is neither."""
    if name.lower().endswith((".html", ".htm")):
        return replace(_opened(name, zip_bytes([File(path=PAGE, content=content)])), is_single=True)
    return _opened(name, content)


def _opened(name: str, content: bytes) -> Contents:
    place = Place(file=name)
    if content.count(_ENTRY) > MOST_FILES:  # the library would keep all of them in memory
        raise ProblemsFound([_attack(place, f"It holds more than {MOST_FILES:,} files.")])
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as broken:
        raise ProblemsFound(
            [Problem(code="W101", message=f"This is no zip, or a damaged one: {broken}.", place=place, hint=_AGAIN)]
        ) from None
    files = {entry.filename: entry for entry in archive.infolist() if not entry.filename.endswith("/")}
    if sum(entry.file_size for entry in files.values()) > LARGEST:
        raise ProblemsFound([_attack(place, f"It would unpack to more than {LARGEST / 1e9:g} GB.")])
    if sum(entry.file_size for path, entry in files.items() if path.lower().endswith(_TEXTS)) > LARGEST_TEXTS:
        raise ProblemsFound([_attack(place, f"It would unpack to more than {LARGEST_TEXTS / 1e6:g} MB of text.")])
    return Contents(name=name, files=files, archive=archive)


def _attack(place: Place, message: str) -> Problem:
    return Problem(code="W101", message=message, place=place, hint="Do not unpack it.")
