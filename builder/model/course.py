"""Hold a course, an edition of it, and the files it is read from and made into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from builder.errors import Place
from builder.locales import Tongue, tongue
from builder.model.asked import FactKind, FactQuestion, SlotQuestion
from builder.model.blocks import Block
from builder.model.choices import Audience, Profile
from builder.model.file import SourceFile
from builder.model.inline import NOWHERE, Attrs, Prose
from builder.model.printing import USUAL_PRINT, Print
from builder.model.tracking import USUAL_SCORM, Scorm
from builder.model.translation import NOTHING_COUNTED, USUAL_GATES, Coverage, Gates, Translation

# Bytes; larger pages keep a cheap phone waiting, and messengers and mail refuse them.
USUAL_SINGLE_LIMIT = 15_000_000
# The most bytes that a package of a profile may have.
Budgets: TypeAlias = tuple[tuple[Profile, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """Hold a note of a module; after selection its number is its rank in `Module.footnotes`."""

    label: str
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Hold a `##` section: what a learner sees at a time."""

    id: str
    title: Prose
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """Hold one Markdown file; `slug` is its name without the number, and prefixes every id in it.

    `link_titles` are what its link definitions say (`[label]: address "title"`); localized, the links have them.
    """

    slug: str
    title: Prose
    intro: tuple[Block, ...]
    lessons: tuple[Lesson, ...]
    footnotes: tuple[Footnote, ...] = ()
    link_titles: tuple[Prose, ...] = ()
    minutes: int | None = None
    stage: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Explain a word of the glossary; `id` comes from the source language."""

    id: str
    name: Prose
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Hold an SVG and the words in it, in document order."""

    path: str
    svg: str
    labels: tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Hold an organisation that stands behind a course: its name, which is read out for its logo (a path)."""

    name: str
    logo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Hold what an agency puts on a course: logos (paths) and overrides of the theme's colours and fonts."""

    logo: str = ""
    colors: Attrs = ()
    fonts: Attrs = ()
    partners: tuple[Partner, ...] = ()

    @property
    def logos(self) -> tuple[str, ...]:
        """List the paths of all logos."""
        return tuple(filter(None, (self.logo, *(partner.logo for partner in self.partners))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Hold one training companion in one locale (the source's, before it is localized)."""

    slug: str
    version: str
    license: str
    source_locale: str
    locale: str
    title: Prose
    summary: Prose
    readers: Prose | None
    outcomes: tuple[Prose, ...]
    keywords: tuple[Prose, ...]
    authors: tuple[str, ...]
    publisher: str
    modules: tuple[Module, ...]
    glossary: tuple[Term, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    facts: tuple[FactQuestion, ...] = ()
    slots: tuple[SlotQuestion, ...] = ()
    media: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    tongue: Tongue | None = None
    partners: tuple[str, ...] = ()
    theme: str = "plain"
    brand: Brand = Brand()
    gates: Gates = USUAL_GATES
    scorm: Scorm = USUAL_SCORM
    print: Print = USUAL_PRINT
    single_limit: int = USUAL_SINGLE_LIMIT
    profiles: tuple[Profile, ...] = ("full",)
    budgets: Budgets = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Be a course with every choice made: localized, selected, numbered.

    `media` lists the paths (under the course folder) that this edition shows, and no others. A draft is below its
    release gate. An edition in the language of the source has no `translation`. `part` is the slug of
    the one module that an edition holds where each module is a package of its own, `part_number` its place among them.
    """

    course: Course
    audience: Audience
    profile: Profile = "full"
    coverage: Coverage = NOTHING_COUNTED
    media: tuple[str, ...] = ()
    is_draft: bool = False
    translation: Translation | None = None
    part: str = ""
    part_number: int = 0

    @property
    def locale(self) -> str:
        return self.course.locale

    @property
    def tongue(self) -> Tongue:
        """Say how the locale is named, which way it runs and how it writes numbers."""
        return self.course.tongue or tongue(self.course.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleSource:
    """Hold a module's Markdown and what its front matter says; the front matter's lines are blank in `file.text`."""

    slug: str
    file: SourceFile
    minutes: int | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSettings:
    """Hold what course.yaml says about a fact."""

    name: str
    kind: FactKind
    question: str
    example: str = ""
    default: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSettings:
    """Hold what course.yaml says about a slot."""

    name: str
    question: str
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Hold what course.yaml lets pass: a problem's code, in one file or (`""`) everywhere."""

    code: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSettings:
    """Hold what course.yaml says, checked; `lines` maps a key path (`outcomes.1`) to its line."""

    title: str
    version: str
    language: str
    license: str
    summary: str
    readers: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    facts: tuple[FactSettings, ...] = ()
    slots: tuple[SlotSettings, ...] = ()
    theme: str = "plain"
    brand: Brand = Brand()
    gates: Gates = USUAL_GATES
    scorm: Scorm = USUAL_SCORM
    print: Print = USUAL_PRINT
    single_limit: int = USUAL_SINGLE_LIMIT
    profiles: tuple[Profile, ...] = ("full",)
    budgets: Budgets = ()
    allowed: tuple[Allowed, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def is_known(self) -> bool:
        """Say whether course.yaml could be read: settings that stand in for it have no lines."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTree:
    """Hold everything read from `course_src/<course>/`: text whole, media by name (`media/x.svg`)."""

    slug: str
    folder: str
    settings: CourseSettings
    modules: tuple[ModuleSource, ...]
    glossary: SourceFile | None
    drawings: tuple[SourceFile, ...]
    media: tuple[str, ...]
    place: Place
