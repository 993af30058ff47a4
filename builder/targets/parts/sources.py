"""Gather what the page about a course says of its sources: notes, credits, and what made it."""

from __future__ import annotations

from dataclasses import dataclass

from builder import __version__
from builder.model import Edition, Figure, Prose, find, plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Say whether lessons have notes, whose pictures are shown, and which version of Satchel made the page."""

    has_notes: bool
    credits: tuple[Prose, ...]
    tool: str = __version__


def sources_of(edition: Edition) -> Sources:
    """Gather the sources of an edition; each credit once."""
    modules = edition.course.modules
    found = [node.credit for node in find(modules, Figure) if node.credit]
    credits = {plain_text(credit): credit for credit in found}
    return Sources(has_notes=any(module.footnotes for module in modules), credits=tuple(credits.values()))
