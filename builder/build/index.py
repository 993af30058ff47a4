"""Write `dist/index.html`: every course, language and file in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from builder import locales
from builder.build.values import Package
from builder.theme import load_theme, packaged_themes
from builder.theme.templates import environment

TEMPLATE = "dist/index.html.j2"
# The page is for the staff of the agency that builds; learners see a package's own start page.
READER = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Hold the packages of a course in one locale."""

    locale: str
    own_name: str
    english_name: str
    direction: str
    title: str
    title_locale: str
    title_direction: str
    is_source: bool
    percent: int
    question_percent: int
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold a course with its shelves."""

    slug: str
    title: str
    title_locale: str
    title_direction: str
    shelves: tuple[Shelf, ...]


def index_page(packages: Iterable[Package]) -> str:
    """Render the page; links are relative, so it works from a folder, a stick or a server."""
    theme = load_theme("plain", (packaged_themes(),))
    template = environment(theme).get_template(TEMPLATE)
    return template.render(courses=_entries(packages), size_in_words=size_in_words)


def size_in_words(size: int) -> str:
    """Write a size as people say it: `380 KB`, `1.2 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"


def _entries(packages: Iterable[Package]) -> tuple[Entry, ...]:
    by_course = groupby(sorted(packages, key=_rank), key=lambda one: one.course)
    return tuple(_entry(slug, tuple(group)) for slug, group in by_course)


def _rank(package: Package) -> tuple[str, bool, str, str, str, str]:
    """Sort by course, the source language first, then by locale, audience and target."""
    translated = package.locale != package.source_locale
    return package.course, translated, package.locale, package.audience, package.target, package.path


def _entry(slug: str, packages: tuple[Package, ...]) -> Entry:
    shelves = tuple(_shelf(tuple(group)) for _, group in groupby(packages, key=lambda one: one.locale))
    first = packages[0]
    return Entry(
        slug=slug,
        title=first.title,
        title_locale=first.title_locale,
        title_direction=locales.direction(first.title_locale),
        shelves=shelves,
    )


def _shelf(packages: tuple[Package, ...]) -> Shelf:
    last = packages[-1]
    return Shelf(
        locale=last.locale,
        own_name=locales.own_name(last.locale),
        english_name=locales.name_in(last.locale, READER),
        direction=locales.direction(last.locale),
        title=last.title,
        title_locale=last.title_locale,
        title_direction=locales.direction(last.title_locale),
        is_source=last.locale == last.source_locale,
        percent=last.percent,
        question_percent=last.question_percent,
        packages=packages,
    )
