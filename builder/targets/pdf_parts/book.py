"""Make the document that is printed: HTML, and the pictures and fonts that it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from builder.errors import Place, stop_on_errors
from builder.locales import in_digits
from builder.model import Edition, Footnote, Lesson, Module, Prose, Quiz, plain_text, walk
from builder.svg.mirror import is_rtl
from builder.targets.parts.names import package_paths
from builder.targets.pdf_parts.pictures import glyph_problems, pictures
from builder.targets.pdf_parts.tongues import counting
from builder.targets.target import Kit
from builder.theme import Renderer, Theme, branded, css, route

if TYPE_CHECKING:
    from markupsafe import Markup

# Every file of the document has an address of ours: nothing else is ever fetched.
SCHEME = "satchel:"

AUDIENCES = {"learner": "Learner companion", "trainer": "Trainer guide"}

# Fonts of one maker's screens: on paper a course looks the same wherever it was built.
_SCREEN_FONTS = frozenset({"system-ui", "Segoe UI", "Roboto", "ui-monospace", "Cascadia Mono"})

# A link whose words are its address already shows where it leads.
_PLAIN_LINK = re.compile(r'<a href="(https?://[^"]+)">(?=\1</a>)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Hold a document to print: `fetch` gives the bytes of an address in it and raises `LookupError` for others."""

    html: str
    place: Place
    fetch: Callable[[str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Be a module as the book's template sees it."""

    route: str
    module: Module
    lessons: tuple[tuple[Lesson, str], ...]
    content: Markup
    answers: Markup


def book(edition: Edition, kit: Kit) -> Book:
    """Write the document of an edition; raises `ProblemsFound` for what no font here can show."""
    theme = branded(_for_paper(kit.theme), edition.course.brand)
    drawn, problems = pictures(edition, kit, dict(theme.fonts).get("body", ""))
    stop_on_errors((*glyph_problems(edition), *problems))
    names = package_paths(edition.media)
    files = {SCHEME + file.path: file.content for file in kit.theme.files}
    files |= {SCHEME + names[path]: content for path, content in drawn.items()}
    show = Renderer(
        theme,
        "pdf",
        kit.strings(edition.locale),
        edition,
        formula=_formula,
        source=lambda path: SCHEME + names.get(path, path),
        count=partial(in_digits, system=edition.tongue.numbering),
    )
    html = _PLAIN_LINK.sub(r'<a class="plain" href="\1">', _html(edition, show, theme, names))
    return Book(html=html, place=edition.course.place, fetch=files.__getitem__)


def _html(edition: Edition, show: Renderer, theme: Theme, names: Mapping[str, str]) -> str:
    modules = edition.course.modules
    chapters = tuple(_chapter(number, module, show) for number, module in enumerate(modules, start=1))
    return show.page(
        "pdf/book.html.j2",
        chapters=chapters,
        answers_follow=any(chapter.answers for chapter in chapters),
        audience=show.say(AUDIENCES[edition.audience]),
        direction=edition.tongue.direction,
        language=edition.tongue.name,
        minutes=sum(module.minutes or 0 for module in modules),
        logo=_logo(edition, theme, names),
        styles=show.markup(counting(edition.tongue.numbering) + css(theme, "pdf")),
    )


def _for_paper(theme: Theme) -> Theme:
    """Take screen fonts out of a theme's stacks, and give its own fonts addresses of ours."""
    stacks = tuple((role, _without_screen_fonts(stack)) for role, stack in theme.fonts)
    faces = tuple(replace(face, file=replace(face.file, path=SCHEME + face.file.path)) for face in theme.faces)
    return replace(theme, fonts=stacks, faces=faces)


def _without_screen_fonts(stack: str) -> str:
    kept = (part.strip() for part in stack.split(",") if part.strip().strip('"') not in _SCREEN_FONTS)
    return ", ".join(kept)


def _logo(edition: Edition, theme: Theme, names: Mapping[str, str]) -> str:
    """Name the picture of the agency, or that of the theme."""
    logo = names.get(edition.course.brand.logo) or (theme.logo.path if theme.logo else "")
    return SCHEME + logo if logo else ""


def _chapter(number: int, module: Module, show: Renderer) -> Chapter:
    inside = show.inside(module)
    lessons = tuple((lesson, route(module, lesson)) for lesson in module.lessons)
    notes = tuple((note, _direction(note)) for note in module.footnotes)
    content = inside.page("pdf/module.html.j2", number=number, route=route(module), lessons=lessons, notes=notes)
    return Chapter(
        route=route(module),
        module=module,
        lessons=lessons,
        content=show.markup(content),
        answers=show.markup(_answers(number, module, inside)),
    )


def _direction(note: Footnote) -> str:
    """Say which way a note runs: a source keeps its own language, so an Arabic book cites English ones."""
    words = "".join(plain_text(node) for node in walk(note.children) if isinstance(node, Prose))
    return "rtl" if is_rtl(words) else "ltr"


def _answers(number: int, module: Module, show: Renderer) -> str:
    """Write what is right in a module's quizzes; nothing of it for learners."""
    quizzes = [node for node in walk(module) if isinstance(node, Quiz)]
    if show.edition.audience != "trainer" or not quizzes:
        return ""
    return show.page("pdf/answers.html.j2", number=number, quizzes=quizzes)


def _formula(tex: str, display: bool) -> str:
    """Show TeX as it was written: WeasyPrint does not lay out MathML."""
    from markupsafe import escape

    return f'<code class="math">{escape(tex)}</code>'
