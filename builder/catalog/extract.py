"""Take the words of a course out into a template."""

from __future__ import annotations

from builder.catalog.headers import template_headers
from builder.catalog.msgid import is_translatable, msgid
from builder.model import Course, Prose, walk
from builder.po import Catalog, Message

# Weblate and others check Markdown where they see it.
MARKDOWN = "md-text"


def extract(course: Course) -> Catalog:
    """Make the template of a course: one message for each different prose, in document order."""
    found: dict[tuple[str, str], list[Prose]] = {}
    for prose in walk(course):
        if isinstance(prose, Prose) and is_translatable(prose):
            found.setdefault((prose.context, msgid(prose)), []).append(prose)
    return Catalog(
        headers=template_headers(course.slug, course.source_locale),
        messages=tuple(_message(context, text, uses) for (context, text), uses in found.items()),
        file=f"translations/{course.slug}/{course.slug}.pot",
    )


def _message(context: str, text: str, uses: list[Prose]) -> Message:
    """Make one message of all the places where a text is used."""
    comments = (comment for prose in uses for comment in (prose.role, prose.note) if comment)
    return Message(
        id=text,
        context=context,
        extracted_comments=tuple(dict.fromkeys(comments)),
        references=tuple(dict.fromkeys(prose.place for prose in uses if prose.place.file)),
        flags=() if all(prose.plain for prose in uses) else (MARKDOWN,),
    )
