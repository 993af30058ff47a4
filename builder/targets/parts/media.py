"""Gather the files that stand beside the page."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Edition, File
from builder.targets.parts.names import package_paths
from builder.targets.target import Kit


def media_files(edition: Edition, kit: Kit) -> Iterator[File]:
    """Yield the media of an edition under the names that the page uses, then the theme's own files."""
    for path, name in package_paths(edition.media).items():
        yield File(path=name, content=kit.media(path))
    yield from kit.theme.files
