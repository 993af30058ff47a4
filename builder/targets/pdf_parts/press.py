"""Print a book with WeasyPrint: offline, quiet, the same bytes each time."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Iterator
from functools import partial
from types import ModuleType

from builder.errors import Place, Problem, ProblemsFound
from builder.targets.pdf_parts.book import Book
from builder.targets.pdf_parts.breaks import let_break
from builder.targets.pdf_parts.standards import claim, forbid_interpolation, tidy_outline
from builder.targets.pdf_parts.structure import repair
from builder.targets.pdf_parts.tagtree import Record, recorded


def press(book: Book) -> bytes:
    """Print a book; raises `ProblemsFound` where Pango is missing, or the book asks for what it does not hold."""
    weasyprint = _weasyprint(book.place)
    refused: list[str] = []

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[name-defined, misc]
        """Serve the book's own files. The default one opens sockets, and builds an SSL context each time."""

        _fail_on_errors = False

        def __init__(self) -> None:
            pass

        def fetch(self, url: str, headers: object = None) -> object:
            try:
                content = book.fetch(url)
            except LookupError:
                refused.append(url)
                raise
            kind = {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else None
            return weasyprint.urls.URLFetcherResponse(url, content, kind)

    with _quiet():
        document = weasyprint.HTML(string=book.html, url_fetcher=Fetcher())
        let_break(document.etree_element.find("body"))
        with recorded() as record:
            printed = document.write_pdf(
                pdf_variant="pdf/a-2a", custom_metadata=False, finisher=partial(_finish, record)
            )
    if refused:
        raise ProblemsFound([_refused(url, book.place) for url in dict.fromkeys(refused)])
    return bytes(printed)


def _finish(record: Record, document: object, pdf: object) -> None:
    """Make a PDF/A-2a of WeasyPrint's one that PDF/UA-1 accepts too."""
    repair(document, pdf, record)
    claim(pdf)
    forbid_interpolation(pdf)
    tidy_outline(pdf)


def _weasyprint(place: Place) -> ModuleType:
    """Load WeasyPrint, which loads Pango; it takes half a second, and prints where Pango is missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            # Debian 12 has no HarfBuzz-Subset of its own version; WeasyPrint then subsets with fontTools.
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint
            import weasyprint.urls
    except OSError as error:
        raise ProblemsFound([_no_pango(error, place)]) from None
    return weasyprint  # type: ignore[no-any-return]


def _no_pango(error: OSError, place: Place) -> Problem:
    missing = str(error).split(":")[0]
    return Problem(
        code="B201",
        message=f"The PDF target needs Pango, which is not installed ({missing}).",
        place=place,
        hint="Run `make demo`, or `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`.",
    )


def _refused(url: str, place: Place) -> Problem:
    return Problem(
        code="B203",
        message=f"The PDF asks for `{url}`, which is no file of this course.",
        place=place,
        hint="Put the file under media/ and name it there; nothing is fetched from a network.",
    )


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
