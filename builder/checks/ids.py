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
    trait,
    walk,
)


def duplicate_ids(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L103: an id stands twice where it must be the only one.

    Results and answers are kept by ids that count in the whole course, so the parser puts the module's name before
    them; the ids of lessons and headings count within their module.
    """
    seen: dict[tuple[str, str], Place] = {}
    for scope, name, written, place in _ids(course):
        first = seen.get((scope, name))
        if first is None:
            seen[scope, name] = place
        else:
            yield Problem(
                code="L103",
                message=f"The id `{written}` is taken: it stands at {first} too.",
                place=place,
                hint=_ONE_TERM if scope == "glossary" else f"Give one of the two another one: `{{#{written}-2}}`.",
            )


_ONE_TERM = "Keep one of the two; a term may have several definitions, each on a line with `: ` before it."


def _ids(course: Course) -> Iterator[tuple[str, str, str, Place]]:
    for module in course.modules:
        for scope, name, file, line in trait(module, "own ids", _ids_in):
            yield scope, name, name.removeprefix(f"{module.slug}-"), Place(file=file, line=line)
    for term in course.glossary:
        yield "glossary", term.id, term.id, term.place


def _ids_in(module: Module) -> list[tuple[str, str, str, int]]:
    """List the ids of a module: where they must be the only ones, themselves, and where they stand."""
    named = ((node, name) for node in walk(module) if (name := _id_of(node)))
    return [(_scope(node, module), name, node.place.file, node.place.line) for node, name in named]


def _id_of(node: Any) -> str:
    match node:
        case Quiz() | Survey() | Question() | Reflection() | Activity() | Lesson():
            return node.id
        case Element(attrs=attrs):
            return dict(attrs).get("id", "")
    return ""


def _scope(node: Any, module: Module) -> str:
    return "course" if isinstance(node, Quiz | Survey | Question | Reflection | Activity) else module.slug
