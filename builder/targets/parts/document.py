"""Make the one page of a course: its sections in order, its outline for the player, its sealed keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from builder import player
from builder.model import (
    Choice,
    Edition,
    Footnote,
    Gaps,
    Lesson,
    Match,
    Module,
    Open,
    Order,
    Prose,
    Question,
    Quiz,
    Reflection,
    Scale,
    Sort,
    Survey,
    find,
    plain_text,
)
from builder.targets.parts.captions import captions_of
from builder.targets.parts.keys import key_of, seal
from builder.targets.parts.media import media_names
from builder.targets.parts.sources import sources_of
from builder.targets.parts.webfonts import dressed, packed_families
from builder.targets.target import Kit
from builder.theme import FontFace, Renderer, Theme, css, layout, notes_by_page, route

if TYPE_CHECKING:
    from markupsafe import Markup

# A platform shows the page in a frame, and most sites refuse to be shown in one.
OUTSIDE = (("target", "_blank"), ("rel", "noopener"))

Tracking: TypeAlias = Literal["none", "scorm12", "scorm2004"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Be one page of the document as its template sees it; without a title it is the last one."""

    route: str
    title: Prose | None = None
    module: Module | None = None
    content: Markup | str = ""
    notes: Markup | str = ""
    lessons: tuple[Page, ...] = ()
    previous: Page | None = None
    next: Page | None = None

    @property
    def name(self) -> str:
        """Name the page as the player does: its route without the slash."""
        return self.route[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Be a footnote at the end of a page."""

    number: int
    content: Markup
    has_reference: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Be a language that the course can be read in: its own name, and where its page is."""

    locale: str
    name: str
    direction: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inside:
    """Hold what every package of an edition shows alike: its pages and its outline, whoever tracks them."""

    show: Renderer
    theme: Theme
    names: Mapping[str, str]
    modules: tuple[Page, ...]
    outline: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Say what is around the page: `address` gives what stands in it for the path of a file in the package.

    A page that is `single` has nothing beside it; one that stands among others can be read in several `languages`.
    """

    address: Callable[[str], str] = str
    is_single: bool = False
    languages: tuple[Language, ...] = ()


BESIDE = Surroundings()


def document(edition: Edition, kit: Kit, tracking: Tracking, around: Surroundings = BESIDE) -> str:
    """Write the page of an edition: theme, player and keys stand inside it."""
    if around is BESIDE:  # two targets of an edition: half the time
        inside = kit.memory.of(edition, "inside", lambda: _inside(edition, kit, around))
    else:
        inside = _inside(edition, kit, around)
    return _whole(edition, kit, tracking, around, inside)


def _inside(edition: Edition, kit: Kit, around: Surroundings) -> _Inside:
    """Show the pages of an edition."""
    theme = dressed(edition, kit)
    names = {path: around.address(name) for path, name in media_names(edition, kit).items()}
    strings = kit.strings(edition.locale)
    show = _renderer(edition, kit, theme, names)
    return _Inside(
        show=show,
        theme=theme,
        names=names,
        modules=_turned(tuple(_module_page(module, show) for module in edition.course.modules)),
        outline=_outline(edition, show, strings),
    )


def _whole(edition: Edition, kit: Kit, tracking: Tracking, around: Surroundings, inside: _Inside) -> str:
    """Put the pages into one document."""
    show, theme = inside.show, inside.theme
    return show.page(
        "html/page.html.j2",
        modules=inside.modules,
        glossary=edition.course.glossary,
        sources=sources_of(edition),
        direction=edition.tongue.direction,
        language=edition.tongue.name,
        minutes=sum(module.minutes or 0 for module in edition.course.modules),
        logo=_logo(edition, kit, inside.names, around),
        is_single=around.is_single,
        languages=around.languages,
        fonts=packed_families(theme),
        has_reflections=bool(find(edition.course.modules, Reflection)),
        early=show.markup(player.early()),
        styles=show.markup(css(_addressed(theme, around), "html") + player.styles()),
        script=show.markup(player.script()),
        outline=show.markup(_json({**inside.outline, "tracking": tracking})),
    )


def _renderer(edition: Edition, kit: Kit, theme: Theme, names: Mapping[str, str]) -> Renderer:
    media = kit.media  # not the kit itself: it remembers what is made here, and would be kept by it
    return Renderer(
        theme,
        "html",
        kit.strings(edition.locale),
        edition,
        source=lambda path: names.get(path, path),
        outside=OUTSIDE,
        weigh=lambda path: len(media(path)),
        captions=captions_of(edition, kit),
    )


def excerpt(edition: Edition, kit: Kit, names: Mapping[str, str], slug: str) -> str:
    """Write one module of an edition as it stands on its page, for who has the rest of it: nothing runs in it.

    `names` are those of `media_names`.
    """
    course = edition.course
    number = next(number for number, module in enumerate(course.modules, start=1) if module.slug == slug)
    show = _renderer(replace(edition, part_number=number), kit, kit.theme, names)
    pages = _turned(tuple(_module_page(one, show) if one.slug == slug else _bare(one) for one in course.modules))
    return show.page(
        "html/page.html.j2",
        modules=(pages[number - 1],),
        sources=sources_of(replace(edition, course=replace(course, modules=(), glossary=()), media=())),
        **dict.fromkeys(("glossary", "languages", "fonts"), ()),
        **dict.fromkeys(("early", "styles", "script", "outline", "logo", "direction", "language"), ""),
        minutes=0,
        is_single=False,
        has_reflections=False,
    )


def _bare(module: Module) -> Page:
    """Be the pages of a module to those that lead to them."""
    lessons = tuple(Page(route=route(module, lesson), title=lesson.title) for lesson in module.lessons)
    return Page(route=route(module), title=module.title, module=module, lessons=lessons)


def _addressed(theme: Theme, around: Surroundings) -> Theme:
    """Name the theme's fonts as the page does."""
    return replace(theme, faces=tuple(_face(face, around.address(face.file.path)) for face in theme.faces))


def _face(face: FontFace, address: str) -> FontFace:
    return replace(face, file=replace(face.file, path=address))


def _logo(edition: Edition, kit: Kit, names: Mapping[str, str], around: Surroundings) -> str:
    """Name the picture of the agency, or that of the theme."""
    logo = edition.course.brand.logo
    if logo in names:
        return names[logo]
    return around.address(kit.theme.logo.path) if kit.theme.logo else ""


def _module_page(module: Module, show: Renderer) -> Page:
    inside = show.inside(module)
    own, *others = notes_by_page(module)
    page = _page(Page(route=route(module), title=module.title, module=module), module.intro, own, inside)
    pairs = zip(module.lessons, others, strict=True)
    return replace(page, lessons=tuple(_lesson_page(module, lesson, notes, inside) for lesson, notes in pairs))


def _lesson_page(module: Module, lesson: Lesson, notes: Sequence[Footnote], show: Renderer) -> Page:
    return _page(Page(route=route(module, lesson), title=lesson.title), lesson.children, notes, show)


def _page(page: Page, blocks: Any, notes: Sequence[Footnote], show: Renderer) -> Page:
    """Fill a page with its blocks, then with the notes that they have referred to."""
    content = show.blocks(blocks)
    shown = [_note(note, show) for note in notes]
    return replace(page, content=content, notes=show.markup(show.part("footnotes", notes=shown)) if shown else "")


def _note(note: Footnote, show: Renderer) -> Note:
    referred = not show.is_first(note.label)
    return Note(number=show.ranks[note.label], content=show.blocks(note.children), has_reference=referred)


def _turned(modules: tuple[Page, ...]) -> tuple[Page, ...]:
    """Tell each page which one comes before and which after it."""
    row = [bare for module in modules for bare in (module, *module.lessons)]
    before: list[Page | None] = [None, *row]
    after = [*row[1:], Page(route="/finish")]
    turned = iter(
        replace(page, previous=previous, next=following)
        for page, previous, following in zip(row, before, after, strict=False)
    )
    return tuple(replace(next(turned), lessons=tuple(next(turned) for _ in module.lessons)) for module in modules)


def _outline(edition: Edition, show: Renderer, strings: Mapping[str, str]) -> dict[str, Any]:
    """Gather what the player needs and the page does not show (docs/page.md); who tracks it is filled in later."""
    course = edition.course
    asked = tuple(_asked(edition))
    quizzes = [(module, page, node) for module, page, node in asked if isinstance(node, Quiz)]
    said = {message: strings[message] for message in player.script_strings() if message in strings}
    return {
        "course": course.slug,
        "version": course.version,
        "locale": edition.locale,
        "audience": edition.audience,
        "tracking": "none",
        "module": edition.part,
        "completion": course.scorm.completion,
        "title": plain_text(course.title),
        "strings": said,
        "lessons": [route(module, lesson)[1:] for module in course.modules for lesson in module.lessons],
        "quizzes": [_quiz(quiz, page) for _, page, quiz in quizzes],
        "surveys": [_survey(node, page) for _, page, node in asked if isinstance(node, Survey)],
        **({"tellsSurveys": True} if course.scorm.surveys else {}),
        "keys": {quiz.id: seal(course.slug, quiz.id, key_of(quiz, show.inside(module))) for module, _, quiz in quizzes},
    }


def _asked(edition: Edition) -> Iterator[tuple[Module, str, Quiz | Survey]]:
    """Find every quiz and survey with its module and the page that it stands on."""
    for module in edition.course.modules:
        pages = [(route(module)[1:], module.intro)]
        pages += [(route(module, lesson)[1:], lesson.children) for lesson in module.lessons]
        for page, blocks in pages:
            yield from ((module, page, node) for node in find(blocks, Quiz, Survey))


def _quiz(quiz: Quiz, page: str) -> dict[str, Any]:
    questions = [
        {"id": each.id, "kind": each.kind, "points": each.points, "longest": _longest(each)} for each in quiz.questions
    ]
    return {
        "id": quiz.id,
        "page": page,
        "pass": quiz.passing,
        "attempts": quiz.attempts,
        **({"shuffle": True} if quiz.shuffled else {}),
        **({"draw": quiz.draw} if quiz.draw else {}),
        **({"feedback": "at-end"} if quiz.at_end else {}),
        "questions": questions,
    }


def _survey(survey: Survey, page: str) -> dict[str, Any]:
    questions = [{"id": each.id, "kind": each.kind, "longest": _longest(each)} for each in survey.questions]
    return {"id": survey.id, "page": page, "when": survey.when, "questions": questions}


def outline_of_page(page: str) -> dict[str, Any]:
    """Read back what a page holds for the player."""
    written = page.partition('id="satchel">')[2].partition("</script>")[0]
    outline: dict[str, Any] = json.loads(written)
    return outline


def _longest(question: Question) -> int | None:
    """Count the characters of a question's longest response; a typed one has none."""
    plan = layout(question)
    match question.answer:
        case Choice(several=several):
            names = [name for name, _ in plan.options]
            return len(",".join(names)) if several else max(map(len, names))
        case Order() | Match() | Sort():
            return len(plan.right)
        case Scale():
            names = [name for name, _ in plan.places] + [str(value) for value, _ in plan.steps]
            return max(map(len, names))
        case Gaps() | Open():
            return None


def _json(value: object) -> str:
    """Write JSON that cannot end the script element that it stands in."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c")
