"""Find ids that two things share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.errors import Place, Problem
from builder.model import Activity, Course, Element, Lesson, Module, Question, Quiz, Reflection, SourceTree, walk


def duplicate_ids(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L103: an id stands twice where it must be the only one.

    Results and answers are kept by the ids of quizzes, questions and reflections in the whole course; those of
    lessons and headings count within their module.
    """
    seen: dict[tuple[str, str], Place] = {}
    for scope, name, place in _ids(course):
        first = seen.setdefault((scope, name), place)
        if first is not place:
            yield Problem(
                code="L103",
                message=f"The id `{name}` is taken: it stands at {first} too.",
                place=place,
                hint=f"Give one of the two another one: `{{#{name}-2}}`.",
            )


def _ids(course: Course) -> Iterator[tuple[str, str, Place]]:
    for module in course.modules:
        for node in walk(module):
            name = _id_of(node)
            if name:
                yield _scope(node, module), name, node.place
    for term in course.glossary:
        yield "glossary", term.id, term.place


def _id_of(node: Any) -> str:
    match node:
        case Quiz() | Question() | Reflection() | Activity() | Lesson():
            return node.id
        case Element(attrs=attrs):
            return dict(attrs).get("id", "")
    return ""


def _scope(node: Any, module: Module) -> str:
    return "course" if isinstance(node, Quiz | Question | Reflection) else module.slug
