"""Count how much of a course is translated: in all, in each module, in questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from builder.model import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Be the words of one prose: in a question or not, translated or not."""

    is_asked: bool
    words: int
    is_done: bool


def counts(counted: Iterable[Counted]) -> Coverage:
    """Sum up the prose of a part of a course."""
    rows = tuple(counted)
    return Coverage(
        words=sum(row.words for row in rows),
        translated=sum(row.words for row in rows if row.is_done),
        question_words=sum(row.words for row in rows if row.is_asked),
        question_translated=sum(row.words for row in rows if row.is_asked and row.is_done),
    )


def coverage(beside: Coverage, modules: Sequence[tuple[str, Coverage]]) -> Coverage:
    """Sum up a course: its modules, by their slugs, and what stands beside them."""
    parts = (beside, *(part for _slug, part in modules))
    return replace(
        Coverage(
            words=sum(part.words for part in parts),
            translated=sum(part.translated for part in parts),
            question_words=sum(part.question_words for part in parts),
            question_translated=sum(part.question_translated for part in parts),
        ),
        modules=tuple(modules),
    )
