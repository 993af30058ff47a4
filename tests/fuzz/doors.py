"""The doors through which texts and files of strangers come in: each takes bytes, and raises only `SatchelError`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache

from builder.archive import zip_bytes
from builder.catalog import extract, localize, update
from builder.checks import check
from builder.edition import select
from builder.errors import Place, SatchelError, errors_in
from builder.exchange.back import read_back
from builder.exchange.photos import NoPhoto, drawn_anew
from builder.intake import Origin, take_in
from builder.markdown import definite, parse_inline, parse_module
from builder.media import Fault, caption_problems, converted, read_captions
from builder.model import Course, CourseSettings, File, ModuleSource, Scope, SourceFile, SourceTree
from builder.parse import parse
from builder.player import strings_for
from builder.po import read_catalog, write_catalog
from builder.records import csv_text, gather, read_record, rows
from builder.source.course import split_front_matter
from builder.source.schema import CourseYaml, FrontMatter
from builder.source.text import decode
from builder.source.typed import typed
from builder.source.yaml import read_yaml
from builder.svg import read_drawing, write_drawing
from builder.targets import Kit
from builder.targets.parts.document import document
from builder.theme import load_theme, packaged_themes
from builder.verify import verify

Door = Callable[[bytes], object]

FOLDER = "course_src/towns"
SETTINGS = CourseSettings(title="Towns", version="1.0", language="en", license="CC-BY-4.0", summary="Towns grow.")
SCOPE = Scope(references={"UN": ("https://unhabitat.org", "The UN")}, footnotes=frozenset({"note"}), gaps=True)


def module(content: bytes) -> None:
    """Read a module; a sound one goes all the way: words out, words in, a page."""
    file = SourceFile(path=f"{FOLDER}/modules/01-towns.md", text=_text(content))
    head, text = split_front_matter(file)
    typed(read_yaml(head, file.path, first_line=2), FrontMatter)
    _course(ModuleSource(slug="towns", file=replace(file, text=text)))


def glossary(content: bytes) -> None:
    """Read a glossary beside a sound module."""
    sound = SourceFile(path=f"{FOLDER}/modules/01-towns.md", text="# Towns\n\n## Grow {#grow}\n\nThey {term}`grow`.\n")
    _course(ModuleSource(slug="towns", file=sound), SourceFile(path=f"{FOLDER}/glossary.md", text=_text(content)))


def _course(source: ModuleSource, terms: SourceFile | None = None) -> None:
    tree = SourceTree(
        slug="towns",
        folder=FOLDER,
        settings=SETTINGS,
        modules=(source,),
        glossary=terms,
        drawings=(),
        media=("media/map.svg", "media/talk.mp3"),
        place=Place(file=f"{FOLDER}/course.yaml", line=1),
    )
    course, problems = parse(tree)
    here = localize(course, (), "en")
    if not errors_in((*problems, *here.problems, *check(here.course, tree))):
        _abroad(course)


def _abroad(course: Course) -> None:
    """Take the words out, translate each by itself, write and read the catalog, make the page of both languages."""
    made = update(None, extract(course), "sw")
    made = replace(made, messages=tuple(replace(one, text=one.id) for one in made.messages))
    read, problems = read_catalog(write_catalog(made), "translations/towns/sw.po")
    assert not problems, problems
    assert [one.key for one in read.messages] == [one.key for one in made.messages]
    for locale, chain in (("en", ()), ("sw", (read,))):
        edition = select(localize(course, chain, locale).course, "trainer")
        document(edition, _kit(), "none")


@cache
def _kit() -> Kit:
    return Kit(theme=load_theme("plain", (packaged_themes(),)), strings=strings_for, media=lambda path: b"<svg/>")


def inline(content: bytes) -> None:
    """Parse one text with definitions; made self-contained it says the same."""
    text = _text(content)
    parse_inline(definite(text, SCOPE), SCOPE, line=1)


def catalog(content: bytes) -> None:
    """Read a catalog; what was understood is written, and read again without a loss."""
    read, problems = read_catalog(_text(content), "translations/towns/sw.po")
    if errors_in(problems):
        return
    again, more = read_catalog(write_catalog(read), "translations/towns/sw.po")
    assert not more, more
    assert [(one.key, one.text) for one in again.messages] == [(one.key, one.text) for one in read.messages]


def settings(content: bytes) -> None:
    """Read a course.yaml."""
    typed(read_yaml(_text(content), "course.yaml"), CourseYaml)


def drawing(content: bytes) -> None:
    """Read a drawing; a sound one is written for both directions."""
    read, problems = read_drawing(SourceFile(path=f"{FOLDER}/media/map.svg", text=_text(content)))
    if not problems:
        write_drawing(read, "rtl")
        write_drawing(read, "ltr")


def picture(content: bytes) -> None:
    """Make a picture small, whatever it is called, and take it as a photo from a stranger."""
    with suppress(Fault):
        converted(content, ".png", "full")
    with suppress(NoPhoto):
        drawn_anew(content)


def returned(content: bytes) -> None:
    """Read a file that came back."""
    read_back(content, "back.json")


def sheet(content: bytes) -> None:
    """Read a spreadsheet whose first sheet's XML is given."""
    returned(_zipped({**SHEET, "xl/worksheets/sheet1.xml": content}))


