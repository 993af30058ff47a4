"""Make what goes out to people without tools for catalogs: files to fill in, a page to review on, a form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from builder.build.desk import Desk, desk
from builder.build.dist import write_whole
from builder.errors import SatchelError
from builder.exchange import place_form, review_page, write_sheet, write_xliff

SheetForm: TypeAlias = Literal["xliff", "xlsx"]
PlaceForm: TypeAlias = Literal["html", "xlsx"]


def export(project: Path, slug: str, locale: str, form: SheetForm) -> bytes:
    """Write the texts of a course for a locale; a spreadsheet has a place's questions as its second sheet.

    Raises `ProblemsFound`, and `SatchelError` where a library is missing.
    """
    at = desk(project, slug, locale)
    if form == "xliff":
        return write_xliff(at.handout())
    return write_sheet(at.handout(at.questions() if at.is_place else ()), at.say)


def review(project: Path, slug: str, locale: str) -> bytes:
    """Write the page on which a course can be reviewed in a locale; raises `ProblemsFound`."""
    at = desk(project, slug, locale)
    localized = at.localized(with_own=True)
    return review_page(localized.course, at.handout(), at.means(localized)).encode()


def place(project: Path, slug: str, locale: str, form: PlaceForm = "html") -> bytes:
    """Write a course's questions to a place, as a page or a spreadsheet.

    Raises `ProblemsFound`, and `SatchelError` where the course asks nothing.
    """
    at = desk(project, slug, locale)
    _check_asks(at)
    if form == "xlsx":
        return write_sheet(replace(at.handout(at.questions()), texts=()), at.say)
    localized = at.localized(with_own=False)
    shown = at.means(at.localized(with_own=True))
    return place_form(localized.course, at.questions(), at.own_slots, shown).encode()


def _check_asks(at: Desk) -> None:
    if not at.course.facts and not at.course.slots:
        said = f"`{at.course.slug}` asks nothing of a place: declare `facts:` and `slots:` in its course.yaml."
        raise SatchelError(said)


def give_out(path: Path, content: bytes) -> None:
    """Write a file for people, whole or not at all."""
    write_whole(path, content)
