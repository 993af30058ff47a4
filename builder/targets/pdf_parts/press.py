"""Print books with WeasyPrint: offline, quiet, the same bytes each time."""

from __future__ import annotations

import contextlib
import gc
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from builder.errors import Place, Problem, ProblemsFound
from builder.targets.pdf_parts.breaks import let_break
from builder.targets.pdf_parts.pango import load
from builder.targets.pdf_parts.setting import Book
from builder.targets.pdf_parts.standards import claim, forbid_interpolation, pack, tidy_outline
from builder.targets.pdf_parts.structure import repair
from builder.targets.pdf_parts.tagtree import Record, recorded

VARIANT = "pdf/a-2a"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """Be a book whose lines and pages are made, but not yet printed."""

    document: Any
    root: Any

    @property
    def pages(self) -> tuple[Any, ...]:
        return tuple(self.document.pages)

    def places(self) -> Mapping[str, int]:
        """Tell on which page, from 0, each id of the book stands."""
        return {name: number for number, page in enumerate(self.pages) for name in page.anchors}


def press(book: Book) -> bytes:
    """Lay out and print a book."""
    return bound((lay_out(book),))


def lay_out(book: Book) -> Layout:
    """Lay out a book; raises `ProblemsFound` where Pango is missing, or the book asks for what it does not hold."""
    weasyprint = load()
    with _quiet(), _unswept():
        shared, missing = _read_styles(book.styles, book.fetch)
        refused = [*missing]
        html = weasyprint.HTML(string=book.html, url_fetcher=_fetcher(book.fetch, refused))
        let_break(html.etree_element.find("body"))
        document = html.render(pdf_variant=VARIANT, **shared)
    if refused:
        raise ProblemsFound([_refused(url, book.place) for url in dict.fromkeys(refused)])
    return Layout(document=document, root=html.etree_element)


@lru_cache(maxsize=2)
def _read_styles(styles: str, fetch: Callable[[str], bytes]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Read styles with their fonts and counters, once for all documents of a book; and what they ask for in vain."""
    import weasyprint

    refused: list[str] = []
    shared = {
        "font_config": weasyprint.text.fonts.FontConfiguration(),
        "counter_style": weasyprint.css.counters.CounterStyle(),
    }
    sheet = weasyprint.CSS(string=styles, url_fetcher=_fetcher(fetch, refused), **shared)
    return {**shared, "stylesheets": [sheet]}, tuple(refused)


def _fetcher(fetch: Callable[[str], bytes], refused: list[str]) -> Any:
    """Serve the book's own files, and keep what else was asked for.

    The default fetcher opens sockets, and builds an SSL context each time.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        _fail_on_errors = False

        def __init__(self) -> None:
            pass

        def fetch(self, url: str, headers: object = None) -> object:
            try:
                content = fetch(url)
            except LookupError:
                refused.append(url)
                raise
            kind = {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else None
            return URLFetcherResponse(url, content, kind)

    return Fetcher()


def bound(layouts: Sequence[Layout], pages: Sequence[Any] = ()) -> bytes:
    """Print the pages of several books as one, or only some of them; title and language are those of the first.

    The boxes of what is printed are let go.
    """
    chosen = [*pages] or [page for layout in layouts for page in layout.pages]
    whole = layouts[0].document.copy(chosen)
    with _quiet(), _unswept(), recorded() as record:
        finish = partial(_finish, record, layouts)
        return bytes(whole.write_pdf(pdf_variant=VARIANT, custom_metadata=False, finisher=finish))


def _finish(record: Record, layouts: Sequence[Layout], document: object, pdf: object) -> None:
    """Make a PDF/A-2a of WeasyPrint's one that PDF/UA-1 accepts too."""
    _let_go(layouts, pdf)
    _join(record, layouts)
    repair(document, pdf, record)
    claim(pdf)
    forbid_interpolation(pdf)
    tidy_outline(pdf)
    pack(pdf)


def _let_go(layouts: Sequence[Layout], pdf: Any) -> None:
    """Forget the boxes of printed pages, half the memory of a book: the tree of tags takes their place."""
    for page in (page for layout in layouts for page in layout.pages):
        page._page_box, page.links, page.bookmarks = None, [], []
    for stream in pdf.objects:
        getattr(stream, "_tags", {}).clear()


def _join(record: Record, layouts: Sequence[Layout]) -> None:
    """Let all books stand in the document and the body of the first: a screen reader finds one document."""
    first = layouts[0].root
    same = {id(layout.root): first for layout in layouts}
    same |= {id(layout.root.find("body")): first.find("body") for layout in layouts}
    for number, (element, name) in record.elements.items():
        record.elements[number] = (same.get(id(element), element), name)


def _refused(url: str, place: Place) -> Problem:
    return Problem(
        code="B203",
        message=f"The PDF asks for `{url}`, which is no file of this course.",
        place=place,
        hint="Put the file under media/ and name it there; nothing is fetched from a network.",
    )


@contextlib.contextmanager
def _unswept() -> Iterator[None]:
    """Look for no garbage while a book is laid out: its boxes are all in use, and looking takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what WeasyPrint thinks of our style sheets, and what fontTools counts, out of the reader's way."""
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        with warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile open.
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
