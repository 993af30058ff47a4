"""Find links that do not say where they lead, and tables that do not say what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.walking import placed, warning
from builder.errors import Place, Problem
from builder.model import Course, Element, Image, Module, Prose, SourceTree, Span, find, plain_text, walk

_EMPTY_WORDS = {
    "en": "click here|here|this|this link|link|more|read more|see more|learn more|click|details|this page|go",
    "es": "aquí|haga clic aquí|pulse aquí|este enlace|enlace|más|leer más|ver más|esto",
    "fr": "ici|cliquez ici|ce lien|lien|plus|lire la suite|en savoir plus|voir plus|cette page",
    "pt": "aqui|clique aqui|este link|link|mais|leia mais|saiba mais|ver mais|esta página",
}
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def empty_link_words(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A113: a link is called "here"."""
    language = course.source_locale.split("-")[0]
    known = set(_EMPTY_WORDS.get(language, "").split("|")) - {""}
    for link, place in _links(course):
        words = plain_text(link.children).strip(" .!…→»>").casefold()
        if words in known:
            message = f"The link is called “{plain_text(link.children).strip()}”: read alone, it says nothing."
            yield warning("A113", message, place, "Name what it leads to: [the water law](…).")


def bare_addresses(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A114: a link shows an address where a name should stand."""
    for link, place in _links(course):
        words = plain_text(link.children).strip()
        if _ADDRESS.fullmatch(words) and not _is_in_note(course, place):
            message = "The link shows its address; screen readers spell it letter by letter."
            yield warning("A114", message, place, "Write its name: [Water law, 2016](https://…).")


def _is_in_note(course: Course, place: Place) -> bool:
    """Sources in footnotes give addresses for who reads on paper."""
    notes = [note for module in course.modules for note in module.footnotes]
    proses = (prose for prose in walk(tuple(notes)) if isinstance(prose, Prose))
    return any(
        one.place.file == place.file and one.place.line <= place.line <= one.place.line + one.source.count("\n")
        for one in proses
    )


def wordless_links(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A115: a link has no words at all."""
    for link, place in _links(course):
        has_picture = any(isinstance(node, Image) and node.alt.strip() for node in walk(link.children))
        if not plain_text(link.children).strip() and not has_picture:
            yield warning("A115", "The link has no words.", place, "Write between the brackets what it leads to.")


def ambiguous_links(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A116: links of one module have the same words and lead to different places."""
    for module in course.modules:
        seen: dict[str, str] = {}
        for link, place in _links(module):
            words, href = plain_text(link.children).strip().casefold(), dict(link.attrs).get("href", "")
            if words and seen.setdefault(words, href) != href:
                message = f"“{plain_text(link.children).strip()}” leads to one place here and to another one above."
                yield warning("A116", message, place, "Give links to different places different words.")


def headless_tables(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A108: a table has an empty row of heads."""
    for node in find(course, Element):
        if node.tag == "table":
            heads = [cell for cell in find(node, Element) if cell.tag == "th"]
            empty = [cell for cell in heads if not _says_something(cell)]
            if len(empty) > 1 or len(empty) == len(heads):
                message = "The table has columns without a head."
                hint = "Name each column in the first row; only the cell above the names of rows may be empty."
                yield warning("A108", message, node.place, hint)


def _says_something(cell: Element) -> bool:
    return any(plain_text(prose).strip() for prose in walk(cell) if isinstance(prose, Prose))


def _links(part: Course | Module) -> Iterator[tuple[Span, Place]]:
    for node, place in placed(part):
        if isinstance(node, Span) and node.tag == "a" and "href" in dict(node.attrs):
            yield node, place
