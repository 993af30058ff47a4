"""Hold what a report says of a course, and a portfolio of courses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.codes import entry, family_of
from builder.errors import Place, Problem, Severity
from builder.report.access import Access
from builder.report.balance import Day, Share
from builder.report.measure import Measured
from builder.report.questioning import Questioning
from builder.report.readability import Readability


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Be a course in one locale: a line of the portfolio.

    `changed` counts the words of the source that are new or other since the `release` (None: nobody knows), `waiting`
    those of them that this locale has no translation of. `size` is the bytes of its `packages` together.
    """

    course: str
    title: str
    source_locale: str
    locale: str
    version: str
    percent: int
    question_percent: int
    gate: str
    review: str
    errors: int
    warnings: int
    packages: int
    size: int
    release: str = ""
    changed: int | None = None
    waiting: int | None = None

    @property
    def is_source(self) -> bool:
        return self.locale == self.source_locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Be a package in `dist/`, as a build has recorded it."""

    path: str
    locale: str
    audience: str
    target: str
    profile: str
    size: int
    version: str
    sheets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Count the problems of a family by severity."""

    letter: str
    name: str
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Gather the problems of one code: what it is, how many, and where the first of them are."""

    code: str
    title: str
    severity: str
    count: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Say how easy a course is to read in a locale."""

    locale: str
    figures: Readability


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Say what a course lacks of what a course profile asks for."""

    name: str
    title: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseReport:
    """Hold everything that a report says of a course."""

    slug: str
    title: str
    locale: str
    version: str
    license: str
    hours: float
    rows: tuple[Row, ...]
    families: tuple[Family, ...]
    findings: tuple[Finding, ...]
    boxes: tuple[Box, ...]
    modules: tuple[Measured, ...]
    days: tuple[Day, ...]
    stages: tuple[Share, ...]
    questions: Questioning
    access: Access
    readability: tuple[Read, ...]
    held: Held | None = None

    @property
    def minutes(self) -> int:
        """Sum the minutes of the modules."""
        return sum(module.minutes for module in self.modules)

    @property
    def words(self) -> int:
        """Sum the words that learners read."""
        return sum(module.words for module in self.modules)


# So many places of a code are shown.
_SHOWN = 3


def families(problems: Sequence[Problem]) -> tuple[Family, ...]:
    """Count problems by family and severity."""
    letters = sorted({problem.code[0] for problem in problems})
    return tuple(
        Family(
            letter=letter,
            name=family_of(letter),
            errors=count(problems, Severity.ERROR, letter),
            warnings=count(problems, Severity.WARNING, letter),
            notes=count(problems, Severity.NOTE, letter),
        )
        for letter in letters
    )


def count(problems: Iterable[Problem], severity: Severity, letter: str = "") -> int:
    """Count the problems of a severity, in a family or in all."""
    return sum(one.severity is severity and one.code.startswith(letter) for one in problems)


def findings(problems: Sequence[Problem]) -> tuple[Finding, ...]:
    """Gather problems by code, errors first."""
    codes: dict[str, list[Problem]] = {}
    for problem in problems:
        codes.setdefault(problem.code, []).append(problem)
    ranks = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    gathered = sorted(codes.items(), key=lambda pair: (ranks.index(pair[1][0].severity), pair[0]))
    return tuple(
        Finding(
            code=code,
            title=known.title if (known := entry(code)) else "",
            severity=str(found[0].severity),
            count=len(found),
            places=tuple(one.place for one in found[:_SHOWN]),
        )
        for code, found in gathered
    )
