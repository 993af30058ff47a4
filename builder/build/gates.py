"""Hold a translation back that is below its course's release gate, and say what is missing."""

from __future__ import annotations

from builder import locales
from builder.catalog import Localized
from builder.errors import Place, Problem, Severity


def held_back(localized: Localized) -> Problem | None:
    """Say why a translation is not given out, or None where nothing stands in its way."""
    course, coverage = localized.course, localized.coverage
    gates = course.gates
    if gates.let_through(coverage):
        return None
    parts = (
        ("words", coverage.percent, gates.words),
        ("words in questions", coverage.question_percent, gates.questions),
    )
    missing = [
        f"{there} % of the {what} are translated, {gate} % must be" for what, there, gate in parts if there < gate
    ]
    name = locales.name_in(course.locale, "en")
    return Problem(
        code="G101",
        message=f"{name} (`{course.locale}`) is held back: {'; '.join(missing)}.",
        place=Place(file=localized.catalog or course.place.file),
        hint=f"Translate the rest, lower `gates:` in course.yaml, or build a draft: `satchel build -l {course.locale} "
        "--draft`.",
        severity=Severity.WARNING,
    )
