"""Show the modules of a course as HTML, and read from it what a translation may change and what it may not."""

from __future__ import annotations

from collections import UserDict
from dataclasses import dataclass, field
from html.parser import HTMLParser

from builder.catalog import extract, localize, update
from builder.catalog.localized import Localized
from builder.markdown import parse_module
from builder.model import Course, Edition, ModuleSource, Prose, SourceFile
from builder.po import Catalog, read_catalog, write_catalog
from builder.theme import Renderer, load_theme, packaged_themes
from tests.corpus.pseudo import back

SOURCE, TARGET = "en", "en-US"  # two locales that write numbers and durations alike
_TOLD = frozenset({"alt", "title", "aria-label"})
_CODE = frozenset({"code", "script", "style", "math"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class _Nothing(UserDict[str, str]):
    """Say every fixed sentence of a theme without a letter: only words of the course are looked at."""

    def get(self, key: str, default: object = None) -> str:
        return "·"


class _Bare(Renderer):
    """Show durations without words: they are computed, not translated."""

    def duration(self, minutes: int) -> str:
        return str(minutes)


def make_course(texts: dict[str, str]) -> Course:
    """Make a course with a module for each text."""
    title = Prose(source="Corpus", plain=True)
    sources = [ModuleSource(slug=name, file=SourceFile(path=f"{name}.md", text=text)) for name, text in texts.items()]
    return Course(
        slug="corpus",
        version="1.0",
        license="CC0-1.0",
        source_locale=SOURCE,
        locale=SOURCE,
        title=title,
        summary=title,
        readers=None,
        outcomes=(),
        keywords=(),
        authors=(),
        publisher="",
        modules=tuple(parse_module(source)[0] for source in sources),
    )


def write_po(course: Course) -> str:
    """Write the empty catalog that a translator gets."""
    return write_catalog(update(None, extract(course), TARGET))


def translated(course: Course, po: str) -> Localized:
    """Localize a course with the text of a PO file."""
    catalog, problems = read_catalog(po, f"translations/corpus/{TARGET}.po")
    assert not problems, problems[0]
    return localize(course, (catalog,), TARGET)


def untranslated(course: Course, locale: str = SOURCE) -> Course:
    """Localize a course without a translation."""
    chain = () if locale == SOURCE else (Catalog(locale=locale),)
    return localize(course, chain, locale).course


def pages(course: Course) -> dict[str, str]:
    """Show each module of a localized course, trainer notes included; soft breaks are spaces."""
    theme = load_theme("plain", [packaged_themes()])
    show = _Bare(theme, "html", _Nothing(), Edition(course=course, audience="trainer"))
    return {module.slug: _page(show.inside(module)).replace("\n", " ") for module in course.modules}


def _page(show: Renderer) -> str:
    module = show.module
    assert module is not None
    parts = [show.inline(module.title), show.blocks(module.intro)]
    for lesson in module.lessons:
        parts += [f'<h2 id="{lesson.id}">{show.inline(lesson.title)}</h2>', show.blocks(lesson.children)]
    notes = [f"<aside>{show.blocks(note.children)}</aside>" for note in module.footnotes]
    return "\n".join([*map(str, parts), *notes])


@dataclass(slots=True)
class Seen:
    """Hold what stands in a page: words that are read or heard, addresses and names behind them, and code."""

    words: list[str] = field(default_factory=list)
    behind: list[tuple[str, str, str]] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Sort a page into what a translation changes and what it keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.inside: list[str] = []
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = [(name, value or "") for name, value in attrs]
        self.seen.words += [value for name, value in named if name in _TOLD]
        self.seen.behind += [(tag, name, value) for name, value in named if name not in _TOLD]
        self.address = dict(named).get("href", "") if tag == "a" else ""
        keeps = tag in _CODE or dict(named).get("translate") == "no"
        if tag not in _VOID and (keeps or tag in self.inside):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.address = ""
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.seen.code.append(data)
        elif self.address.removeprefix("mailto:") != data:  # an address that stands for itself is no word
            self.seen.words.append(data)


class _Outliner(HTMLParser):
    """List what a page is made of: how an entity or a quote is written, and how wide a space is, means nothing."""

    def __init__(self, without: tuple[str, ...]) -> None:
        super().__init__()
        self.without = without
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, " ".join((value or "").split())) for name, value in attrs if name not in self.without]
        self.parts.append(f"<{tag} {kept}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.parts and not self.parts[-1].startswith("<"):
            data = self.parts.pop()[1:] + data
        self.parts.append("=" + " ".join(data.split()))


def outline(page: str, *, without: tuple[str, ...] = ()) -> list[str]:
    """List the tags, attributes (but for some) and texts of a page, pseudo-translated letters read back."""
    reader = _Outliner(without)
    reader.feed(back(page))
    reader.close()
    return reader.parts


def read(page: str) -> Seen:
    """Read a page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.seen