def record(content: bytes) -> None:
    """Read a learner's record, and make the table of it."""
    made = rows(gather([read_record("ann.satchel.json", content)]).records)
    csv_text(made)


def package(content: bytes) -> None:
    """Verify a package."""
    verify("towns.zip", content)


def page(content: bytes) -> None:
    """Verify a page that is a package of its own."""
    verify("towns.html", content)


def bank(content: bytes) -> None:
    """Take in questions in GIFT; what is made of them is read as a module."""
    _taken_in(Origin(name="bank.gift", language="en", content=content))


def moodle(content: bytes) -> None:
    """Take in questions in Moodle XML."""
    _taken_in(Origin(name="bank.xml", language="en", content=content))


def folder(content: bytes) -> None:
    """Take in a page beside another one, and settings of MkDocs and a summary of mdBook."""
    beside: dict[str, Callable[[], bytes]] = {"docs/a.md": lambda: content, "docs/b.md": lambda: b"# B\n\n## C\n\nD.\n"}
    _taken_in(Origin(name="towns", language="en", folder=beside))
    for name in ("mkdocs.yml", "docs/SUMMARY.md", "book.toml"):
        with suppress(SatchelError):
            _taken_in(Origin(name="towns", language="en", folder={**beside, name: lambda: content}))


def _taken_in(origin: Origin) -> None:
    for page in take_in(origin).pages:
        file = SourceFile(path=f"{FOLDER}/modules/01-{page.slug}.md", text=page.text)
        parse_module(ModuleSource(slug=page.slug, file=file))


def manifest(content: bytes) -> None:
    """Verify a package whose manifest is given."""
    files = {"imsmanifest.xml": content, "index.html": b"<!doctype html><title>Towns</title>"}
    verify("towns.zip", zip_bytes(File(path=path, content=held) for path, held in files.items()))


def _text(content: bytes) -> str:
    return decode(content, "text")[0]


def _zipped(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return written.getvalue()


def _sheet_around() -> dict[str, bytes]:
    """Give the parts of the smallest spreadsheet that openpyxl writes."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "satchel"  # type: ignore[union-attr]
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


SHEET = _sheet_around()


def captions(content: bytes) -> None:
    """Read captions; what can be read of them has its time, and what cannot has its line."""
    found = read_captions(content)
    assert all(0 <= cue.start < cue.end for cue in found.cues)
    lines = content.count(b"\n") + content.count(b"\r") + 2
    assert all(0 < problem.place.line <= lines for problem in caption_problems(found, "walk.vtt"))


DOORS: dict[str, Door] = {
    door.__name__: door
    for door in (
        module, glossary, inline, catalog, settings, drawing, picture, returned, sheet, record, package, page, manifest,
        bank, moodle, folder, captions,
    )
}  # fmt: skip
