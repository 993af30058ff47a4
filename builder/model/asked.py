"""Hold what a course asks of a local partner: facts, and material for its slots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from builder.errors import Place
from builder.model.inline import NOWHERE, Prose

FactKind: TypeAlias = Literal["text", "phone", "number", "date", "currency"]
FACT_KINDS: tuple[FactKind, ...] = ("text", "phone", "number", "date", "currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion:
    """Ask a partner for a fact; without an answer the `default` stands in its place.

    A `date` is written `2026-03-08`, a `currency` as its ISO 4217 code, a `number` with a point.
    """

    name: str
    kind: FactKind
    question: Prose
    example: str = ""
    default: Prose | None = None
    required: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotQuestion:
    """Ask a partner for the material of a slot."""

    name: str
    question: Prose
    required: bool = False
    place: Place = NOWHERE
