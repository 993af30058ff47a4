"""Gather what goes out for a locale: its texts as its catalog has them, and the questions to its place."""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalog.facts import Place
from builder.catalog.tongues import tongue_of
from builder.exchange.names import text_id
from builder.exchange.photos import parted
from builder.exchange.values import Asked, Handout, OutText
from builder.model import Block, ContextPack, Course, FactQuestion, Prose, Slot, SlotQuestion, plain_text, walk
from builder.po import Catalog, Message


def handout(
    course: Course,
    catalog: Catalog,
    *,
    parents: tuple[Catalog, ...] = (),
    questions: tuple[Asked, ...] = (),
) -> Handout:
    """Make a handout of a catalog; `parents` are those that the locale falls back to, nearest first."""
    current = [message for message in catalog.messages if not message.obsolete]
    return Handout(
        course=course.slug,
        version=course.version,
        locale=catalog.locale,
        source_locale=course.source_locale,
        direction=tongue_of(catalog.locale, (catalog, *parents)).direction,
        texts=tuple(_out(message, parents) for message in current),
        questions=questions,
    )


def _out(message: Message, parents: tuple[Catalog, ...]) -> OutText:
    usable = message.is_usable
    return OutText(
        id=text_id(message.context, message.id),
        context=message.context,
        source=message.id,
        translation=message.text if usable else "",
        state="done" if usable else "fuzzy" if message.text else "new",
        about=message.extracted_comments,
        draft="" if usable else message.text or _inherited(message, parents),
    )


def _inherited(message: Message, parents: tuple[Catalog, ...]) -> str:
    """Find what readers see now: the words of the locale that this one falls back to."""
    found = (other.text for parent in parents for other in parent.messages if other.key == message.key)
    return next(filter(None, found), "")


def questions_of(
    localized: Course, packs: tuple[ContextPack, ...], own_slots: tuple[tuple[str, str], ...] = ()
) -> tuple[Asked, ...]:
    """List the questions of a course to a place in its language; `own_slots` are the place's Markdown files."""
    place = Place(localized, localized.locale, packs, localized.tongue)
    own = {pack.locale: pack for pack in packs}.get(localized.locale)
    texts = dict(own_slots)
    facts = (_fact(fact, place, own) for fact in localized.facts)
    slots = (_slot(slot, localized, parted(texts.get(slot.name, ""), slot.name)[0]) for slot in localized.slots)
    return (*facts, *slots)


def _fact(fact: FactQuestion, place: Place, own: ContextPack | None) -> Asked:
    value = dict(own.facts).get(fact.name, "") if own else ""
    inherited = place.value(fact.name) if place.pack_with(fact.name) not in (None, own) else ""
    default = plain_text(fact.default) if fact.default else ""
    return Asked(
        name=fact.name,
        kind=fact.kind,
        question=plain_text(fact.question),
        locale=_language(fact.question),
        example=fact.example,
        required=fact.required,
        value=value,
        inherited="" if value else inherited or default,
    )


def _slot(slot: SlotQuestion, localized: Course, text: str) -> Asked:
    return Asked(
        name=slot.name,
        kind="slot",
        question=plain_text(slot.question),
        locale=_language(slot.question),
        required=slot.required,
        value=text,
        inherited="" if text else " ".join(_words(slot_blocks(localized, slot.name))),
    )


def slot_blocks(course: Course, name: str) -> tuple[Block, ...]:
    """Find what stands in a slot."""
    found = (node.children for node in walk(course) if isinstance(node, Slot) and node.name == name)
    return next(found, ())


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    return (plain_text(node) for node in walk(blocks) if isinstance(node, Prose))


def _language(prose: Prose) -> str:
    return prose.locale
