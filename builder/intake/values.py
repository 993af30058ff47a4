"""Hold what comes in, between the format that it had and the Markdown that it becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from builder.errors import Place, Problem
from builder.model.inline import NOWHERE

# Each block of Markdown is a text of its own; a blank line goes between two.
Blocks: TypeAlias = tuple[str, ...]

ItemKind: TypeAlias = Literal["choice", "match", "order", "gaps", "open", "words"]

# Gives the bytes of a file beside a text, or None where there is none; raises nothing.
Read: TypeAlias = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Offer one answer of a choice."""

    text: Blocks
    right: bool
    feedback: Blocks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Be one entry of a question bank; `words` asks nothing and is shown as text.

    `gap` is what stands between `[[` and `]]` where the text has no gap in it. `pairs` are inline Markdown, with
    an empty left side for a distractor. `named`: its author gave it a name, which is not just its first words.
    """

    kind: ItemKind
    name: str
    named: bool = True
    id: str = ""
    text: Blocks
    offered: tuple[Offered, ...] = ()
    several: bool = False
    pairs: tuple[tuple[str, str], ...] = ()
    ordered: tuple[str, ...] = ()
    gap: str = ""
    unit: str = ""
    explanation: Blocks = ()
    hint: str = ""
    points: float = 1.0
    shuffled: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Hold the entries of one category of a bank, in order."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Hold a question bank: its sections, its pictures (`media/…`) and what could not be taken over."""

    sections: tuple[Section, ...]
    media: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Be one module to be: its text without front matter, its wished-for slug, and its minutes."""

    slug: str
    text: str
    minutes: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Hold what the material says about itself; empty where it says nothing."""

    title: str = ""
    language: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Hold what came in as modules to be, in order; links between them name slugs (`satchel:slug#id`)."""

    about: About
    pages: tuple[Page, ...]
    media: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()
