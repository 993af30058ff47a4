"""Gather what the packages of a course are made with: its theme, what they say, the bytes of media."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from builder import locales, source
from builder.build.courses import Survey
from builder.build.steps import cache_at, converter, cutter, keeper, prover
from builder.catalog import Localized, pseudo_strings
from builder.locales import PSEUDO_LOCALES
from builder.model import Course, Drawing
from builder.player import strings_for
from builder.svg import write_drawing
from builder.targets import Kit
from builder.targets.target import Differences, Subset


def kit_of(project: Path, surveyed: Survey, localized: Localized, folder: str = "") -> Kit:
    """Gather what pages of a course are made with: its theme, what they say, the bytes of media.

    `folder` is that of the cache, or nothing.
    """
    assert surveyed.theme is not None, "a sound course has a theme"
    return Kit(
        theme=surveyed.theme,
        strings=_strings,
        media=_media(project, localized.course),
        brought=lambda path: _brought(project, localized.course, path),
        convert=converter(cache_at(folder)),
        subset=_subset(folder),
        differences=_differences(folder),
        once=keeper(cache_at(folder)),
    )


# The packages of a course share fonts; audiences and targets ask for the same ones again and again.
@lru_cache(maxsize=2)
def _subset(folder: str) -> Subset:
    return lru_cache(maxsize=64)(cutter(cache_at(folder)))


@lru_cache(maxsize=2)
def _differences(folder: str) -> Differences:
    return lru_cache(maxsize=64)(prover(cache_at(folder)))


def _strings(locale: str) -> Mapping[str, str]:
    """Give what player and theme say in a locale; a pseudo-locale disguises their English."""
    return pseudo_strings(strings_for("en"), locale) if locale in PSEUDO_LOCALES else strings_for(locale)


def _media(project: Path, course: Course) -> Callable[[str], bytes]:
    """Give the bytes of a media path: a drawing with its words in the course's locale, all else as it is."""
    drawings = {drawing.path: drawing for drawing in course.drawings}

    @cache
    def content(path: str) -> bytes:
        if path in drawings:
            return write_drawing(drawings[path], _direction(drawings[path], course)).encode()
        return _raw_media(project, course, path)

    return content


def _raw_media(project: Path, course: Course, path: str) -> bytes:
    """Read a file from the nearest context pack that has it, else from the course."""
    brought = _brought(project, course, path)
    if brought:
        return source.read_pack_media(project, course.slug, brought[0], path)
    return source.read_media(project, course.slug, path)


def _brought(project: Path, course: Course, path: str) -> tuple[str, str] | None:
    return source.find_pack_media(project, course.slug, locales.chain(course.locale), path)


def _direction(drawing: Drawing, course: Course) -> str:
    """Turn a drawing only for words that are there: one without a translation keeps its source's direction."""
    translated = any(label.locale == course.locale for label in drawing.labels)
    return locales.direction(course.locale if translated else course.source_locale)
