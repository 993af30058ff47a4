"""Make the index of terms: where each word of the glossary stands in a book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from builder.model import Prose, Term, plain_text
from builder.targets.pdf_parts.collation import sorting
from builder.targets.pdf_parts.setting import Book, Setting

_USE = re.compile(r'<a class="term" href="#term-')
_MARKED = re.compile(r'<a class="term" id="(?P<id>use-\d+)" href="#term-(?P<term>[^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Be a page of the book on which a word stands; `explains` where its entry in the glossary is."""

    number: int
    place: str
    explains: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Be a word of the index, with each of its pages once."""

    name: Prose
    pages: tuple[Page, ...]


def marked(html: str) -> str:
    """Give every use of a term an id."""
    numbers = count(1)
    return _USE.sub(lambda _: f'<a class="term" id="use-{next(numbers)}" href="#term-', html)


def in_order(terms: tuple[Term, ...], locale: str) -> tuple[Term, ...]:
    """Sort terms as their language does."""
    key = sorting(locale)
    return tuple(sorted(terms, key=lambda term: (key(plain_text(term.name)), term.id)))


def index(made: Setting, book: Book, places: Mapping[str, int]) -> Book:
    """Write the index of a book that has been laid out; `places` gives the page of each id, from 0."""
    before = places["index"]
    html = made.page(
        "pdf/index.html.j2",
        entries=tuple(_entries(made, book.html, places)),
        before=before,
        # The first page of a book is a right one where words run from left to right.
        side="verso" if before % 2 else "recto",
    )
    return made.book(html, book.fetch, book.styles)


def _entries(made: Setting, html: str, places: Mapping[str, int]) -> Iterator[Entry]:
    uses: dict[str, list[str]] = {}
    for match in _MARKED.finditer(html):
        uses.setdefault(match["term"], []).append(match["id"])
    for term in in_order(made.edition.course.glossary, made.edition.locale):
        yield Entry(name=term.name, pages=tuple(_pages(term, uses.get(term.id, []), places)))


def _pages(term: Term, uses: list[str], places: Mapping[str, int]) -> Iterator[Page]:
    """Find the pages of a term, each once: that of its entry leads to the entry."""
    entry = f"term-{term.id}"
    by_page: dict[int, str] = {}
    for place in (entry, *uses):
        by_page.setdefault(places[place], place)
    for page in sorted(by_page):
        yield Page(number=page + 1, place=by_page[page], explains=by_page[page] == entry)
