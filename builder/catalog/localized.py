"""Hold what localizing a course gives."""

from __future__ import annotations

from dataclasses import dataclass

from builder.errors import Problem
from builder.model import Course, Coverage, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized:
    """Hold a course in one locale, how much of it is translated, and what is wrong with the translations.

    Every prose of the course has `nodes` and the `locale` they are in; another one than the course's is a fallback.
    `translation` says whose words these are; in the source's language there is none. `catalog` names the PO file that
    they come from first.
    """

    course: Course
    coverage: Coverage
    translation: Translation | None = None
    catalog: str = ""
    problems: tuple[Problem, ...] = ()
