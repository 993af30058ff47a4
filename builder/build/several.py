"""Put a course into several locales at once, for packages that hold them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder import locales
from builder.build.courses import Survey, in_locale
from builder.build.gates import held_back
from builder.build.kit import kit_of
from builder.build.stock import Lot, Stock, edition_of, profiles_of
from builder.build.together import FEWEST
from builder.build.traits import before
from builder.build.values import Job, Order
from builder.catalog import Localized
from builder.errors import Place, Problem, Severity, merged
from builder.model import Audience
from builder.targets import Target


def several_locales(order: Order, surveyed: Survey) -> Stock:
    """Put a course into each locale of a job; those below their gate stay out. Raises `ProblemsFound`."""
    job, project, known = order.job, Path(order.job.project), before(order)
    every = [in_locale(project, surveyed.course, locale, surveyed.texts, known) for locale in job.locales]
    members = tuple(one for one in every if job.draft or not held_back(one))
    absent = tuple(one for one in every if one not in members)
    problems = merged((surveyed.problems, *(one.problems for one in every), tuple(map(_absent, absent))))
    if len(members) < FEWEST:
        return Stock(lots=lambda audience, target: iter(()), shelf=surveyed.shelf, held=_alone(job, absent))
    kits = tuple((one.course.locale, kit_of(project, surveyed, one, job.cache)) for one in members)
    kit = replace(kits[0][1], others=kits)

    def lots(audience: Audience, target: Target) -> Iterator[Lot]:
        for profile in profiles_of(job, members[0].course, target):
            yield Lot(editions=tuple(edition_of(one, audience, profile) for one in members), kit=kit)

    return Stock(lots=lots, shelf=surveyed.shelf, problems=problems)


def _absent(one: Localized) -> Problem:
    name = locales.name_in(one.course.locale, "en")
    return Problem(
        code="B308",
        message=f"The bundle leaves out {name} (`{one.course.locale}`): it is held back.",
        place=replace(one.course.place, line=0),
        hint="Translate the rest, lower `gates:` in course.yaml, or build drafts too: `--draft`.",
        severity=Severity.NOTE,
    )


def _alone(job: Job, absent: tuple[Localized, ...]) -> Problem:
    names = ", ".join(locales.name_in(one.course.locale, "en") for one in absent)
    return Problem(
        code="B306",
        message=f"There is no bundle: of {len(job.locales)} languages only {len(job.locales) - len(absent)} can be "
        f"given out; held back: {names}.",
        place=Place(file=f"course_src/{job.course}/course.yaml"),
        hint="Translate the rest, lower `gates:` in course.yaml, or build drafts too: `--draft`.",
        severity=Severity.WARNING,
    )
