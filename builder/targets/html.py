"""Make an offline page: `index.html` with the player inside it, pictures and recordings beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem
from builder.model import File
from builder.targets.target import Kit, Target

if TYPE_CHECKING:
    from builder.model import Edition


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield the page, then what it shows."""
    # Templates and the player load in the process that renders, not where targets are listed.
    from builder.targets.parts.captions import captions_problems
    from builder.targets.parts.document import document
    from builder.targets.parts.media import media_files
    from builder.targets.parts.webfonts import font_problems

    for edition in editions:
        yield File(path="index.html", content=document(edition, kit, "none").encode("utf-8"))
        yield from media_files(edition, kit)
        yield from font_problems(edition, kit)
        yield from captions_problems(edition, kit)


TARGET = Target(
    name="html",
    suffix="zip",
    scope="course",
    summary="A page for browsers that works without a network: unpack the zip, or use the folder.",
    form="zip+folder",
    files=files,
)
