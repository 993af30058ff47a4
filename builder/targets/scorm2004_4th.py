"""Make a SCORM 2004 package of the 4th edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.errors import Problem
from builder.model import File
from builder.targets.target import Kit, Parts, Target

if TYPE_CHECKING:
    from builder.model import Edition


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield the manifest, the page, then what it shows; the manifest lists every file."""
    from builder.targets.parts.manifest import SCORM_2004_4TH
    from builder.targets.parts.sco import sco_files

    for edition in editions:
        yield from sco_files(edition, kit, SCORM_2004_4TH)


def split(edition: Edition, kit: Kit) -> Parts:
    """Make one package of a course, or one of each module."""
    from builder.targets.parts.modules import by_scope

    return Parts(editions=by_scope(edition))


TARGET = Target(
    name="scorm2004-4th",
    suffix="zip",
    scope="course",
    summary="A SCORM 2004 package, 4th edition, for platforms that ask for it.",
    form="zip",
    files=files,
    split=split,
    on_request=True,
)
