"""Make slides for a projector: headings, key points, figures, activities and questions of each module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem
from builder.model import File
from builder.targets.target import Kit, Target

if TYPE_CHECKING:
    from builder.model import Edition


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield the slides of each edition, with its modules as bookmarks, and say which tables are wider than a slide."""
    # Templates and WeasyPrint load in the process that renders, not where targets are listed.
    from builder.targets.pdf_parts.pango import load
    from builder.targets.pdf_parts.press import bound, lay_out
    from builder.targets.pdf_parts.slides import slides
    from builder.targets.pdf_parts.wide import wide_tables

    load()  # without Pango nothing else needs to be done
    for edition in editions:
        deck = lay_out(slides(edition, kit))
        yield from wide_tables(deck, edition.locale, "a slide")
        yield File(path=f"{edition.course.slug}.pdf", content=bound((deck,)))


TARGET = Target(
    name="slides",
    suffix="pdf",
    scope="course",
    summary="Slides for a projector: headings, key points, figures, activities, and questions without their answers.",
    form="file",
    files=files,
    audiences=("trainer",),
    whole=False,
)
