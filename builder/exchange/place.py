"""Make the form of a place: facts, stories and photos for a partner who has neither Git nor YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from builder import locales, player
from builder.edition import select
from builder.exchange.handout import slot_blocks
from builder.exchange.photos import MOST, Photo, parted, photo_number
from builder.exchange.scripts import page_json, script
from builder.exchange.show import Means, data_uri, renderer
from builder.exchange.values import Asked
from builder.model import Block, Course, Module, Quiz, Slot, walk, with_blocks
from builder.theme import Renderer, css

if TYPE_CHECKING:
    from markupsafe import Markup

_INPUTS = {"phone": "tel", "date": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Be a question of the form; `input` is the type of HTML's field."""

    asked: Asked
    direction: str
    input: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Have room for a photo of a slot: what is there now, if anything is."""

    number: int
    uri: str = ""
    shows: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Have room for a slot's material: the question, what stands there without it, and photos."""

    field: Field
    now: Markup
    frames: tuple[Frame, ...]


def place_form(
    localized: Course, questions: tuple[Asked, ...], slots: tuple[tuple[str, str], ...], means: Means
) -> str:
    """Write the form; `localized` is the course with what the place inherits, `slots` are its own Markdown files."""
    edition = select(localized, "learner")
    show = renderer(edition, edition.course, means)
    facts = tuple(_field(asked) for asked in questions if asked.kind != "slot")
    rooms = tuple(_rooms(localized, questions, dict(slots), show, means))
    return show.page(
        "place/page.html.j2",
        facts=facts,
        rooms=rooms,
        direction=edition.tongue.direction,
        language=edition.tongue.name,
        styles=show.markup(css(means.theme, "place") + player.styles()),
        script=show.markup(script("place.js")),
        given=show.markup(page_json(_given(localized, questions, rooms), means.strings)),
    )


def _field(asked: Asked) -> Field:
    return Field(asked=asked, direction=locales.direction(asked.locale), input=_INPUTS.get(asked.kind, "text"))


def _rooms(
    localized: Course,
    questions: tuple[Asked, ...],
    slots: dict[str, str],
    show: Renderer,
    means: Means,
) -> Iterator[Room]:
    for asked in questions:
        if asked.kind != "slot":
            continue
        photos = parted(slots.get(asked.name, ""), asked.name)[1]
        frames = tuple(_frame(number, photos, means) for number in range(1, MOST + 1))
        yield Room(field=_field(asked), now=_now(localized, asked, show), frames=frames)


def _now(localized: Course, asked: Asked, show: Renderer) -> Markup:
    """Show what stands in the slot as long as the partner has written nothing; quizzes need a page with a player."""
    module = next((one for one in localized.modules if _has_slot(one, asked.name)), None)
    if asked.value or module is None:
        return show.markup("")
    alone = replace(module, intro=slot_blocks(localized, asked.name), lessons=())
    chosen = select(replace(localized, modules=(alone,)), "learner").course.modules[0]
    return show.inside(chosen).blocks(with_blocks(chosen.intro, _without_quizzes))


def _has_slot(module: Module, name: str) -> bool:
    return any(isinstance(node, Slot) and node.name == name for node in walk(module))


def _without_quizzes(block: Block) -> tuple[Block, ...]:
    return () if isinstance(block, Quiz) else (block,)


def _frame(number: int, photos: tuple[Photo, ...], means: Means) -> Frame:
    photo = next((one for one in photos if photo_number(one) == number), None)
    if photo is None:
        return Frame(number=number)
    return Frame(number=number, uri=data_uri(photo.path, means.media), shows=photo.shows, credit=photo.credit)


def _given(localized: Course, questions: tuple[Asked, ...], rooms: tuple[Room, ...]) -> dict[str, object]:
    """Gather what the script needs; a form with other answers in it remembers nothing of this one."""
    asked = repr([asdict(one) for one in questions] + [frame.shows for room in rooms for frame in room.frames])
    digest = hashlib.sha256(asked.encode()).hexdigest()[:12]
    name = f"{localized.slug}:{localized.locale}"
    return {
        "course": localized.slug,
        "version": localized.version,
        "locale": localized.locale,
        "form": f"{name}:{digest}",
    }
