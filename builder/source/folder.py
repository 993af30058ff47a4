"""Read files of a folder, and never what lies outside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.errors import Place, Problem, ProblemsFound
from builder.model import SourceFile
from builder.source.text import decode

# A module of 1,600 words has 12 KB; 16 MB of text is a mistake (a picture pasted in as base64, a log file).
LARGEST_TEXT = 16_000_000


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

    def read_bytes(self, inside: str) -> bytes:
        """Read a file; raises `ProblemsFound` where it lies outside the folder or cannot be read."""
        self.check(inside)
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
        content = self.read_bytes(inside)
        if len(content) > largest:
            raise ProblemsFound([_too_large(self.place(inside), len(content), largest)])
        text, problems = decode(content, self.file_name(inside))
        return SourceFile(path=self.file_name(inside), text=text), problems

    def check(self, inside: str) -> None:
        """Raise `ProblemsFound` unless this is a plain file under the folder, its links followed."""
        if not self.holds(self.path / inside):
            raise ProblemsFound([_outside(self.place(inside))])

    def holds(self, path: Path) -> bool:
        """Say whether a path, its links followed, is a plain file under this folder."""
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: a loop of links
            return False
        return real.is_file() and real.is_relative_to(self.path.resolve())

    def files_under(self, inside: str) -> Iterator[str]:
        """Name the files under a subfolder (`media/a/b.png`), sorted; no hidden ones, no linked folders."""
        top = self.path / inside
        entries = sorted(top.iterdir(), key=lambda path: path.name) if top.is_dir() else []
        for path in entries:
            name = f"{inside}/{path.name}"
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                yield from self.files_under(name)
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
        hint="Split the file, or move pictures out of it into media/.",
    )
