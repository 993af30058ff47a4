"""Read files of a folder, and never what lies outside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.errors import Place, Problem, ProblemsFound
from builder.model import SourceFile
from builder.source.text import decode

# A module of 1,600 words has 12 KB in 200 lines, a catalog of 500 such modules 23 MB; what is larger than these is a
# mistake (a picture pasted in as base64, a log file) or an attack: the worst text takes 200 seconds a megabyte from
# here to a page.
LARGEST_TEXT = 32_000_000
LARGEST_BY_KIND = {".md": 1_000_000, ".svg": 5_000_000}
MOST_LINES = 20_000
# No phone takes a package with such a recording.
LARGEST_FILE = 500_000_000
MOST_FILES = 10_000
_DEEPEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Be a folder of the project: `path` on this machine, `name` from its root (`course_src/towns`)."""

    path: Path
    name: str

    def file_name(self, inside: str) -> str:
        """Name a file of this folder from the project's root."""
        return f"{self.name}/{inside}"

    def place(self, inside: str, line: int = 0) -> Place:
        return Place(file=self.file_name(inside), line=line)

    def has(self, inside: str) -> bool:
        return (self.path / inside).is_file()

    def read_bytes(self, inside: str, largest: int = LARGEST_FILE) -> bytes:
        """Read a file; raises `ProblemsFound` where it lies outside the folder, is too large or cannot be read."""
        self.check(inside, largest)
        try:
            return (self.path / inside).read_bytes()
        except OSError as error:
            raise ProblemsFound([_unreadable(self.place(inside), error)]) from None

    def read_text(self, inside: str, largest: int = LARGEST_TEXT) -> SourceFile:
        """Read a text file whole; raises `ProblemsFound`."""
        file, problems = self.decode_text(inside, largest)
        if problems:
            raise ProblemsFound(problems)
        return file

    def decode_text(self, inside: str, largest: int = LARGEST_TEXT) -> tuple[SourceFile, tuple[Problem, ...]]:
        """Read a text file as well as it goes, with its problems; raises where nothing can be read."""
        kind = Path(inside).suffix.lower()
        content = self.read_bytes(inside, min(largest, LARGEST_BY_KIND.get(kind, LARGEST_TEXT)))
        text, problems = decode(content, self.file_name(inside))
        if kind == ".md" and (lines := text.count("\n")) > MOST_LINES:
            raise ProblemsFound([_too_long(self.place(inside), lines)])
        return SourceFile(path=self.file_name(inside), text=text), problems

    def check(self, inside: str, largest: int = LARGEST_FILE) -> None:
        """Raise `ProblemsFound` unless this is a plain file under the folder, its links followed, and not too large."""
        if not self.holds(self.path / inside):
            raise ProblemsFound([_outside(self.place(inside))])
        if (size := (self.path / inside).stat().st_size) > largest:  # never in memory
            raise ProblemsFound([_too_large(self.place(inside), size, largest)])

    def holds(self, path: Path) -> bool:
        """Say whether a path, its links followed, is a plain file under this folder."""
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: a loop of links
            return False
        return real.is_file() and real.is_relative_to(self.path.resolve())

    def files_under(self, inside: str) -> Iterator[str]:
        """Name the files under a subfolder (`media/a/b.png`), sorted; no hidden ones, no linked folders.

        Raises `ProblemsFound` for more of them, or deeper ones, than any course has.
        """
        for number, name in enumerate(self._files(inside, _DEEPEST)):
            if number == MOST_FILES:
                raise ProblemsFound([_too_many(self.place(inside))])
            yield name

    def _files(self, inside: str, depth: int) -> Iterator[str]:
        if not depth:
            raise ProblemsFound([_too_deep(self.place(inside))])
        top = self.path / inside
        entries = sorted(top.iterdir(), key=lambda path: path.name) if top.is_dir() else []
        for path in entries:
            name = f"{inside}/{path.name}"
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                yield from self._files(name, depth - 1)
            else:
                yield name


def _outside(place: Place) -> Problem:
    return Problem(
        code="S104",
        message=f"`{place.file}` is a link or path that leads out of the course, or to nothing.",
        place=place,
        hint="Copy the file itself into the course's folder.",
    )


def _unreadable(place: Place, error: OSError) -> Problem:
    return Problem(
        code="S105",
        message=f"The file cannot be read: {error.strerror or type(error).__name__}.",
        place=place,
        hint="Check that the file exists and that you may read it.",
    )


def _too_large(place: Place, size: int, largest: int) -> Problem:
    return Problem(
        code="S103",
        message=f"The file has {size:,} bytes; at most {largest:,} are read.",
        place=place,
        hint="Make it smaller, split it, or move pictures out of it into media/.",
    )


def _too_long(place: Place, lines: int) -> Problem:
    return Problem(
        code="S106",
        message=f"The file has {lines:,} lines; at most {MOST_LINES:,} are read.",
        place=place,
        hint="Part it into several modules.",
    )


def _too_many(place: Place) -> Problem:
    return Problem(
        code="S107",
        message=f"The folder holds more than {MOST_FILES:,} files.",
        place=place,
        hint="Move what is no part of the course out of its folder.",
    )


def _too_deep(place: Place) -> Problem:
    return Problem(
        code="S108",
        message=f"Folders are nested more than {_DEEPEST - 1} deep.",
        place=Place(file=place.file[:200]),
        hint="Move the files up; a path longer than 260 characters cannot be unpacked on Windows.",
    )
