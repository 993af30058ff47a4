"""Take the words of a course out into a template."""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalog.headers import template_headers
from builder.catalog.msgid import is_translatable, msgid
from builder.catalog.where import descriptions, room_for
from builder.model import Course, Prose, walk
from builder.po import Catalog, Message

# Weblate and others check Markdown where they see it.
MARKDOWN = "md-text"
# A text that is used in more places than these says how many more.
_TOLD = 5


def extract(course: Course) -> Catalog:
    """Make the template of a course: one message for each different prose, in document order."""
    found: dict[tuple[str, str], list[Prose]] = {}
    for prose in walk(course):
        if isinstance(prose, Prose) and is_translatable(prose):
            found.setdefault((prose.context, msgid(prose)), []).append(prose)
    told = descriptions(course)
    return Catalog(
        headers=template_headers(course.slug, course.source_locale),
        messages=tuple(_message(context, text, uses, told) for (context, text), uses in found.items()),
        file=f"translations/{course.slug}/{course.slug}.pot",
    )


def _message(context: str, text: str, uses: list[Prose], told: dict[int, str]) -> Message:
    """Make one message of all the places where a text is used."""
    return Message(
        id=text,
        context=context,
        extracted_comments=tuple(_comments(uses, told)),
        references=tuple(dict.fromkeys(prose.place for prose in uses if prose.place.file)),
        flags=() if all(prose.plain for prose in uses) else (MARKDOWN,),
    )


def _comments(uses: list[Prose], told: dict[int, str]) -> Iterator[str]:
    """Tell what a text is and where, then what its author says about it, then how long it may be."""
    places = list(dict.fromkeys(told[id(prose)] for prose in uses))
    yield from places[:_TOLD]
    if len(places) > _TOLD:
        yield f"and in {len(places) - _TOLD} more places"
    yield from dict.fromkeys(prose.note for prose in uses if prose.note)
    rooms = [room for room in map(room_for, uses) if room is not None]
    if rooms:
        yield f"at most {min(rooms)} characters"
