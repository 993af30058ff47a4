"""Say what is wrong with a course: where, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a problem weighs: an error stops the package, a warning is told, a note says what was done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Point at a line (1-based; 0 means the whole file) of a file named from the project's root."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Hold one finding: a permanent code, a sentence, a place and a way out."""

    code: str
    message: str
    place: Place
    hint: str = ""
    excerpt: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def row_of(problem: Problem) -> dict[str, Any]:
    """Write a problem as JSON knows it: a tenth of the time of `dataclasses.asdict`."""
    return {
        "code": problem.code,
        "message": problem.message,
        "place": {"file": problem.place.file, "line": problem.place.line},
        "hint": problem.hint,
        "excerpt": problem.excerpt,
        "severity": problem.severity.value,
    }


def problem_of(row: Mapping[str, Any]) -> Problem:
    """Read a problem back that `row_of` has written."""
    return Problem(**{**row, "place": Place(**row["place"]), "severity": Severity(row["severity"])})


class SatchelError(Exception):
    """Stop a stage; whatever it holds goes to `super().__init__` positionally, so that it pickles."""


class ProblemsFound(SatchelError):
    """Carry every problem of one course out of the stage that cannot go on."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep the problems that stop a build."""
    return tuple(problem for problem in problems if problem.is_error)


def stop_on_errors(problems: Iterable[Problem]) -> None:
    """Raise `ProblemsFound` with all problems when one of them is an error."""
    found = tuple(problems)
    if errors_in(found):
        raise ProblemsFound(found)


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Tell each problem once, by file and line."""
    return tuple(sorted(dict.fromkeys(problems), key=_rank))


def _rank(problem: Problem) -> tuple[str, int, str, str]:
    return problem.place.file, problem.place.line, problem.code, problem.message


def merged(groups: Iterable[tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Join problems of several courses or jobs: each once, by file and line."""
    return once(problem for group in groups for problem in group)
