"""Mend what has one right mend in the files of a course: every file whole, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder import source
from builder.build.courses import survey
from builder.build.dist import write_all
from builder.build.ids import write_ids
from builder.build.languages import locales_of
from builder.catalog.scripts import scripts_of_language
from builder.checks.mends import MENDS, WHOLE, Change, mended
from builder.errors import Place, Problem
from builder.source.folder import Folder

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Say what was changed, and what could not be mended although its code can."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()


def mend(project: Path, slug: str, problems: Iterable[Problem]) -> Mended:
    """Mend the problems of a course that have one right mend, and write its files."""
    found = tuple(problems)
    changes: list[Change] = []
    files: dict[Path, bytes] = {}
    languages = _languages(project, slug)
    for name in sorted({one.place.file for one in found if one.code in (*MENDS, *WHOLE)}):
        before = Folder(path=project, name="").read_bytes(name)
        after, made = _mended(before, name, tuple(one for one in found if one.place.file == name), languages)
        if after != before:
            files[project / name] = after
            changes += made
    write_all(files)
    named, left = _named(project, slug, found)
    return Mended(changes=(*changes, *named), problems=left)


def _mended(
    before: bytes, name: str, problems: tuple[Problem, ...], languages: dict[str, str]
) -> tuple[bytes, tuple[Change, ...]]:
    if before.startswith(_UTF16):
        text = before.decode("utf-16", "replace")
        whole = Change(file=name, line=0, code="S101", before="saved as UTF-16", after="saved as UTF-8")
        return text.encode(), (whole,)
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:  # which letters were meant, only its author knows
        return before, ()
    after, changes = mended(text, problems, languages)
    return after.encode(), changes


def _languages(project: Path, slug: str) -> dict[str, str]:
    """Map each script to the language that it means in a course: the one translation that is written in it."""
    spoken = source.source_language(project, slug)
    own = scripts_of_language(spoken) if spoken else frozenset()
    found: dict[str, list[str]] = {}
    for tag in locales_of(project, slug, spoken)[1:]:
        for script in scripts_of_language(tag) - own:
            found.setdefault(script, []).append(tag)
    return {script: tags[0] for script, tags in found.items() if len(tags) == 1}


def _named(project: Path, slug: str, found: tuple[Problem, ...]) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Q901: write the ids that are missing."""
    wanting = {one.place.file for one in found if one.code == "Q901"}
    if not wanting:
        return (), ()
    naming = write_ids(project, slug, wanting)
    lines = {module.file.path: module.file.text.split("\n") for module in survey(project, slug).tree.modules}
    changes = (
        Change(
            file=one.place.file,
            line=one.place.line,
            code="Q901",
            before=_line(lines, one.place).replace(f" {{#{one.id}}}", ""),
            after=_line(lines, one.place),
        )
        for one in naming.missing
    )
    return tuple(changes), naming.problems


def _line(lines: dict[str, list[str]], place: Place) -> str:
    return lines.get(place.file, [""] * place.line)[place.line - 1]
