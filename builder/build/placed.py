"""Tell of the places of a course what differs there, and where each of it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder import source
from builder.build.desk import desk
from builder.exchange import Origin, origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Hold one fact, slot or file of a course in a locale."""

    course: str
    locale: str
    origin: Origin


def placed(project: Path, slug: str, locale: str = "") -> tuple[Placed, ...]:
    """List what differs in one locale, or in each that has a context pack; raises `ProblemsFound`."""
    tags = (locale,) if locale else sorted(source.find_packs(project, slug))
    return tuple(row for tag in tags for row in _in_locale(project, slug, tag))


def _in_locale(project: Path, slug: str, locale: str) -> tuple[Placed, ...]:
    at = desk(project, slug, locale)
    return tuple(Placed(course=slug, locale=locale, origin=one) for one in origins(at.course, at.packs, locale))
