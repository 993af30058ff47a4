"""Find what a course is built of and lacks."""

from __future__ import annotations

from collections.abc import Iterator

from builder.errors import Problem, Severity
from builder.model import Course, SourceTree


def modules_without_lessons(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L401: a module holds no `##` section, so there is nothing to step through or to mark as seen."""
    for module in course.modules:
        if not module.lessons:
            yield Problem(
                code="L401",
                message="The module has no lessons.",
                place=module.title.place,
                hint="Begin each lesson with a heading of two marks: `## What a plan can do`.",
                severity=Severity.WARNING,
            )
