"""Make a companion to print: one PDF of a course."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Edition, File
from builder.targets.target import Kit, Target


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File]:
    """Yield one document for each edition."""
    # Templates and WeasyPrint load in the process that renders, not where targets are listed.
    from builder.targets.pdf_parts.book import book
    from builder.targets.pdf_parts.press import press

    for edition in editions:
        yield File(path=f"{edition.course.slug}.pdf", content=press(book(edition, kit)))


TARGET = Target(
    name="pdf",
    suffix="pdf",
    scope="course",
    summary="A companion to print on A4: worksheets for learners, notes and an answer key for trainers.",
    form="file",
    files=files,
    paper=True,
)
