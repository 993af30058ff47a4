"""Make small courses of Markdown, and catalogs of them, for tests."""

from dataclasses import replace

from builder.catalog import extract, localize, update
from builder.catalog.localized import Localized
from builder.markdown import parse_module
from builder.model import Course, ModuleSource, Prose, SourceFile, plain_text, walk
from builder.po import Catalog, Message

FILE = "course_src/towns/modules/01-streets.md"


def course(*texts: str) -> Course:
    """Make a course with a module for each text."""
    modules = [
        parse_module(ModuleSource(slug=f"m{n}", file=SourceFile(path=FILE.replace("01", f"{n:02}"), text=text)))[0]
        for n, text in enumerate(texts, start=1)
    ]
    return Course(
        slug="towns",
        version="1.0",
        license="CC-BY-4.0",
        source_locale="en",
        locale="en",
        title=Prose(source="Towns", plain=True, role="title"),
        summary=Prose(source="How they grow", plain=True, role="summary"),
        readers=None,
        outcomes=(),
        keywords=(),
        authors=(),
        publisher="",
        modules=tuple(modules),
    )


def in_words(words: dict[str, str], locale: str = "sw") -> Catalog:
    """Make a catalog of translations; its messages stand on lines 1, 2, 3 …"""
    messages = [Message(id=text, text=new, line=line) for line, (text, new) in enumerate(words.items(), start=1)]
    return Catalog(locale=locale, file=f"translations/towns/{locale}.po", messages=tuple(messages))


def identical(subject: Course, locale: str = "sw") -> Catalog:
    """Translate everything by itself."""
    made = update(None, extract(subject), locale)
    return replace(made, messages=tuple(replace(message, text=message.id) for message in made.messages))


def translated(text: str, new: str, source: str = "# T\n\n{}\n") -> tuple[str, list[str], str]:
    """Translate one paragraph: give its words, the codes of what is wrong, and the locale that it is in."""
    subject = course(source.format(text))
    key = [message.id for message in extract(subject).messages][3]
    result = localize(subject, (in_words({key: new}),), "sw")
    prose = next(prose for prose in proses(result) if prose.role == "paragraph")
    return plain_text(prose), [problem.code for problem in result.problems], prose.locale


def proses(result: Localized) -> list[Prose]:
    return [node for node in walk(result.course) if isinstance(node, Prose)]
