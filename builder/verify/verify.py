"""Verify one package by every rule that is for its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from builder.errors import Problem, ProblemsFound
from builder.verify.contents import Contents, open_package
from builder.verify.manifest import check_manifest
from builder.verify.names import check_names
from builder.verify.page import check_beside, check_calls, check_page, check_room, needs_of

Kind = Literal["scorm", "html", "single", "unknown"]
Rule = Callable[[Contents], Iterable[Problem]]

SCORM: tuple[Rule, ...] = (check_manifest, check_names, check_calls, check_beside, check_room)
HTML: tuple[Rule, ...] = (check_page, check_names, check_calls, check_beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Say what a package is and what is wrong with it; `state` is the largest of a learner's, of at most `room`."""

    name: str
    kind: Kind
    files: int = 0
    state: int = 0
    room: int = 0
    problems: tuple[Problem, ...] = ()


def verify(name: str, content: bytes) -> Verdict:
    """Verify the bytes of a package; what is wrong is in the verdict."""
    try:
        package = open_package(name, content)
    except ProblemsFound as found:
        return Verdict(name=name, kind="unknown", problems=found.problems)
    rules = SCORM if package.is_scorm else HTML
    problems = tuple(problem for rule in rules for problem in _told(rule, package))
    measured = None if any(problem.code == "W101" for problem in problems) else needs_of(package)
    return Verdict(
        name=name,
        kind=_kind(package),
        files=len(package.files),
        state=measured[0].whole if measured else 0,
        room=measured[1] if measured else 0,
        problems=tuple(dict.fromkeys(problems)),
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
