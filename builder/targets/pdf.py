"""Make a companion to print: one PDF of a course."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem
from builder.model import File
from builder.targets.target import Kit, Target

if TYPE_CHECKING:
    from builder.model import Edition


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield one document for each edition, and say what of it does not print well: wide tables, small pictures."""
    # Templates and WeasyPrint load in the process that renders, not where targets are listed.
    from builder.targets.pdf_parts.book import set_for_paper, written
    from builder.targets.pdf_parts.coarse import coarse_pictures
    from builder.targets.pdf_parts.index import index
    from builder.targets.pdf_parts.pango import load
    from builder.targets.pdf_parts.press import bound, lay_out
    from builder.targets.pdf_parts.wide import wide_tables

    load()  # without Pango nothing else needs to be done
    for edition in editions:
        made = set_for_paper(edition, kit)
        book = written(made)
        body = lay_out(book)
        layouts, pages = [body], body.pages
        if edition.course.glossary:
            # The last page is the index's: it holds the title alone, until all others have their numbers.
            layouts.append(lay_out(index(made, book, body.places())))
            pages = (*pages[:-1], *layouts[-1].pages)
        yield from wide_tables(body, edition.locale, f"a page of {edition.course.print.paper}")
        yield from coarse_pictures(body, made)
        yield File(path=f"{edition.course.slug}.pdf", content=bound(layouts, pages), sheets=sheets(len(pages), edition))


def sheets(pages: int, edition: Edition) -> int:
    """Count the paper that pages take."""
    return -(-pages // 2) if edition.course.print.sides == "two" else pages


TARGET = Target(
    name="pdf",
    suffix="pdf",
    scope="course",
    summary="A companion to print: worksheets for learners; notes, plans and an answer key for trainers.",
    form="file",
    files=files,
    paper=True,
)
