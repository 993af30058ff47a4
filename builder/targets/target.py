"""Say what a target is: a kind of output, and what it may use to make packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from builder.cache import Part
from builder.errors import Problem
from builder.media import converted, differences, subset
from builder.model import AUDIENCES, Audience, File, Profile
from builder.targets.memory import Memory

if TYPE_CHECKING:
    from builder.model import Edition
    from builder.theme import Theme


Convert: TypeAlias = Callable[[bytes, str, Profile], tuple[bytes, str]]
Subset: TypeAlias = Callable[[bytes, frozenset[int], int], bytes]
Differences: TypeAlias = Callable[[bytes, bytes, tuple[str, ...], int], tuple[str, ...]]
Once: TypeAlias = Callable[[str, tuple[Part, ...], Callable[[], bytes]], bytes]


def made_anew(step: str, parts: tuple[Part, ...], make: Callable[[], bytes]) -> bytes:
    """Make what a step makes of some parts, and keep nothing."""
    return make()


def _the_course(path: str) -> None:
    """Say of a media path that the course has it, and no context pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Hold what a target may use: the theme, the strings of a locale, the bytes of a media path.

    A collection has a kit for each of its locales. `convert`, `subset` and `differences` are those of
    `builder.media`, or the same with a memory. `once` names a step, all that it is made of, and how: a kit with a
    memory makes it once for all builds. `brought` gives the locale whose context pack
    brings a media path, and the file's name from the project's root; the course has the others. `memory` is for what
    several targets make of one edition.
    """

    theme: Theme
    strings: Callable[[str], Mapping[str, str]]
    media: Callable[[str], bytes]
    convert: Convert = converted
    subset: Subset = subset
    differences: Differences = differences
    once: Once = made_anew
    brought: Callable[[str], tuple[str, str] | None] = _the_course
    others: tuple[tuple[str, Kit], ...] = ()
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    def at(self, locale: str) -> Kit:
        """Give the kit of a locale among others; media and fonts differ by locale."""
        return dict(self.others).get(locale, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Hold the editions that become packages of their own, and what is told about that."""

    editions: tuple[Edition, ...]
    problems: tuple[Problem, ...] = ()


def whole(edition: Edition, kit: Kit) -> Parts:
    """Make one package of an edition."""
    return Parts(editions=(edition,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Be a kind of output.

    `suffix` is the extension of its package; `form` says whether that is a zip, a zip and the same as a
    folder to open, or the one file that the target yields. `files` makes the package of one or more editions, and
    `split` says which editions become packages of their own; beside files it may yield what making them has shown.
    A target `on_request` is built only when it is named, one of `paper` has a name of its own where ink is saved, and
    one that is not `whole` leaves out parts of its edition.
    """

    name: str
    suffix: str
    scope: Literal["module", "course", "collection"]
    summary: str
    form: Literal["zip", "zip+folder", "file"]
    files: Callable[[tuple[Edition, ...], Kit], Iterator[File | Problem]]
    split: Callable[[Edition, Kit], Parts] = whole
    on_request: bool = False
    audiences: tuple[Audience, ...] = AUDIENCES
    paper: bool = False
    whole: bool = True


def package_name(edition: Edition, target: Target) -> str:
    """Name a package for people.

    `<course>-<version>-<locale>-<audience>[-<profile>][-draft][-<module>][-<target>][-ink-saver].<ext>`
    """
    course = edition.course
    parts = [course.slug, course.version, edition.locale, edition.audience]
    if edition.profile != "full":
        parts.append(edition.profile)
    if edition.is_draft:
        parts.append("draft")
    if edition.part:
        parts.append(edition.part)
    if target.name != target.suffix:
        parts.append(target.name)
    if target.paper and course.print.ink_saver:
        parts.append("ink-saver")
    return "-".join(parts) + f".{target.suffix}"
