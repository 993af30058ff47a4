"""Choose what of a course is shown on a projector, and write it as slides; what is too long goes over several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from builder.model import (
    Activity,
    Callout,
    Course,
    Edition,
    Element,
    Figure,
    Module,
    Prose,
    Question,
    Quiz,
    Slot,
    TrainerNote,
    plain_text,
    walk,
    with_blocks,
)
from builder.model.blocks import Block
from builder.targets.pdf_parts.setting import Book, Setting, fetching, logo, setting
from builder.targets.pdf_parts.wide import with_places
from builder.targets.target import Kit

# Callouts that one says aloud; the others are for reading.
_SAID = ("objectives", "key-point", "important", "warning", "summary")


# A letter of a caption is half as wide as high, on most slides: this many go on one line.
_LETTERS = 66


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """Hold what begins a slide: a block, or one question of a quiz with its number; `lines` are those of a caption."""

    block: Block
    question: Question | None = None
    number: int = 0
    lines: int = 0

    @property
    def is_picture(self) -> bool:
        """Tell a figure, which has a slide of its own, from what is read."""
        return isinstance(self.block, Figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Be a lesson, with what is shown of it."""

    title: Prose
    slides: tuple[Slide, ...]


def slides(edition: Edition, kit: Kit) -> Book:
    """Write the slides of an edition: nothing for the trainer's eyes, no answers."""
    course = with_places(with_blocks(edition.course, _for_everybody))
    made = setting(replace(edition, course=course), kit, "pdf/slides")
    fetch = fetching(made)
    modules = enumerate(course.modules, start=1)
    chapters = [made.show.markup(_chapter(made, number, module)) for number, module in modules]
    html = made.page("pdf/slides/deck.html.j2", chapters=chapters, logo=logo(made), credits=_credits(course))
    return made.book(html, fetch, made.styles("slides"))


def _for_everybody(block: Block) -> tuple[Block, ...]:
    return () if isinstance(block, TrainerNote) else (block,)


def _credits(course: Course) -> tuple[Prose, ...]:
    """List who made the pictures that are shown, each once: a slide has no room for it."""
    tops = (block for module in course.modules for part in (module.intro, *_children(module)) for block in _shown(part))
    figures = (node for block in tops for node in walk(block) if isinstance(node, Figure))
    return tuple({plain_text(one.credit): one.credit for one in figures if one.credit}.values())


def _children(module: Module) -> Iterator[tuple[Block, ...]]:
    return (lesson.children for lesson in module.lessons)


def _chapter(made: Setting, number: int, module: Module) -> str:
    parts = tuple(Part(title=lesson.title, slides=_slides(lesson.children)) for lesson in module.lessons)
    opening = _slides(module.intro)
    return made.inside(module).page("pdf/slides/module.html.j2", number=number, parts=parts, opening=opening)


def _slides(blocks: Iterable[Block]) -> tuple[Slide, ...]:
    return tuple(slide for block in _shown(blocks) for slide in _of_block(block))


def _of_block(block: Block) -> tuple[Slide, ...]:
    match block:
        case Quiz(questions=questions):
            numbered = enumerate(questions, start=1)
            return tuple(Slide(block=block, question=question, number=number) for number, question in numbered)
        case Figure(children=children):
            return (Slide(block=block, lines=min(3, ceil(_letters(children) / _LETTERS))),)
    return (Slide(block=block),)


def _letters(blocks: tuple[Block, ...]) -> int:
    return sum(len(plain_text(node)) for node in walk(blocks) if isinstance(node, Prose))


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
