"""Let an author allow what a check finds, with her reason in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.checks.walking import warning
from builder.codes import entry, near_codes
from builder.errors import Place, Problem
from builder.markdown.reach import Comment, comments
from builder.model import SourceFile, SourceTree

_BEGINNING = "satchel:"
_ALLOW = re.compile(r"satchel:\s*allow\s+(?P<codes>[\w, ]+?)\s*(?::\s*(?P<reason>.*))?")
_EXAMPLE = "<!-- satchel: allow A103: the word is part of the title -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Allow a code in a file (`""`: everywhere in the course) from one line to another (0, 0: in all of it)."""

    code: str
    place: Place
    file: str = ""
    first: int = 0
    last: int = 0

    def covers(self, problem: Problem) -> bool:
        """Say whether a problem is allowed by it."""
        where = problem.place
        is_there = not self.file or where.file == self.file
        return problem.code == self.code and is_there and (not self.last or self.first <= where.line <= self.last)


def waivers(tree: SourceTree) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """Read the waivers of a course, and tell what is wrong with them."""
    found: list[Waiver] = []
    problems: list[Problem] = []
    for waiver in (*_of_settings(tree), *(one for file in _texts(tree) for one in _of_file(file))):
        problem = waiver if isinstance(waiver, Problem) else _fault(waiver)
        if problem:
            problems.append(problem)
        elif isinstance(waiver, Waiver):
            found.append(waiver)
    return tuple(found), tuple(problems)


def waived(problems: Iterable[Problem], allowed: tuple[Waiver, ...]) -> tuple[Problem, ...]:
    """Leave out the problems that an author allows."""
    return tuple(one for one in problems if not any(waiver.covers(one) for waiver in allowed))


def idle_waivers(problems: Iterable[Problem], allowed: tuple[Waiver, ...]) -> Iterator[Problem]:
    """U103: a waiver allows what nobody finds; `problems` are all that were found before waiving."""
    found = tuple(problems)
    for waiver in allowed:
        if not any(waiver.covers(one) for one in found):
            message = f"{waiver.code} is allowed here, but nothing of the kind is found."
            yield warning("U103", message, waiver.place, "Delete the waiver, or move it right above what it is about.")


def _texts(tree: SourceTree) -> tuple[SourceFile, ...]:
    glossary = (tree.glossary,) if tree.glossary else ()
    return (*(module.file for module in tree.modules), *glossary)


def _of_settings(tree: SourceTree) -> Iterator[Waiver]:
    for index, one in enumerate(tree.settings.allowed):
        line = tree.settings.lines.get(f"allow.{index}", tree.settings.lines.get("allow", 1))
        file = one.file if one.file.startswith(("course_src/", "translations/")) else f"{tree.folder}/{one.file}"
        yield Waiver(code=one.code, place=Place(file=tree.place.file, line=line), file=file if one.file else "")


def _of_file(file: SourceFile) -> Iterator[Waiver | Problem]:
    for comment in comments(file.text, _BEGINNING):
        place = Place(file=file.path, line=comment.line)
        match = _ALLOW.fullmatch(comment.text)
        if match is None:
            yield warning("U105", "This comment is not understood.", place, f"Write it so: {_EXAMPLE}")
        elif not (match["reason"] or "").strip():
            yield warning("U101", "The waiver gives no reason.", place, f"Say why after a colon: {_EXAMPLE}")
        elif not comment.is_first and not comment.last:
            hint = "Write it on a line of its own, above the block that it is about."
            yield warning("U105", "The waiver stands above nothing.", place, hint)
        else:
            yield from (_waiver(code, comment, place) for code in re.findall(r"\w+", match["codes"]))


def _waiver(code: str, comment: Comment, place: Place) -> Waiver:
    first, last = (0, 0) if comment.is_first else (comment.first, comment.last)
    return Waiver(code=code, place=place, file=place.file, first=first, last=last)


def _fault(waiver: Waiver) -> Problem | None:
    """U102, U104: there is no such code, or nothing can be built while it is there."""
    known = entry(waiver.code)
    if known is None:
        near = ", ".join(f"`{code}`" for code in near_codes(waiver.code))
        hint = f"Did you mean one of {near}?" if near else "`satchel explain --list` names all codes."
        return warning("U102", f"There is no code `{waiver.code}`.", waiver.place, hint)
    if not known.can_be_waived:
        hint = f"Mend it; `satchel explain {waiver.code}` says how."
        message = f"{waiver.code} cannot be allowed: {known.title[:1].lower()}{known.title[1:]}."
        return warning("U104", message, waiver.place, hint)
    return None
