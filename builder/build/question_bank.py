"""Write the questions of a course as a bank for other platforms, in its own language or a translation."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from builder import source
from builder.build.courses import sound
from builder.build.desk import desk
from builder.catalog import localize
from builder.errors import Problem, ProblemsFound, SatchelError
from builder.exchange.bank import Told
from builder.model import Course

_MORE = "Moodle XML holds more than GIFT: satchel export --questions moodle-xml"
BankForm: TypeAlias = Literal["gift", "moodle-xml"]


def export_questions(project: Path, slug: str, locale: str, form: BankForm) -> tuple[bytes, tuple[Problem, ...]]:
    """Write a bank, and tell what it leaves out; raises `ProblemsFound`, and `SatchelError` where nothing is asked."""
    course = _localized(project, slug, locale)
    told = Told(way=_MORE) if form == "gift" else Told()
    if form == "gift":
        from builder.exchange.bank_gift import write_gift

        content = write_gift(course, told).encode()
    else:
        from builder.exchange.bank_moodle import write_moodle_xml

        content = write_moodle_xml(course, lambda path: _media(project, slug, path), told)
    if b"<question " not in content and b"::" not in content:
        raise SatchelError(f"`{slug}` has no question that this format could hold.")
    return content, tuple(told.problems)


def _localized(project: Path, slug: str, locale: str) -> Course:
    """Put a course into a language; where a text has no translation, it is in the source's."""
    surveyed = sound(project, slug)
    if not locale or locale == surveyed.course.source_locale:
        return localize(surveyed.course, (), surveyed.course.source_locale).course
    return desk(project, slug, locale).localized(with_own=True).course


def _media(project: Path, slug: str, path: str) -> bytes:
    try:
        return source.read_media(project, slug, path)
    except ProblemsFound:
        return b""
