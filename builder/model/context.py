"""Hold what a place adds to a course beyond words: the answers of a context pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.errors import Place
from builder.model.blocks import Block
from builder.model.course import Drawing, Footnote
from builder.model.file import SourceFile
from builder.model.inline import NOWHERE

Digits: TypeAlias = Literal["western", "native"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Be what a context pack puts into a slot: blocks in the pack's language, and the notes they refer to."""

    name: str
    children: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextPack:
    """Be what one place adds: facts by name, slots, and media that stand for the course's own of the same path."""

    locale: str
    facts: tuple[tuple[str, str], ...] = ()
    digits: Digits | None = None
    by: str = ""
    slots: tuple[Filling, ...] = ()
    media: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """Hold what was read of `translations/<course>/<locale>/`; slots and drawings are whole texts."""

    locale: str
    facts: tuple[tuple[str, str], ...] = ()
    digits: Digits | None = None
    by: str = ""
    slots: tuple[tuple[str, SourceFile], ...] = ()
    media: tuple[str, ...] = ()
    drawings: tuple[SourceFile, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)
    place: Place = NOWHERE
