"""Hold what an institution asks of each of its courses: a course profile, `profiles/<name>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.errors import Place
from builder.model.inline import NOWHERE

SignOff: TypeAlias = Literal["", "read", "native"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Ask for words of a subject (`name`), in each module or anywhere in the course; a word's beginning is enough."""

    name: str
    words: tuple[str, ...]
    least: int = 1
    each_module: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCourse:
    """Say what a course as a whole must have; `counts` are the least numbers by name (`outcomes`: 3)."""

    counts: tuple[tuple[str, int], ...] = ()
    least_hours: float = 0
    most_hours: float = 0
    licenses: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfModule:
    """Say what each module must have; `counts` are the least numbers by name (`questions`: 5), zeros ask nothing.

    `hourly` are the least numbers in an hour of the module: `activities`, and `minutes` of activities.
    """

    counts: tuple[tuple[str, int], ...] = ()
    hourly: tuple[tuple[str, float], ...] = ()
    needs_duration: bool = False
    needs_stage: bool = False
    most_words: int = 0
    longest_sentence: int = 0
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfLanguages:
    """Say into which languages a course must be translated, and whether somebody must have read each translation."""

    required: tuple[str, ...] = ()
    reviewed: SignOff = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """Be a course profile: what every course of an institution must have."""

    name: str
    title: str
    course: OfCourse = field(default_factory=OfCourse)
    module: OfModule = field(default_factory=OfModule)
    languages: OfLanguages = field(default_factory=OfLanguages)
    mentions: tuple[Mentions, ...] = ()
    place: Place = NOWHERE
