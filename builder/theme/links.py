"""Know where everything stands in the one document: routes of pages, anchors of blocks, links between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from builder.model import (
    Activity,
    Code,
    Course,
    Element,
    Image,
    Lesson,
    Module,
    Question,
    Quiz,
    Reflection,
    Span,
    Survey,
    find,
    trait,
)

Destinations: TypeAlias = Mapping[str, Mapping[str, str]]

# A link to another module as its author sees the folder: `02-land.md`, `../modules/02-land.md#rent`.
_MODULE_FILE = re.compile(r"(?:[\w./-]*/)?(?:\d+-)?(?P<slug>[\w-]+)\.md(?:#(?P<id>.*))?")

# What can have an id.
_NAMED = (Lesson, Question, Element, Span, Code, Image, Activity, Reflection, Quiz, Survey)


def route(module: Module, lesson: Lesson | None = None) -> str:
    """Name the page of a module, or of a lesson in it: `/why-plan/growth`."""
    return f"/{module.slug}/{lesson.id}" if lesson else f"/{module.slug}"


def anchor(name: str, module: Module | None) -> str:
    """Make an id of our own unique in the document, as the parser does with those of authors: by its module."""
    return f"{module.slug}-{name}" if module else name


def destinations(course: Course) -> Destinations:
    """Map the ids of each module, as its author writes them, to what a link to them says; `""` is the module."""
    ids = {module.slug: trait(module, "ids", _ids_in) for module in course.modules}
    return {module.slug: {"": f"#{route(module)}", **ids[module.slug]} for module in course.modules}


def _ids_in(module: Module) -> dict[str, str]:
    return dict(_ids(module))


def _ids(module: Module) -> Iterator[tuple[str, str]]:
    for node in find(module, *_NAMED):
        match node:
            case Lesson():
                yield node.id, f"#{route(module, node)}"
            case Question():
                yield _as_written(node.id, module), f"#q-{node.id}"
            case Element(attrs=attrs):
                yield from ((_as_written(value, module), f"#{value}") for key, value in attrs if key == "id")
            case Span(attrs=attrs) | Code(attrs=attrs) | Image(attrs=attrs):
                yield from ((value, f"#{anchor(value, module)}") for key, value in attrs if key == "id")
            case Activity() | Reflection() | Quiz() | Survey():
                yield _as_written(node.id, module), f"#{node.id}"


def _as_written(name: str, module: Module) -> str:
    return name.removeprefix(f"{module.slug}-")


def resolve(href: str, module: Module | None, known: Destinations) -> str:
    """Turn a link of an author into one of the document; what it does not know it leaves alone."""
    if href.startswith("#") and module and not href.startswith("#/"):
        return known.get(module.slug, {}).get(href[1:], href)
    match = _MODULE_FILE.fullmatch(href)
    if match is None or match["slug"] not in known:
        return href
    return known[match["slug"]].get(match["id"] or "", href)
