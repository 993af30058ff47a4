"""Read, parse and check a course, and put it into a locale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from builder import locales, source
from builder.build.languages import locales_of
from builder.build.steps import cache_at, checked, usable
from builder.build.traits import NOTHING_BEFORE, Before, Shelf, late_reader
from builder.cache import NO_CACHE, Cache, key_of
from builder.catalog import Localized, SourceTexts, localize, pseudo_localized, translation
from builder.checks import Waiver, check, check_context, waived, waivers
from builder.errors import Problem, ProblemsFound, errors_in, once
from builder.locales import PSEUDO_LOCALES
from builder.markdown import parse_module
from builder.model import ContextPack, Course, SourceTree
from builder.parse import parse, parse_pack
from builder.po import Catalog
from builder.theme import Theme, brand_problems, load_theme, packaged_themes


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Hold a course as its source has it, its theme if it has one, and everything that is wrong with it.

    `found` is all that the checks found, `problems` what is left when the author's waivers are `allowed`. `shelf` holds
    what is newly known of the modules.
    """

    tree: SourceTree
    course: Course
    theme: Theme | None
    texts: SourceTexts
    problems: tuple[Problem, ...]
    shelf: Shelf
    found: tuple[Problem, ...] = ()
    allowed: tuple[Waiver, ...] = ()


def survey(project: Path, slug: str, folder: str = "") -> Survey:
    """Look at a course as a whole: no problem hides another one. `folder` is that of the cache, or nothing."""
    tree, problems = source.survey_course(project, slug)
    course, texts, shelf, found = _parse_and_check(tree, folder)
    theme, theme_problems = _dressed(project, tree)
    every = once((*problems, *found, *theme_problems))
    allowed, faults = waivers(tree)
    told = once((*waived(every, allowed), *faults))
    return Survey(
        tree=tree,
        course=course,
        theme=theme,
        texts=texts,
        shelf=shelf,
        found=every,
        allowed=allowed,
        problems=told,
    )


def _dressed(project: Path, tree: SourceTree) -> tuple[Theme | None, tuple[Problem, ...]]:
    """Load the theme of a course, and see whether the course's brand goes with it."""
    settings = tree.settings
    try:
        theme = load_theme(settings.theme, (project / "themes", packaged_themes()))
    except ProblemsFound as found:
        there = replace(tree.place, line=settings.lines.get("theme", 1))
        is_missing = not any(problem.place.line for problem in found.problems)
        return None, tuple(replace(one, place=there) if is_missing else one for one in found.problems)
    return theme, (*theme.advice, *brand_problems(theme, settings.brand, tree.place, settings.lines))


def sound(project: Path, slug: str, folder: str = "") -> Survey:
    """Look at a course, and raise `ProblemsFound` when it has an error."""
    found = survey(project, slug, folder)
    if errors_in(found.problems):
        raise ProblemsFound(found.problems)
    return found


@lru_cache(maxsize=1)
def _parse_and_check(tree: SourceTree, folder: str) -> tuple[Course, SourceTexts, Shelf, tuple[Problem, ...]]:
    """Parse and check a course; jobs come course by course, so the last one is kept for its other locales."""
    shelf = Shelf(cache_at(folder))
    course, problems = parse(tree, late_reader(shelf) if folder else parse_module)
    texts = SourceTexts()

    def found() -> tuple[Problem, ...]:
        beside = key_of("checks", repr(replace(tree, modules=(), drawings=())))
        return check(localize(course, (), course.source_locale, sources=texts, around=beside).course, tree)

    return course, texts, shelf, (*problems, *checked(tree, cache_at(folder), found))


def read_catalogs(
    project: Path, slug: str, links: tuple[str, ...], cache: Cache = NO_CACHE
) -> tuple[tuple[Catalog, ...], tuple[Problem, ...]]:
    """Read the catalogs that a locale takes its words from, nearest first; raises `ProblemsFound`.

    From a cache they hold what learners may see of them, and nothing else.
    """
    files = (source.read_catalog_file(project, slug, link) for link in links)
    read = [usable(cache, file) for file in files if file]
    problems = tuple(problem for _, found in read for problem in found)
    if errors_in(problems):
        raise ProblemsFound(problems)
    return tuple(catalog for catalog, _ in read), problems


def read_own_catalog(project: Path, slug: str, locale: str) -> Catalog | None:
    """Read the catalog of one locale, or give None where there is none; raises `ProblemsFound`."""
    found, _problems = read_catalogs(project, slug, (locale,))
    return found[0] if found else None


def in_locale(
    project: Path, course: Course, locale: str, texts: SourceTexts | None = None, before: Before = NOTHING_BEFORE
) -> Localized:
    """Put a course into one of its locales; raises `ProblemsFound` for a broken catalog."""
    if locale in PSEUDO_LOCALES:
        return in_pseudo_locale(project, course, locale)
    known = replace(course, locales=locales_of(project, course.slug, course.source_locale))
    packs, pack_problems = read_packs(project, known, locale)
    links = () if locale == course.source_locale else locales.chain(locale)
    chain, problems = read_catalogs(project, course.slug, links, before.cache)
    localized = localize(known, chain, locale, packs, texts, around=before.around)
    reviews = source.read_reviews(project, course.slug) if chain else ()
    return replace(
        localized,
        translation=translation(course, chain, reviews) if chain else None,
        problems=(*pack_problems, *problems, *localized.problems),
    )


def chain_of(project: Path, course: Course, locale: str) -> tuple[Catalog, ...]:
    """Read the catalogs that a locale takes its words from, nearest first; raises `ProblemsFound`."""
    return read_catalogs(project, course.slug, locales.chain(locale))[0]


def in_pseudo_locale(project: Path, course: Course, locale: str) -> Localized:
    """Put a course into a pseudo-locale: its source, disguised."""
    localized = in_locale(project, course, course.source_locale)
    return replace(localized, course=pseudo_localized(localized.course, locale))


def read_packs(project: Path, course: Course, locale: str) -> tuple[tuple[ContextPack, ...], tuple[Problem, ...]]:
    """Read the context packs that a locale takes its facts, slots and media from, nearest first.

    Raises `ProblemsFound` where a pack is wrong, or does not say what the course requires.
    """
    sources = (source.read_pack(project, course.slug, link) for link in locales.chain(locale))
    parsed = [parse_pack(found) for found in sources if found]
    packs = tuple(pack for pack, _ in parsed)
    problems = (*(problem for _, found in parsed for problem in found), *check_context(course, packs))
    if errors_in(problems):
        raise ProblemsFound(problems)
    return packs, problems
