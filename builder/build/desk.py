"""Gather all that there is of a course for one locale, for people who are about to add to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder import locales, source
from builder.build.courses import Survey, read_own_catalog, sound
from builder.build.kit import kit_of
from builder.catalog import Localized, extract, localize, update
from builder.errors import SatchelError
from builder.exchange import Asked, Handout, Means, handout, questions_of
from builder.model import ContextPack, Course, PackSource
from builder.parse import parse_pack
from builder.player import strings_for
from builder.po import Catalog
from builder.theme import branded, plain_theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Hold a course and what there is for one locale, brought up to date in memory."""

    project: Path
    surveyed: Survey
    locale: str
    catalog: Catalog
    parents: tuple[Catalog, ...]
    packs: tuple[ContextPack, ...]
    own: PackSource | None

    @property
    def course(self) -> Course:
        return self.surveyed.course

    @property
    def own_slots(self) -> tuple[tuple[str, str], ...]:
        """Give the Markdown of the slots that the place itself has filled."""
        return tuple((name, file.text) for name, file in self.own.slots) if self.own else ()

    @property
    def is_place(self) -> bool:
        """Say whether the course may ask this locale about a place: it names a region, or has a pack."""
        return bool(locales.region(self.locale)) or self.own is not None

    def localized(self, *, with_own: bool) -> Localized:
        """Put the course into the locale, with what the place itself brings or without."""
        packs = tuple(pack for pack in self.packs if with_own or pack.locale != self.locale)
        return localize(self.course, (self.catalog, *self.parents), self.locale, packs)

    def questions(self) -> tuple[Asked, ...]:
        """List the questions to the place."""
        return questions_of(self.localized(with_own=False).course, self.packs, self.own_slots)

    def handout(self, questions: tuple[Asked, ...] = ()) -> Handout:
        """Gather the texts."""
        return handout(self.course, self.catalog, parents=self.parents, questions=questions)

    def say(self, text: str) -> str:
        """Say a fixed sentence in the locale."""
        return strings_for(self.locale).get(text) or text

    def means(self, localized: Localized) -> Means:
        """Give what a page is made with: the plain theme in the course's colours."""
        kit = kit_of(self.project, self.surveyed, localized)
        theme = branded(plain_theme(), self.course.brand)
        return Means(theme=theme, strings=strings_for(self.locale), media=kit.media)


def desk(project: Path, slug: str, locale: str) -> Desk:
    """Read what there is; raises `ProblemsFound`. A pack that answers too little is what a form is for."""
    surveyed = sound(project, slug)
    course = surveyed.course
    if locale == course.source_locale:
        raise SatchelError(f"`{slug}` is written in `{locale}`: there is nothing to translate.")
    links = locales.chain(locale)
    own, *parents = [read_own_catalog(project, slug, link) for link in links]
    packs = [source.read_pack(project, slug, link) for link in links]
    return Desk(
        project=project,
        surveyed=surveyed,
        locale=locale,
        catalog=update(own, extract(course), locale),
        parents=tuple(catalog for catalog in parents if catalog),
        packs=tuple(parse_pack(pack)[0] for pack in packs if pack),
        own=packs[0],
    )
