"""Write `dist/index.html`: every course, language and file in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from builder import locales
from builder.build.together import MANY
from builder.build.values import Package
from builder.theme import plain_theme
from builder.theme.templates import environment

TEMPLATE = "dist/index.html.j2"
# The page is for the staff of the agency that builds; learners see a package's own start page.
READER = "en"
_ALL = "Several languages at once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Hold the packages of a course in one locale, or in several `languages` at once.

    `lang` is the language of the name.
    """

    locale: str
    own_name: str
    english_name: str
    direction: str
    title: str
    title_locale: str
    title_direction: str
    lang: str
    languages: tuple[tuple[str, locales.Tongue], ...]
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
    theme = plain_theme()
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
    """Sort by course, several languages first, then the source's, then by locale, audience and target."""
    translated = package.locale not in (MANY, package.source_locale)
    several = "" if package.locale == MANY else package.locale
    return package.course, translated, several, package.audience, package.target, package.path


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
    several = last.locale == MANY
    lang = READER if several else last.locale
    return Shelf(
        locale=last.locale,
        lang=lang,
        languages=tuple((tag, locales.tongue(tag)) for tag in last.languages.split()),
        own_name=_ALL if several else locales.own_name(lang),
        english_name=_ALL if several else locales.name_in(lang, READER),
        direction=locales.direction(lang),
        title=last.title,
        title_locale=last.title_locale,
        title_direction=locales.direction(last.title_locale),
        is_source=last.locale == last.source_locale,
        percent=last.percent,
        question_percent=last.question_percent,
        packages=packages,
    )
