"""Find what a part of a course refers to: footnotes, glossary terms, media."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from builder.model import Course, Figure, FootnoteRef, Image, Module, Recording, Span, Term, TermRef, find, trait


def footnotes_of(part: Any) -> tuple[str, ...]:
    """List the footnote labels that a part marks, in order, each once."""
    return tuple(dict.fromkeys(node.label for node in find(part, FootnoteRef)))


def terms_of(part: Any) -> tuple[str, ...]:
    """List the ids of the glossary terms that a part mentions, each once."""
    return tuple(dict.fromkeys(node.term for node in find(part, TermRef)))


def reached_terms(glossary: tuple[Term, ...], start: Iterable[str]) -> set[str]:
    """Follow terms through the definitions that mention them."""
    by_id = {term.id: term for term in glossary}
    waiting = list(start)
    reached = set(waiting)
    while waiting:
        term = by_id.get(waiting.pop())
        fresh = set(terms_of(term.children)) - reached if term else set()
        reached |= fresh
        waiting += sorted(fresh)
    return reached


def media_of(course: Course) -> tuple[str, ...]:
    """List the files under `media/` that a course shows or links to, sorted."""
    shown = {*course.brand.logos, *_shown_in(course.glossary)}
    shown.update(path for module in course.modules for path in shown_by(module))
    return tuple(sorted(path for path in shown if path in course.media))


def shown_by(module: Module) -> list[str]:
    """List what a module shows and where its links lead, each once; captions, which stand in its page, apart."""
    return trait(module, "media", _shown_in)


def _shown_in(part: Any) -> list[str]:
    shown: dict[str, None] = {}
    for node in find(part, Figure, Image, Recording, Span):
        if isinstance(node, Span):
            shown[dict(node.attrs).get("href", "")] = None
        else:
            shown |= {node.src: None, getattr(node, "poster", ""): None}
    return list(shown)
