"""Make a SCORM 1.2 package: the page as a single SCO, and the manifest that names it."""

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
    from builder.targets.parts.manifest import SCORM_12
    from builder.targets.parts.sco import sco_files

    for edition in editions:
        yield from sco_files(edition, kit, SCORM_12)


def split(edition: Edition, kit: Kit) -> Parts:
    """Make one package of a course, or one of each module."""
    from builder.targets.parts.modules import by_scope

    return Parts(editions=by_scope(edition))


TARGET = Target(
    name="scorm12",
    suffix="zip",
    scope="course",
    summary="A SCORM 1.2 package for Moodle and other learning platforms: upload the zip as it is.",
    form="zip",
    files=files,
    split=split,
)
