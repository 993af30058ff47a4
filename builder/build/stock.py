"""Hold what a job can make packages of: the editions of a course in a locale, by audience, profile and target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

from builder.build.courses import Survey, in_locale
from builder.build.gates import held_back
from builder.build.kit import kit_of
from builder.build.traits import Shelf, before
from builder.build.values import Job, Order
from builder.catalog import Localized
from builder.edition import select
from builder.errors import Problem
from builder.model import PROFILES, Audience, Course, Coverage, Edition, Profile
from builder.model.translation import NOTHING_COUNTED
from builder.targets import Kit, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Be what one package is made of: its editions and the kit; or what is told about dividing a course."""

    editions: tuple[Edition, ...]
    kit: Kit
    problems: tuple[Problem, ...] = ()


Lots: TypeAlias = Callable[[Audience, Target], Iterator[Lot]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Be a course as a job wants it: how far it is, what is wrong with it, what keeps it, what packages hold.

    `shelf` holds what is newly known of its modules.
    """

    lots: Lots
    shelf: Shelf
    coverage: Coverage = NOTHING_COUNTED
    problems: tuple[Problem, ...] = ()
    held: Problem | None = None


def one_locale(order: Order, surveyed: Survey) -> Stock:
    """Put a course into the locale of a job; raises `ProblemsFound`."""
    job, project = order.job, Path(order.job.project)
    localized = in_locale(project, surveyed.course, job.locale, surveyed.texts, before(order))
    held = held_back(localized)
    kit = kit_of(project, surveyed, localized, job.cache)
    course = on_paper(localized.course, job)

    @cache
    def edition(audience: Audience, profile: Profile) -> Edition:
        chosen = select(course, audience, localized.coverage, profile)
        return replace(chosen, is_draft=held is not None, translation=localized.translation)

    def lots(audience: Audience, target: Target) -> Iterator[Lot]:
        for profile in profiles_of(job, course, target):
            parts = target.split(edition(audience, profile), kit)
            yield Lot(editions=(), kit=kit, problems=parts.problems)
            yield from (Lot(editions=(one,), kit=kit) for one in parts.editions)

    return Stock(
        lots=lots,
        shelf=surveyed.shelf,
        coverage=localized.coverage,
        problems=(*surveyed.problems, *localized.problems),
        held=None if job.draft else held,
    )


def profiles_of(job: Job, course: Course, target: Target) -> tuple[Profile, ...]:
    """List the profiles that a target is made in: paper shows every picture as fine as it can print it."""
    if target.paper:
        return ("full",) if "full" in (job.profiles or PROFILES) else ()
    return job.profiles or course.profiles


def on_paper(course: Course, job: Job) -> Course:
    """Print a course as the job asks, else as course.yaml says."""
    return replace(course, print=replace(course.print, paper=job.paper or course.print.paper, ink_saver=job.ink_saver))


def edition_of(localized: Localized, audience: str, profile: Profile) -> Edition:
    """Choose an edition of a localized course for a package with others."""
    edition = select(localized.course, cast(Audience, audience), localized.coverage, profile)
    return replace(edition, translation=localized.translation, is_draft=held_back(localized) is not None)
