"""Find pictures and recordings that are missing, that nobody shows, or that say nothing to who cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.checks.walking import near, placed
from builder.errors import Place, Problem, Severity
from builder.model import Course, Figure, Image, Module, Recording, SourceTree, Span, trait, walk
from builder.source import MEDIA_KINDS, is_media


def missing_media(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L101: a picture, recording or file to download is not among the course's media."""
    for path, place in _references(course, tree):
        if path not in tree.media:
            yield Problem(code="L101", message=_missing(path), place=place, hint=_hint(path, tree.media))


def unused_media(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L201: a file lies under media/, and nothing shows it."""
    if not tree.settings.is_known:  # it may name a logo
        return
    used = {path for path, _ in _references(replace(course, modules=()), tree)}
    used.update(path for module in course.modules for path in trait(module, "shows", _shown_in))
    for path in tree.media:
        if path not in used:
            yield Problem(
                code="L201",
                message=f"Nothing in the course shows `{path}`.",
                place=Place(file=f"{tree.folder}/{path}"),
                hint="Show it, or delete it; it is in no package.",
                severity=Severity.WARNING,
            )


def silent_pictures(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A101: a picture has no text for those who do not see it (WCAG 1.1.1)."""
    for node, place in placed(course):
        if isinstance(node, Image) and not node.alt.strip():
            yield Problem(
                code="A101",
                message=f"The picture `{node.src}` has no text alternative.",
                place=place,
                hint="Say between the brackets what it shows: `![A street with drains](media/street.svg)`.",
            )


def _references(course: Course, tree: SourceTree) -> Iterator[tuple[str, Place]]:
    for node, place in placed(course):
        yield from ((path, place) for path in _paths(node) if path)
    lines = tree.settings.lines
    if course.brand.logo:
        yield course.brand.logo, Place(file=tree.place.file, line=lines.get("brand.logo", 0))
    for number, partner in enumerate(course.brand.partners):
        yield partner.logo, Place(file=tree.place.file, line=lines.get(f"brand.partners.{number}.logo", 0))


def _shown_in(module: Module) -> list[str]:
    return [path for node in walk(module) for path in _paths(node) if path]


def _paths(node: Any) -> tuple[str, ...]:
    match node:
        case Image(src=src) | Figure(src=src):
            return (src,)
        case Recording(src=src, poster=poster, captions=captions):
            return src, poster, captions
        case Span(tag="a", attrs=attrs):
            href = dict(attrs).get("href", "")
            return (href,) if href.startswith("media/") else ()
    return ()


def _missing(path: str) -> str:
    if ":" in path or path.startswith("//"):
        return f"`{path}` is on the network, where a package cannot reach it."
    if path.startswith("/") or ".." in path.split("/"):
        return f"`{path}` lies outside the course."
    if not is_media(path):
        return f"`{path}` is of a kind that no package carries."
    return f"There is no file `{path}` in the course."


def _hint(path: str, media: tuple[str, ...]) -> str:
    name = path.rpartition("/")[2]
    if f"media/{name}" in media:
        return f"Write `media/{name}`: paths begin at the course's folder."
    if not is_media(path):
        return f"Packages carry these kinds of files: {', '.join(MEDIA_KINDS)}."
    return near(path, media) or f"Put the file into the course's folder, as `media/{name}`."
