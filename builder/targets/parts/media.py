"""Gather the files that stand beside the page, as small as the edition's profile wants them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.errors import ProblemsFound
from builder.media import Fault, picture_problem
from builder.model import Edition, File, plain_text
from builder.svg import with_fonts
from builder.targets.parts.names import package_paths, place_of
from builder.targets.parts.webfonts import dressed, fonts_for
from builder.targets.target import Kit


def media_files(edition: Edition, kit: Kit) -> Iterator[File]:
    """Yield the media of an edition under the names that the page uses, then the theme's own files and fonts."""
    yield from packed_media(edition, kit).values()
    yield from dressed(edition, kit).files


def media_names(edition: Edition, kit: Kit) -> Mapping[str, str]:
    """Map each path of an edition's media to its name in the package."""
    return {path: file.path for path, file in packed_media(edition, kit).items()}


def packed_media(edition: Edition, kit: Kit) -> Mapping[str, File]:
    """Map each path of an edition's media to its file in the package; raises `ProblemsFound` for broken pictures."""
    return kit.memory.of(edition, "media", lambda: _packed(edition, kit))


def _packed(edition: Edition, kit: Kit) -> Mapping[str, File]:
    made = {path: _made(path, edition, kit) for path in edition.media}
    names = package_paths(edition.media, {path: suffix for path, (_, suffix) in made.items()})
    return {path: File(path=names[path], content=content) for path, (content, _) in made.items()}


def _made(path: str, edition: Edition, kit: Kit) -> tuple[bytes, str]:
    """Make one file small; a drawing carries the letters of its words that devices may lack."""
    content, suffix = kit.media(path), _suffix(path)
    if suffix.lower() == ".svg":
        return _drawn(path, content, edition, kit), suffix
    try:
        return kit.convert(content, suffix, edition.profile)
    except Fault as fault:
        raise ProblemsFound([picture_problem(fault.reason, path, place_of(path, edition, kit))]) from None


def _drawn(path: str, content: bytes, edition: Edition, kit: Kit) -> bytes:
    labels = [plain_text(label) for one in edition.course.drawings if one.path == path for label in one.labels]
    fonts = fonts_for(tuple(labels), edition, kit)
    return with_fonts(content.decode("utf-8"), fonts).encode() if fonts else content


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2]}" if "." in name else ""
