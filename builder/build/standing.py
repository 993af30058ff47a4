"""Measure how far each translation of a course is, whether it may be given out, and who has read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder import source
from builder.build.courses import Survey, chain_of, in_locale, sound
from builder.build.gates import held_back
from builder.build.languages import locales_of
from builder.catalog import is_current
from builder.errors import Problem, ProblemsFound
from builder.model import Course, Coverage, Review, Translation

_NONE = Coverage()
_NOBODY = Translation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Be one review, and whether the translation is still what was read."""

    review: Review
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Say how far a course is translated into one locale; `held` says why it is not given out."""

    course: str
    title: str
    locale: str
    coverage: Coverage = _NONE
    translation: Translation = _NOBODY
    readings: tuple[Reading, ...] = ()
    held: Problem | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def review(self) -> str:
        """Sum the reviews up in a word: `native`, `read`, `stale` or `none`."""
        if self.translation.is_native_reviewed:
            return "native"
        if any(reading.is_current for reading in self.readings):
            return "read"
        return "stale" if self.readings else "none"


def standings(project: Path, slug: str) -> tuple[Standing, ...]:
    """Measure every translation of a course; raises `ProblemsFound` when the course itself has an error."""
    return standings_of(project, sound(project, slug))


def standings_of(project: Path, surveyed: Survey) -> tuple[Standing, ...]:
    """Measure every translation of a sound course."""
    course, slug = surveyed.course, surveyed.course.slug
    reviews = source.read_reviews(project, slug)
    tags = locales_of(project, slug, course.source_locale)[1:]
    return tuple(_standing(project, course, tag, reviews) for tag in tags)


def _standing(project: Path, course: Course, locale: str, reviews: tuple[Review, ...]) -> Standing:
    try:
        localized = in_locale(project, course, locale)
        chain = chain_of(project, course, locale)
    except ProblemsFound as found:
        return Standing(course=course.slug, title=course.title.source, locale=locale, problems=found.problems)
    own = (review for review in reviews if review.locale == locale)
    return Standing(
        course=course.slug,
        title=course.title.source,
        locale=locale,
        coverage=localized.coverage,
        translation=localized.translation or _NOBODY,
        readings=tuple(Reading(review=one, is_current=is_current(one, course, chain)) for one in own),
        held=held_back(localized),
        problems=localized.problems,
    )
