"""Gather what the page about a course says of its sources: notes, credits, and what made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder import __version__
from builder.model import Edition, Figure, Module, Prose, find, plain_text, trait
from builder.model.written import read, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Say whether lessons have notes, whose pictures are shown, and which version of Satchel made the page."""

    has_notes: bool
    credits: tuple[Prose, ...]
    tool: str = __version__


def sources_of(edition: Edition) -> Sources:
    """Gather the sources of an edition; each credit once."""
    modules = edition.course.modules
    found = [read(row) for module in modules for row in trait(module, "credits", _credits)]
    credits = {plain_text(credit): credit for credit in found}
    return Sources(
        has_notes=any(trait(module, "has notes", _has_notes) for module in modules), credits=tuple(credits.values())
    )


def _credits(module: Module) -> list[Any]:
    return [written(node.credit) for node in find(module, Figure) if node.credit]


def _has_notes(module: Module) -> bool:
    return bool(module.footnotes)
