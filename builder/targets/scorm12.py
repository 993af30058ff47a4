"""Make a SCORM 1.2 package: the page as a single SCO, and the manifest that names it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Edition, File
from builder.targets.target import Kit, Target


def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File]:
    """Yield the manifest, the page, then what it shows; the manifest lists every file."""
    from builder.targets.parts.document import document
    from builder.targets.parts.manifest import manifest
    from builder.targets.parts.media import media_files

    for edition in editions:
        beside = tuple(media_files(edition, kit))
        said = kit.strings(edition.locale)
        yield File(path="imsmanifest.xml", content=manifest(edition, tuple(file.path for file in beside), said))
        yield File(path="index.html", content=document(edition, kit, "scorm12").encode("utf-8"))
        yield from beside


TARGET = Target(
    name="scorm12",
    suffix="zip",
    scope="course",
    summary="A SCORM 1.2 package for Moodle and other learning platforms: upload the zip as it is.",
    form="zip",
    files=files,
)
