"""Make each module of a course an edition of its own, for packages that hold one module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from builder.edition import media_of, reached_terms, terms_of
from builder.model import Edition, Inline, Module, Prose, Span, with_prose
from builder.theme import destinations, resolve


def by_scope(edition: Edition) -> tuple[Edition, ...]:
    """Make the packages that course.yaml asks for: one of the course, or one of each module."""
    modules = edition.course.modules
    if edition.course.scorm.scope == "course" or len(modules) < 2:
        return (edition,)
    return by_module(edition)


def by_module(edition: Edition) -> tuple[Edition, ...]:
    """Make an edition of each module."""
    return tuple(_part(edition, module, number) for number, module in enumerate(edition.course.modules, start=1))


def _part(edition: Edition, module: Module, number: int) -> Edition:
    """Keep one module and the terms that it mentions; a link into another one has nowhere to lead: it becomes words."""
    mentioned = reached_terms(edition.course.glossary, terms_of(module))
    glossary = tuple(term for term in edition.course.glossary if term.id in mentioned)
    alone = replace(edition.course, modules=(module,), glossary=glossary)
    known, here = destinations(edition.course), destinations(alone)

    def leads_out(href: str) -> bool:
        return resolve(href, module, known) != resolve(href, module, here)

    course = with_prose(alone, lambda prose: _unlinked(prose, leads_out))
    media = tuple(path for path in media_of(course) if path in edition.media)
    drawings = tuple(drawing for drawing in course.drawings if drawing.path in media)
    course = replace(course, drawings=drawings, media=media)
    return replace(edition, course=course, media=media, part=module.slug, part_number=number)


def _unlinked(prose: Prose, leads_out: Callable[[str], bool]) -> Prose:
    nodes = tuple(kept for node in prose.nodes for kept in _words(node, leads_out))
    return prose if nodes == prose.nodes else replace(prose, nodes=nodes)


def _words(node: Inline, leads_out: Callable[[str], bool]) -> tuple[Inline, ...]:
    """Take a link that leads out off what stands in it."""
    if not isinstance(node, Span):
        return (node,)
    children = tuple(kept for child in node.children for kept in _words(child, leads_out))
    if node.tag == "a" and leads_out(dict(node.attrs).get("href", "")):
        return children
    return (replace(node, children=children),)
