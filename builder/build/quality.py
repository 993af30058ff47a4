"""Hold courses to what their institution asks for."""

from __future__ import annotations

from pathlib import Path

from builder import source
from builder.build.courses import Survey, in_locale, survey
from builder.build.standing import Standing, standings_of
from builder.checks import waived
from builder.errors import Problem, errors_in
from builder.report.measure import measure
from builder.report.required import Spoken, Subject, unmet


def inspect_required(project: Path, slug: str, profile: str) -> tuple[Problem, ...]:
    """Find what a course profile asks for and a course does not have, but what its author allows.

    A course with an error is not held to it: nobody knows what it has. Raises `ProblemsFound` for a wrong profile.
    """
    asked = source.read_requirements(project, profile)
    surveyed = survey(project, slug)
    if errors_in(surveyed.problems):
        return ()
    subject = subject_of(project, surveyed, standings_of(project, surveyed))
    return waived(unmet(asked, subject), surveyed.allowed)


def subject_of(project: Path, surveyed: Survey, translated: tuple[Standing, ...]) -> Subject:
    """Measure a course for what it is held to; raises `ProblemsFound`."""
    written = in_locale(project, surveyed.course, surveyed.course.source_locale, surveyed.texts)
    return Subject(
        course=surveyed.course,
        modules=measure(written.course),
        spoken=tuple(
            Spoken(locale=one.locale, held=one.held is not None or not one.coverage.words, review=one.review)
            for one in translated
        ),
    )
