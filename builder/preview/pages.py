"""Make the page of a course as one view shows it, or one module of it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from builder import locales
from builder.build.courses import Survey, in_locale, read_catalogs, read_packs
from builder.build.gates import held_back
from builder.build.kit import kit_of
from builder.build.languages import locales_of
from builder.build.stock import edition_of
from builder.catalog import localize, pseudo_localized
from builder.edition import select
from builder.errors import Problem, ProblemsFound, errors_in
from builder.locales import PSEUDO_LOCALES
from builder.markdown import parse_module
from builder.model import AUDIENCES, PROFILES, ContextPack, Course, Edition, File, Module, ModuleSource, Profile, walk
from builder.po import Catalog
from builder.targets import Kit, find_targets
from builder.targets.parts.document import Tracking, document, excerpt
from builder.targets.parts.media import media_files, media_names
from builder.targets.parts.whole import whole_page
from builder.targets.target import Convert

# What a page can be looked at as, and what it reports to.
TARGETS: Mapping[str, Tracking] = {"html": "none", "single": "none", "scorm12": "scorm12", "scorm2004": "scorm2004"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Be a way to look at a course."""

    locale: str
    audience: str
    profile: str
    target: str

    def __str__(self) -> str:
        return f"{self.locale}/{self.audience}/{self.profile}/{self.target}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold what a view shows, and what its modules are made with.

    `files` gives what stands beside the page, `spoken` the catalogs and packs of its locale.
    """

    view: View
    surveyed: Survey
    edition: Edition
    kit: Kit
    html: bytes
    names: Mapping[str, str]
    files: Callable[[], Mapping[str, bytes]]
    spoken: Callable[[], tuple[tuple[Catalog, ...], tuple[ContextPack, ...]]]
    held: Problem | None


def known_view(text: str, tongues: tuple[str, ...]) -> View | None:
    """Read a view off an address; None where a part of it is none that there is."""
    parts = text.split("/")
    known = ((*tongues, *PSEUDO_LOCALES), AUDIENCES, PROFILES, tuple(TARGETS))
    if len(parts) != len(known) or any(part not in there for part, there in zip(parts, known, strict=True)):
        return None
    return View(locale=parts[0], audience=parts[1], profile=parts[2], target=parts[3])


def make_page(project: Path, surveyed: Survey, view: View, convert: Convert) -> Page:
    """Make the page of a sound course; raises `ProblemsFound` where the locale is broken."""
    course = surveyed.course
    localized = in_locale(project, course, view.locale, surveyed.texts)
    kit = replace(kit_of(project, surveyed, localized), convert=convert)
    profile: Profile = next(one for one in PROFILES if one == view.profile)
    edition = edition_of(localized, view.audience, profile)
    return Page(
        view=view,
        surveyed=surveyed,
        edition=edition,
        kit=kit,
        html=_written(edition, kit, view.target),
        names=media_names(edition, kit),
        files=cache(lambda: {file.path: file.content for file in media_files(edition, kit)}),
        spoken=cache(lambda: _spoken(project, course, view.locale)),
        held=held_back(localized),
    )


def _written(edition: Edition, kit: Kit, target: str) -> bytes:
    return whole_page(edition, kit) if target == "single" else document(edition, kit, TARGETS[target]).encode()


def _spoken(project: Path, course: Course, locale: str) -> tuple[tuple[Catalog, ...], tuple[ContextPack, ...]]:
    """Read what gives a locale its words; a pseudo-locale has those of the source."""
    locale = course.source_locale if locale in PSEUDO_LOCALES else locale
    links = () if locale == course.source_locale else locales.chain(locale)
    known = replace(course, locales=locales_of(project, course.slug, course.source_locale))
    return read_catalogs(project, course.slug, links)[0], read_packs(project, known, locale)[0]


def again(page: Page, source: ModuleSource) -> str | None:
    """Write one module of a page as its file now is, the rest of the page unread; None where that takes all of it."""
    if page.view.target == "single":
        return None
    module = _chosen(page, source)
    if module is None:
        return None
    modules = tuple(module if one.slug == source.slug else one for one in page.edition.course.modules)
    edition = replace(page.edition, course=replace(page.edition.course, modules=modules))
    return excerpt(edition, page.kit, page.names, source.slug)


def _chosen(page: Page, source: ModuleSource) -> Module | None:
    """Parse, localize and select one module alone."""
    parsed, problems = parse_module(source)
    if errors_in(problems):
        return None
    alone = replace(page.surveyed.course, modules=(parsed,), locales=page.edition.course.locales)
    chosen = select(_in_words(page, alone), page.edition.audience, profile=page.edition.profile)
    module = chosen.course.modules[0]
    shown = {str(getattr(node, "src", "")) for node in walk(module)}
    missing = {src for src in shown if src.startswith("media/")} - set(page.edition.course.media) - set(chosen.media)
    return module if not missing and set(chosen.media) <= set(page.edition.media) else None


def _in_words(page: Page, course: Course) -> Course:
    chain, packs = page.spoken()
    locale, texts = page.view.locale, page.surveyed.texts
    if locale in PSEUDO_LOCALES:
        return pseudo_localized(localize(course, chain, course.source_locale, packs, texts).course, locale)
    return localize(course, chain, locale, packs, texts).course


def paper(page: Page, target: str) -> bytes:
    """Make what is printed of a view's edition; raises `ProblemsFound`, and `OSError` where WeasyPrint lacks Pango."""
    made = find_targets()[target].files((page.edition,), page.kit)
    found = next((one for one in made if isinstance(one, File)), None)
    if found is None:
        raise ProblemsFound(())
    return found.content


def paper_targets() -> tuple[str, ...]:
    """Name the targets that are printed."""
    return tuple(name for name, target in find_targets().items() if target.suffix == "pdf")
