"""Find everything that is wrong with a course, its media and its translations, or with one file of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from builder import locales, source
from builder.build.courses import Survey, in_locale, read_catalogs, read_packs, survey
from builder.build.languages import locales_of
from builder.checks import check_media, idle_waivers, waived
from builder.errors import Problem, ProblemsFound, errors_in, merged
from builder.model import SourceTree


def inspect(project: Path, slug: str) -> tuple[Problem, ...]:
    """Find everything that is wrong with a course and its translations, but what its author allows."""
    surveyed = survey(project, slug)
    return _told(surveyed, _everything(project, slug, surveyed), elsewhere="J")


def inspect_files(project: Path, slug: str, files: Iterable[str]) -> tuple[Problem, ...]:
    """Find what is wrong in some files of a course, named from the project's root; other catalogs are not read."""
    wanted = tuple(files)
    surveyed = survey(project, slug)
    translated = [name for name in wanted if name.startswith("translations/")]
    found = [surveyed.found]
    if translated:
        touched = {tag for tag in locales_of(project, slug, "") if any(_is_of(name, tag) for name in translated)}
        found += [misnamed(project, slug), _review_problems(project, slug)]
        found += [_catalog_problems(project, surveyed, tag) for tag in sorted(touched)]
    pictures = tuple(path for path in surveyed.tree.media if f"{surveyed.tree.folder}/{path}" in wanted)
    found.append(_media_problems(project, surveyed.tree, pictures))
    told = _told(surveyed, merged(found), elsewhere="GIJPT")
    return tuple(problem for problem in told if problem.place.file in wanted)


def misnamed(project: Path, slug: str) -> tuple[Problem, ...]:
    """Find catalogs and context packs that are named after no locale."""
    return (*source.catalog_name_problems(project, slug), *source.pack_name_problems(project, slug))


def _is_of(name: str, locale: str) -> bool:
    """Say whether a file under `translations/<course>/` belongs to a locale."""
    part = PurePosixPath(name).parts[2:3]
    return bool(part) and locales.canonical(part[0].removesuffix(".po")) == locale


def _everything(project: Path, slug: str, surveyed: Survey) -> tuple[Problem, ...]:
    tags = locales_of(project, slug, surveyed.course.source_locale)
    media = _media_problems(project, surveyed.tree, surveyed.tree.media)
    in_catalogs = (_catalog_problems(project, surveyed, tag) for tag in tags)
    reviews = _review_problems(project, slug)
    return merged((surveyed.found, media, misnamed(project, slug), reviews, *in_catalogs))


def _told(surveyed: Survey, found: tuple[Problem, ...], elsewhere: str = "") -> tuple[Problem, ...]:
    """Leave out what is allowed; with an error there is more to be found, and no waiver is called idle.

    `elsewhere` are the families of what was not looked at.
    """
    looked_for = tuple(one for one in surveyed.allowed if one.code[0] not in elsewhere)
    faults = tuple(problem for problem in surveyed.problems if problem.code.startswith("U"))
    idle = () if errors_in(found) else tuple(idle_waivers(found, looked_for))
    return merged((waived(found, surveyed.allowed), faults, idle))


def _media_problems(project: Path, tree: SourceTree, paths: tuple[str, ...]) -> tuple[Problem, ...]:
    """Look into the files under media/; one that cannot be read is told with the course."""
    return _looked_into(tree.folder, paths, lambda path: source.read_media(project, tree.slug, path))


def _pack_media_problems(project: Path, slug: str, locale: str) -> tuple[Problem, ...]:
    """Look into the files that a place brings; what is wrong with its pack is told with its facts."""
    name = source.find_packs(project, slug).get(locale)
    try:
        pack = source.read_pack(project, slug, locale) if name else None
    except ProblemsFound:
        return ()
    paths = pack.media if pack else ()
    folder = f"translations/{slug}/{name}"
    return _looked_into(folder, paths, lambda path: source.read_pack_media(project, slug, locale, path))


def _looked_into(folder: str, paths: tuple[str, ...], read: Callable[[str], bytes]) -> tuple[Problem, ...]:
    def read_or_nothing(path: str) -> bytes:
        try:
            return read(path)
        except ProblemsFound:
            return b""

    return tuple(check_media(folder, paths, read_or_nothing))


def _review_problems(project: Path, slug: str) -> tuple[Problem, ...]:
    try:
        source.read_reviews(project, slug)
    except ProblemsFound as broken:
        return broken.problems
    return ()


def _catalog_problems(project: Path, surveyed: Survey, locale: str) -> tuple[Problem, ...]:
    """Find what is wrong with a locale's files; with its translations only when the course itself is sound."""
    media = _pack_media_problems(project, surveyed.course.slug, locale)
    if not errors_in(surveyed.problems):
        return (*media, *_or_broken(lambda: in_locale(project, surveyed.course, locale, surveyed.texts).problems))
    links = locales.chain(locale)
    catalogs = _or_broken(lambda: read_catalogs(project, surveyed.course.slug, links)[1])
    return (*media, *catalogs, *_or_broken(lambda: read_packs(project, surveyed.course, locale)[1]))


def _or_broken(read: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Give back the problems that a stage tells of, or those that stopped it."""
    try:
        return read()
    except ProblemsFound as broken:
        return broken.problems
