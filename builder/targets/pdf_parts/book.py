"""Write the companion that is printed: cover, contents, modules, glossary, and what trainers need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from builder.model import Edition, Lesson, Module, Quiz, walk
from builder.targets.pdf_parts.coded import coded, key_of
from builder.targets.pdf_parts.index import in_order, marked
from builder.targets.pdf_parts.session import opening, session
from builder.targets.pdf_parts.setting import Book, Setting, fetching, logo, setting
from builder.targets.pdf_parts.sources import direction_of, sources
from builder.targets.pdf_parts.wide import with_places
from builder.targets.target import Kit
from builder.theme import Renderer, route

if TYPE_CHECKING:
    from markupsafe import Markup

AUDIENCES = {"learner": "Learner companion", "trainer": "Trainer guide"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Be a module as the book's template sees it."""

    route: str
    module: Module
    lessons: tuple[tuple[Lesson, str], ...]
    content: Markup
    answers: Markup


def set_for_paper(edition: Edition, kit: Kit) -> Setting:
    """Get ready to write a book: its tables know their places, its glossary stands in the order of its language."""
    course = edition.course
    glossary = in_order(course.glossary, edition.locale) if course.glossary else ()
    course = replace(with_places(course), glossary=glossary)
    return setting(replace(edition, course=course), kit, black=course.print.ink_saver)


def book(edition: Edition, kit: Kit) -> Book:
    """Write the document of an edition; raises `ProblemsFound` for what no font here can show."""
    made = set_for_paper(edition, kit)
    return written(made)


def written(made: Setting) -> Book:
    """Write the document; the page of the index is empty until pages have numbers."""
    fetch = fetching(made)
    return made.book(marked(_html(made)), fetch, made.paper_styles("pdf"))


def _html(made: Setting) -> str:
    edition, modules, show = made.edition, made.edition.course.modules, made.show
    chapters = tuple(_chapter(number, module, show) for number, module in enumerate(modules, start=1))
    return made.page(
        "pdf/book.html.j2",
        chapters=chapters,
        answers_follow=any(chapter.answers for chapter in chapters),
        audience=show.say(AUDIENCES[edition.audience]),
        minutes=sum(module.minutes or 0 for module in modules),
        logo=logo(made),
        sources=sources(modules, show),
        sheets=show.markup(_sheets(made)),
    )


def _chapter(number: int, module: Module, show: Renderer) -> Chapter:
    inside = show.inside(module)
    lessons = tuple((lesson, route(module, lesson)) for lesson in module.lessons)
    before = opening(module)
    content = inside.page(
        "pdf/module.html.j2",
        number=number,
        opening=module.intro[:before],
        intro=module.intro[before:],
        route=route(module),
        lessons=lessons,
        notes=tuple((note, direction_of(note)) for note in module.footnotes),
        session=session(module) if show.edition.audience == "trainer" else None,
    )
    return Chapter(
        route=route(module),
        module=module,
        lessons=lessons,
        content=show.markup(content),
        answers=show.markup(_answers(number, module, inside)),
    )


def _answers(number: int, module: Module, show: Renderer) -> str:
    """Write what is right in a module's quizzes; nothing of it for learners."""
    quizzes = [node for node in walk(module) if isinstance(node, Quiz)]
    if show.edition.audience != "trainer" or not quizzes:
        return ""
    return show.page("pdf/answers.html.j2", number=number, quizzes=quizzes)


def _sheets(made: Setting) -> str:
    """Write the sheets that a trainer copies: for attendance, for counting answers, for certificates."""
    if made.edition.audience != "trainer":
        return ""
    return made.page(
        "pdf/sheets.html.j2", modules=coded(made.edition.course), key=partial(key_of, made.show), logo=logo(made)
    )
