"""Say of everything that differs by place what stands there, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from builder import locales
from builder.catalog.facts import Place as Answers
from builder.errors import Place
from builder.exchange.problems import shortened
from builder.model import ContextPack, Course, FactQuestion, Filling, Prose, Slot, SlotQuestion, plain_text, walk

Kind: TypeAlias = Literal["fact", "slot", "media"]
State: TypeAlias = Literal["place", "inherited", "default", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Hold one fact, slot or file of a place.

    `state`: the place's own pack has it, or one that it falls back to, or only the course, or nobody does.
    """

    kind: Kind
    name: str
    value: str
    state: State
    place: Place
    required: bool = False


def origins(course: Course, packs: tuple[ContextPack, ...], locale: str) -> tuple[Origin, ...]:
    """List facts and slots in the order in which the course asks for them, then media by name; packs nearest first."""
    answers = Answers(course, locale, packs)
    facts = (_fact(fact, answers) for fact in course.facts)
    slots = (_slot(slot, course, packs, locale) for slot in course.slots)
    return (*facts, *slots, *_media(course, packs, locale))


def _fact(fact: FactQuestion, answers: Answers) -> Origin:
    pack = answers.pack_with(fact.name)
    place, state = (fact.place, _state_without(fact)) if pack is None else _of(pack, answers.locale)
    if pack is not None:
        place = Place(file=pack.place.file, line=pack.lines.get(f"facts.{fact.name}", 1))
    return Origin(
        kind="fact",
        name=fact.name,
        value=answers.value(fact.name),
        state=state,
        place=place,
        required=fact.required,
    )


def _state_without(fact: FactQuestion) -> State:
    return "missing" if fact.required or fact.default is None else "default"


def _of(pack: ContextPack, locale: str) -> tuple[Place, State]:
    return pack.place, "place" if pack.locale == locale else "inherited"


def _slot(slot: SlotQuestion, course: Course, packs: tuple[ContextPack, ...], locale: str) -> Origin:
    for pack in packs:
        for filling in pack.slots:
            if filling.name == slot.name:
                state = _of(pack, locale)[1]
                return _origin_of_slot(slot, _beginning(filling), state, filling.place)
    default = next((node for node in walk(course) if isinstance(node, Slot) and node.name == slot.name), None)
    if default is None or slot.required:
        return _origin_of_slot(slot, "", "missing", slot.place)
    return _origin_of_slot(slot, _beginning(default), "default", default.place)


def _origin_of_slot(slot: SlotQuestion, value: str, state: State, place: Place) -> Origin:
    return Origin(kind="slot", name=slot.name, value=value, state=state, place=place, required=slot.required)


def _beginning(part: Filling | Slot) -> str:
    """Read the first words of a slot's material."""
    words = (plain_text(node) for node in walk(part.children) if isinstance(node, Prose))
    return shortened(next(words, ""))


def _media(course: Course, packs: tuple[ContextPack, ...], locale: str) -> Iterator[Origin]:
    """List the files that a place brings, each from the nearest pack that has it."""
    nearest = {path: pack for pack in reversed(packs) for path in pack.media}
    for path, pack in sorted(nearest.items()):
        folder = pack.place.file.rpartition("/")[0]
        value = "stands for the course's own" if path in course.media else "shown in a slot"
        state = _of(pack, locale)[1]
        yield Origin(kind="media", name=path, value=value, state=state, place=Place(file=f"{folder}/{path}"))


def locale_of(origin: Origin) -> str:
    """Name the locale of the pack that something comes from; nothing for the course itself."""
    parts = origin.place.file.split("/")
    return locales.canonical(parts[2]) or "" if parts[0] == "translations" and len(parts) > 2 else ""
