"""Choose what of a course is shown on a projector, and write it as slides; what is too long goes over several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.model import (
    Activity,
    Callout,
    Edition,
    Element,
    Figure,
    Lesson,
    Module,
    Prose,
    Quiz,
    Slot,
    TrainerNote,
    with_blocks,
)
from builder.model.blocks import Block
from builder.targets.pdf_parts.setting import Book, Setting, fetching, logo, setting
from builder.targets.pdf_parts.wide import with_places
from builder.targets.target import Kit

# Callouts that one says aloud; the others are for reading.
_SAID = ("objectives", "key-point", "important", "warning", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Be a module, or a lesson of it, with the blocks that are shown; each begins a slide."""

    title: Prose
    blocks: tuple[Block, ...]


def slides(edition: Edition, kit: Kit) -> Book:
    """Write the slides of an edition: nothing for the trainer's eyes, no answers."""
    course = with_places(with_blocks(edition.course, _for_everybody))
    made = setting(replace(edition, course=course), kit, "pdf/slides")
    fetch = fetching(made)
    modules = enumerate(course.modules, start=1)
    chapters = [made.show.markup(_chapter(made, number, module)) for number, module in modules]
    html = made.page("pdf/slides/deck.html.j2", chapters=chapters, logo=logo(made))
    return made.book(html, fetch, made.styles("slides"))


def _for_everybody(block: Block) -> tuple[Block, ...]:
    return () if isinstance(block, TrainerNote) else (block,)


def _chapter(made: Setting, number: int, module: Module) -> str:
    parts = tuple(_part(lesson) for lesson in module.lessons)
    opening = tuple(_shown(module.intro))
    return made.inside(module).page("pdf/slides/module.html.j2", number=number, parts=parts, opening=opening)


def _part(lesson: Lesson) -> Part:
    return Part(title=lesson.title, blocks=tuple(_shown(lesson.children)))


def _shown(blocks: Iterable[Block | Prose]) -> Iterator[Block]:
    """Find what a slide can show, whole; a picture inside an activity comes with it."""
    for block in blocks:
        match block:
            case Activity() | Figure() | Quiz():
                yield block
            case Callout(name=name) if name in _SAID:
                yield block
            case Element(children=children) | Callout(children=children) | Slot(children=children):
                yield from _shown(children)
