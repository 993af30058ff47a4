"""Find links, footnotes and terms that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from builder.checks.walking import near, placed
from builder.errors import Place, Problem
from builder.model import Course, Module, SourceTree, Span, Term, TermRef, Text, trait
from builder.theme.links import destinations

_OUTSIDE = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_MODULE_FILE = re.compile(r"(?:[\w./-]*/)?(?:\d+-)?(?P<slug>[\w-]+)\.md(?:#(?P<id>.*))?")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


def broken_links(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L102: a link to a lesson, module or heading that is not there."""
    known = {slug: tuple(ids) for slug, ids in destinations(course).items()}
    for module in course.modules:
        for href, file, line in trait(module, "inner links", _inner_links):
            yield from _broken(href, Place(file=file, line=line), module, known)
    for href, file, line in _inner_links(course.glossary):
        yield from _broken(href, Place(file=file, line=line), None, known)


def _inner_links(part: Module | tuple[Term, ...]) -> list[tuple[str, str, int]]:
    """List the links of a part that lead to pages, and where they stand."""
    found = ((_href(node), place) for node, place in placed(part))
    inner = ((href, place) for href, place in found if href and not _OUTSIDE.match(href))
    return [(href, place.file, place.line) for href, place in inner if not href.startswith("media/")]


def _href(node: object) -> str:
    return dict(node.attrs).get("href", "") if isinstance(node, Span) and node.tag == "a" else ""


def _broken(href: str, place: Place, module: Module | None, known: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    match = _MODULE_FILE.fullmatch(href)
    if match and match["slug"] not in known:
        yield _dangling(f"There is no module `{match['slug']}`.", place, _module_hint(match["slug"], known))
    elif match and match["id"] and match["id"] not in known[match["slug"]]:
        message = f"The module `{match['slug']}` has nothing called `{match['id']}`."
        yield _dangling(message, place, near(match["id"], known[match["slug"]]) or _ID_HINT)
    elif href.startswith("#") and module and href[1:] not in known[module.slug]:
        message = f"This module has nothing called `{href[1:]}`."
        yield _dangling(message, place, _id_hint(href[1:], module, known))
    elif not match and not (href.startswith("#") and module):
        yield _dangling(f"The link `{href}` leads out of the package.", place, _ABSOLUTE_HINT)


_ID_HINT = "Give the heading an id at its end, as in `## Rent {#rent}`, and link to `#rent`."
_ABSOLUTE_HINT = "Write a whole address (`https://…`), `#id`, `02-module.md#id` or a file under `media/`."


def _module_hint(slug: str, known: dict[str, tuple[str, ...]]) -> str:
    close = get_close_matches(slug, sorted(known), n=1, cutoff=0.5)
    return f"Did you mean `{close[0]}.md`?" if close else f"The modules are: {', '.join(known)}."


def _id_hint(name: str, module: Module, known: dict[str, tuple[str, ...]]) -> str:
    elsewhere = [slug for slug, ids in known.items() if name in ids]
    if elsewhere:
        return f"It stands in another module: link to `{elsewhere[0]}.md#{name}`."
    return near(name, known[module.slug]) or _ID_HINT


def _dangling(message: str, place: Place, hint: str) -> Problem:
    return Problem(code="L102", message=message, place=place, hint=hint)


def unknown_footnotes(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L105: a footnote mark without its note stays in the text as `[^1]`."""
    for module in course.modules:
        labels = tuple(note.label for note in module.footnotes)
        for node, place in placed(module):
            for label in _FOOTNOTE.findall(node.text) if isinstance(node, Text) else ():
                hint = near(label, labels) or f"Write the note on a line of its own: `[^{label}]: The source.`"
                message = f"There is no footnote `{label}` in this module."
                yield Problem(code="L105", message=message, place=place, hint=hint)


def unknown_terms(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L104: a word is marked as a term, but the glossary does not explain it."""
    known = tuple(term.id for term in course.glossary)
    for node, place in placed(course):
        if isinstance(node, TermRef) and node.term not in known:
            hint = near(node.term, known) or "Explain it in glossary.md, or write the word without `{term}`."
            message = f"The glossary has no term `{node.term}`."
            yield Problem(code="L104", message=message, place=place, hint=hint)
