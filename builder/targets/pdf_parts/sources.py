"""Gather the sources of a whole book, by module; what several modules cite stands under the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model import Footnote, Module, Prose, plain_text, walk
from builder.svg.mirror import is_rtl
from builder.theme import Renderer

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Be what a module is the first to cite: each note with the way it runs."""

    number: int
    title: Prose
    notes: tuple[tuple[Markup, str], ...]


def sources(modules: Sequence[Module], show: Renderer) -> tuple[Cited, ...]:
    """List the sources of all modules; where only one has any, its own list says it all."""
    if sum(bool(module.footnotes) for module in modules) < 2:
        return ()
    seen: set[str] = set()
    found = (_cited(number, module, show, seen) for number, module in enumerate(modules, start=1))
    return tuple(one for one in found if one.notes)


def _cited(number: int, module: Module, show: Renderer, seen: set[str]) -> Cited:
    inside = show.inside(module)
    notes = [(inside.blocks(note.children), direction_of(note)) for note in module.footnotes]
    new = tuple({text: (text, way) for text, way in notes if text not in seen}.values())
    seen.update(text for text, _ in new)
    return Cited(number=number, title=module.title, notes=new)


def direction_of(note: Footnote) -> str:
    """Say which way a note runs: a source keeps its own language, so an Arabic book cites English ones."""
    words = "".join(plain_text(node) for node in walk(note.children) if isinstance(node, Prose))
    return "rtl" if is_rtl(words) else "ltr"
