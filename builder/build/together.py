"""Plan the packages that hold a course in several languages at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.build.values import Job, Plan
from builder.errors import Place, Problem
from builder.targets import find_targets

# ISO 639 for "multiple languages": the locale of a job, and of its packages, that hold several.
MANY = "mul"
FEWEST = 2


def apart(jobs: Iterable[Job]) -> Iterator[Job]:
    """Give the jobs of one course the targets that are made locale by locale, and one job the others."""
    every = tuple(jobs)
    first = every[0]
    collections = tuple(name for name in first.targets if _is_collection(name))
    single = tuple(name for name in first.targets if name not in collections)
    yield from (replace(job, targets=single) for job in every if single)
    if collections and len(first.locales) >= FEWEST:
        yield replace(first, locale=MANY, targets=collections)


def _is_collection(name: str) -> bool:
    return find_targets()[name].scope == "collection"


def in_some(job: Job, wanted: tuple[str, ...]) -> Iterator[Job]:
    """Keep those languages of a job that are wanted, as long as they are several."""
    members = tuple(locale for locale in job.locales if locale in wanted)
    if len(members) >= FEWEST:
        yield replace(job, locales=members)


def too_few(planned: Plan, courses: Iterable[str]) -> tuple[Problem, ...]:
    """Tell of courses that nothing is made of, because what was asked for needs several languages."""
    begun = {job.course for job in planned.jobs}
    return tuple(_too_few(slug) for slug in courses if slug not in begun)


def _too_few(slug: str) -> Problem:
    return Problem(
        code="B307",
        message="A bundle holds a course in several languages, and here there is only one.",
        place=Place(file=f"course_src/{slug}/course.yaml"),
        hint="Name two languages (`-l en -l ar`), begin another translation (`satchel update`), or build `-t html`.",
    )
