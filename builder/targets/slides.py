"""Make slides for a projector: headings, key points, figures, activities and questions of each module."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Edition, File
from builder.targets.target import Kit, Target


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File]:
    """Yield the slides of each edition; its modules are in the PDF's bookmarks."""
    # Templates and WeasyPrint load in the process that renders, not where targets are listed.
    from builder.targets.pdf_parts.press import press
    from builder.targets.pdf_parts.slides import slides

    for edition in editions:
        yield File(path=f"{edition.course.slug}.pdf", content=press(slides(edition, kit)))


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
