"""Verify one package by every rule that is for its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from builder.archive import BESIDE
from builder.errors import Place, Problem, ProblemsFound, Severity
from builder.verify.contents import Contents, open_package
from builder.verify.manifest import check_manifest
from builder.verify.names import check_names
from builder.verify.packing import check_packing, compare
from builder.verify.page import check_beside, check_calls, check_page, check_room, needs_of

Kind = Literal["scorm", "html", "single", "pdf", "unknown"]
Rule = Callable[[Contents], Iterable[Problem]]

SCORM: tuple[Rule, ...] = (check_manifest, check_names, check_calls, check_beside, check_room, check_packing)
HTML: tuple[Rule, ...] = (check_page, check_names, check_calls, check_beside, check_packing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Say what a package is and what is wrong with it; `state` is the largest of a learner's, of at most `room`."""

    name: str
    kind: Kind
    files: int = 0
    state: int = 0
    room: int = 0
    problems: tuple[Problem, ...] = ()


def verify(name: str, content: bytes, listed: bytes | None = None) -> Verdict:
    """Verify the bytes of a package; `listed` is the packing list beside one file. What is wrong is in the verdict."""
    if content.startswith(b"%PDF-"):
        return _printed(name, content, listed)
    try:
        package = open_package(name, content)
    except ProblemsFound as found:
        return Verdict(name=name, kind="unknown", problems=found.problems)
    rules = SCORM if package.is_scorm else HTML
    problems = tuple(problem for rule in rules for problem in _told(rule, package))
    if package.is_single:
        problems = (*problems, *compare(name, content, listed))
    measured = None if any(problem.code == "W101" for problem in problems) else needs_of(package)
    return Verdict(
        name=name,
        kind=_kind(package),
        files=len(package.files),
        state=measured[0].needed if measured else 0,
        room=measured[1] if measured else 0,
        problems=tuple(dict.fromkeys(problems)),
    )


def _printed(name: str, content: bytes, listed: bytes | None) -> Verdict:
    """Compare a PDF with its list: what is wrong inside it others know better."""
    problems = tuple(compare(name, content, listed)) if listed is not None else (_nothing_beside(name),)
    return Verdict(name=name, kind="pdf", files=1, problems=problems)


def _nothing_beside(name: str) -> Problem:
    return Problem(
        code="W136",
        message=f"There is no `{name.rpartition('/')[2]}.{BESIDE}` to compare this PDF with.",
        place=Place(file=name),
        hint="Copy that file as well: it lies beside the PDF where it was made.",
        severity=Severity.WARNING,
    )


def _kind(package: Contents) -> Kind:
    if package.is_single:
        return "single"
    return "scorm" if package.is_scorm else "html"


def _told(rule: Rule, package: Contents) -> Iterator[Problem]:
    """Give back what a rule finds, or what stopped it."""
    try:
        yield from rule(package)
    except ProblemsFound as found:
        yield from found.problems
