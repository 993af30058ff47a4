"""Count how much of a course is translated: in all, in each module, in questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.model import Course, Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Be the words of one prose: in which module (or none), in a question or not, translated or not."""

    module: str
    is_asked: bool
    words: int
    is_done: bool


def coverage(course: Course, counted: Iterable[Counted]) -> Coverage:
    """Sum up a course, and each of its modules in order."""
    rows = tuple(counted)
    by_module: dict[str, list[Counted]] = {module.slug: [] for module in course.modules}
    for row in rows:
        by_module.setdefault(row.module, []).append(row)
    modules = tuple((module.slug, _sum(by_module[module.slug])) for module in course.modules)
    return replace(_sum(rows), modules=modules)


def _sum(counted: Iterable[Counted]) -> Coverage:
    rows = tuple(counted)
    return Coverage(
        words=sum(row.words for row in rows),
        translated=sum(row.words for row in rows if row.is_done),
        question_words=sum(row.words for row in rows if row.is_asked),
        question_translated=sum(row.words for row in rows if row.is_asked and row.is_done),
    )
