"""Make handouts: each module on one sheet, both sides, in black and white."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem
from builder.model import File
from builder.targets.target import Kit, Target

if TYPE_CHECKING:
    from builder.model import Edition


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield the sheets of each edition, and say what did not fit on them."""
    # Templates and WeasyPrint load in the process that renders, not where targets are listed.
    from builder.targets.pdf_parts.handout import handout
    from builder.targets.pdf_parts.pango import load
    from builder.targets.pdf_parts.press import bound

    load()  # without Pango nothing else needs to be done
    for edition in editions:
        made = handout(edition, kit)
        yield from made.problems
        yield File(path=f"{edition.course.slug}.pdf", content=bound(made.layouts), sheets=made.sheets)


TARGET = Target(
    name="handout",
    suffix="pdf",
    scope="course",
    summary="Each module on one sheet, both sides, black and white, and a sheet for the answers; for trainers the key.",
    form="file",
    files=files,
    whole=False,
)
