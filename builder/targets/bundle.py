"""Make one package of a course in all its languages: a page to choose, a page for each, what they share once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem
from builder.model import File
from builder.targets.target import Kit, Target

if TYPE_CHECKING:
    from builder.model import Edition


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield the page to choose a language on, then each language's page, then what they show."""
    # Templates and the player load in the process that renders, not where targets are listed.
    from builder.targets.parts.together import bundle_files

    yield from bundle_files(editions, kit)


TARGET = Target(
    name="bundle",
    suffix="zip",
    scope="collection",
    summary="Every language of a course in one offline package, with a switch on each page that keeps the place.",
    form="zip+folder",
    files=files,
)
