"""Fill the slots of a course with what the nearest context pack brings."""

from __future__ import annotations

from dataclasses import replace

from builder.markdown import relabelled
from builder.model import Block, ContextPack, Course, Drawing, Filling, Module, Slot, changed, find, trait, with_blocks


def with_context(course: Course, packs: tuple[ContextPack, ...], around: str = "") -> Course:
    """Put slots, drawings and media of a place into a course; the nearest pack (the first) wins.

    `around` digests the packs.
    """
    fillings = {filling.name: filling for pack in reversed(packs) for filling in pack.slots}
    drawings = {drawing.path: drawing for pack in reversed(packs) for drawing in pack.drawings}
    media = {path for pack in packs for path in pack.media}
    return replace(
        course,
        modules=tuple(_placed(module, fillings, around) for module in course.modules),
        drawings=_replaced(course.drawings, drawings, media),
        media=tuple(sorted({*course.media, *media})),
        partners=tuple(pack.by for pack in packs if pack.by),
    )


def _placed(module: Module, fillings: dict[str, Filling], around: str) -> Module:
    """Fill a module's slots, where it has some that a place fills."""
    names = [name for name in trait(module, "slots", _slots) if name in fillings]
    return changed(module, lambda made: _filled(made, names, fillings), "filled", around) if names else module


def _slots(module: Module) -> list[str]:
    return [block.name for block in find(module, Slot)]


def _filled(module: Module, names: list[str], fillings: dict[str, Filling]) -> Module:
    def fill(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, Slot) or block.name not in fillings:
            return (block,)
        return (replace(block, children=relabelled(fillings[block.name].children, _prefix(block.name))),)

    notes = [
        replace(relabelled(note, _prefix(name)), label=_prefix(name) + note.label)
        for name in dict.fromkeys(names)
        for note in fillings[name].footnotes
    ]
    return replace(with_blocks(module, fill), footnotes=(*module.footnotes, *notes))


def _prefix(name: str) -> str:
    return f"slot-{name}-"


def _replaced(own: tuple[Drawing, ...], local: dict[str, Drawing], media: set[str]) -> tuple[Drawing, ...]:
    """Take the place's drawings; one whose path a place fills with another drawing is theirs alone."""
    kept = [drawing for drawing in own if drawing.path not in local and drawing.path not in media]
    return tuple(sorted((*kept, *local.values()), key=lambda drawing: drawing.path))
