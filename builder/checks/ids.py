"""Find ids that two things share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.errors import Place, Problem
from builder.model import (
    Activity,
    Course,
    Element,
    Lesson,
    Module,
    Question,
    Quiz,
    Reflection,
    SourceTree,
    Survey,
    walk,
)


def duplicate_ids(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L103: an id stands twice where it must be the only one.

    Results and answers are kept by ids that count in the whole course, so the parser puts the module's name before
    them; the ids of lessons and headings count within their module.
    """
    seen: dict[tuple[str, str], Place] = {}
    for scope, name, written, place in _ids(course):
        first = seen.setdefault((scope, name), place)
        if first is not place:
            yield Problem(
                code="L103",
                message=f"The id `{written}` is taken: it stands at {first} too.",
                place=place,
                hint=_ONE_TERM if scope == "glossary" else f"Give one of the two another one: `{{#{written}-2}}`.",
            )


_ONE_TERM = "Keep one of the two; a term may have several definitions, each on a line with `: ` before it."


def _ids(course: Course) -> Iterator[tuple[str, str, str, Place]]:
    for module in course.modules:
        for node in walk(module):
            name = _id_of(node)
            if name:
                yield _scope(node, module), name, name.removeprefix(f"{module.slug}-"), node.place
    for term in course.glossary:
        yield "glossary", term.id, term.id, term.place


def _id_of(node: Any) -> str:
    match node:
        case Quiz() | Survey() | Question() | Reflection() | Activity() | Lesson():
            return node.id
        case Element(attrs=attrs):
            return dict(attrs).get("id", "")
    return ""


def _scope(node: Any, module: Module) -> str:
    return "course" if isinstance(node, Quiz | Survey | Question | Reflection | Activity) else module.slug
