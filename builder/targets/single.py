"""Make one HTML file that holds everything: for phones, mail and messengers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem, Severity
from builder.model import File
from builder.targets.target import Kit, Parts, Target

if TYPE_CHECKING:
    from builder.model import Edition

# What a page may weigh without media; more words than any course has.
_WORDS = 4_000_000


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield one page for each edition."""
    # Templates and the player load in the process that renders, not where targets are listed.
    from builder.targets.parts.captions import captions_problems
    from builder.targets.parts.webfonts import font_problems
    from builder.targets.parts.whole import whole_page

    for edition in editions:
        yield File(path="index.html", content=whole_page(edition, kit))
        yield from font_problems(edition, kit)
        yield from captions_problems(edition, kit)


def split(edition: Edition, kit: Kit) -> Parts:
    """Make one file of a course; above the limit of course.yaml one of each module, and say why."""
    size = _size(edition, kit)
    limit = edition.course.single_limit
    if size <= limit:
        return Parts(editions=(edition,))
    from builder.targets.parts.modules import by_module

    parts = by_module(edition) if len(edition.course.modules) > 1 else (edition,)
    heavy = tuple(part for part in parts if part.part and _size(part, kit) > limit)
    return Parts(editions=parts, problems=(_note(edition, size, parts), *(_too_heavy(part, kit) for part in heavy)))


def _size(edition: Edition, kit: Kit) -> int:
    """Measure the file of an edition; as long as its media leave room for all words, they alone are counted."""
    from builder.targets.parts.media import media_files
    from builder.targets.parts.whole import whole_page

    media = sum(len(file.content) * 4 // 3 for file in media_files(edition, kit))
    return media if media + _WORDS <= edition.course.single_limit else len(whole_page(edition, kit))


def _note(edition: Edition, size: int, parts: tuple[Edition, ...]) -> Problem:
    what = f"it is {len(parts)} files, one for each module" if len(parts) > 1 else "it stays one: there is one module"
    return Problem(
        code="B302",
        message=f"As one file the course in `{edition.locale}` ({edition.audience}) would have {_mb(size)}, its limit "
        f"is {_mb(edition.course.single_limit)}: {what}.",
        place=edition.course.place,
        hint=_HINT,
        severity=Severity.NOTE,
    )


def _too_heavy(part: Edition, kit: Kit) -> Problem:
    return Problem(
        code="B303",
        message=f"The single file of the module `{part.part}` in `{part.locale}` ({part.audience}) has "
        f"{_mb(_size(part, kit))}, more than the limit.",
        place=part.course.modules[0].place,
        hint=_HINT,
        severity=Severity.NOTE,
    )


_HINT = "Make pictures and recordings smaller, or allow more: `single: {limit: 20MB}` in course.yaml."


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


TARGET = Target(
    name="single",
    suffix="html",
    scope="course",
    summary="One HTML file with everything inside: for phones, mail and messengers.",
    form="file",
    files=files,
    split=split,
)
