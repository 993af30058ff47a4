"""Make the one page of a course: its sections in order, its outline for the player, its sealed keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from builder import player
from builder.cache import key_of
from builder.model import (
    Edition,
    Module,
    Prose,
    Reflection,
    find,
    heads,
    plain_text,
    trait,
)
from builder.targets.parts.captions import captions_of
from builder.targets.parts.media import media_names
from builder.targets.parts.shown import Shown, show_module, shown_modules
from builder.targets.parts.sources import sources_of
from builder.targets.parts.webfonts import dressed, packed_families
from builder.targets.target import Kit
from builder.theme import FontFace, Renderer, Theme, css, route

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
class _Whole:
    """Hold the page of an edition, with a `mark` where its outline will be, which says who tracks it."""

    text: str
    mark: str
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
    if around is not BESIDE:
        return _outlined(_whole(edition, kit, around), tracking)
    # Two targets of an edition differ by who tracks it: half the time.
    return _outlined(kit.memory.of(edition, "page", lambda: _whole(edition, kit, around)), tracking)


def _outlined(page: _Whole, tracking: Tracking) -> str:
    """Put the outline into a page."""
    return page.text.replace(page.mark, _json({**page.outline, "tracking": tracking}))


def _mark(edition: Edition, inside: _Inside) -> str:
    """Name the place of the outline in a page as nothing in it can be named: by all that is in it."""
    alone = replace(edition, course=replace(edition.course, modules=()))
    pages = (page for module in inside.modules for page in (module, *module.lessons))
    words = tuple((page.route, repr(page.title), str(page.content), str(page.notes)) for page in pages)
    return key_of("outline", repr(alone), words, _json(inside.outline))


def _inside(edition: Edition, kit: Kit, around: Surroundings) -> _Inside:
    """Show the pages of an edition."""
    theme = dressed(edition, kit)
    names = {path: around.address(name) for path, name in media_names(edition, kit).items()}
    show = _renderer(edition, kit, theme, names)
    shown = shown_modules(edition, show, names, kit)
    pairs = zip(edition.course.modules, shown, strict=True)
    return _Inside(
        show=show,
        theme=theme,
        names=names,
        modules=_turned(tuple(_module_page(one, found, show) for one, found in pairs)),
        outline=_outline(edition, shown, kit.strings(edition.locale)),
    )


def _whole(edition: Edition, kit: Kit, around: Surroundings) -> _Whole:
    """Put the pages into one document."""
    inside = _inside(edition, kit, around)
    show, theme, mark = inside.show, inside.theme, _mark(edition, inside)
    text = show.page(
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
        has_reflections=any(trait(one, "reflects", _reflects) for one in edition.course.modules),
        early=show.markup(player.early()),
        styles=show.markup(css(_addressed(theme, around), "html") + player.styles()),
        script=show.markup(player.script()),
        outline=show.markup(mark),
    )
    return _Whole(text=text, mark=mark, outline=inside.outline)


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
    pages = _turned(
        tuple(
            _module_page(one, show_module(one, show), show) if one.slug == slug else _bare(one)
            for one in course.modules
        )
    )
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
    title, lessons = heads(module)
    pages = tuple(Page(route=route(module, one), title=one.title) for one in lessons)
    return Page(route=route(module), title=title, module=module, lessons=pages)


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


def _module_page(module: Module, shown: Shown, show: Renderer) -> Page:
    (title, lessons), (own, *others) = heads(module), shown["pages"]
    pages = (Page(route=route(module, one), title=one.title) for one in lessons)
    filled = tuple(_filled(page, parts, show) for page, parts in zip(pages, others, strict=True))
    return replace(_filled(Page(route=route(module), title=title, module=module), own, show), lessons=filled)


def _filled(page: Page, parts: tuple[str, str] | list[str], show: Renderer) -> Page:
    content, notes = parts
    return replace(page, content=show.markup(content), notes=show.markup(notes))


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


def _outline(edition: Edition, shown: Sequence[Shown], strings: Mapping[str, str]) -> dict[str, Any]:
    """Gather what the player needs and the page does not show (docs/page.md); who tracks it is filled in later."""
    course = edition.course
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
        "lessons": [route(module, lesson)[1:] for module in course.modules for lesson in heads(module)[1]],
        "quizzes": [quiz for one in shown for quiz in one["quizzes"]],
        "surveys": [survey for one in shown for survey in one["surveys"]],
        **({"tellsSurveys": True} if course.scorm.surveys else {}),
        "keys": {quiz: key for one in shown for quiz, key in one["keys"].items()},
    }


def outline_of_page(page: str) -> dict[str, Any]:
    """Read back what a page holds for the player."""
    written = page.partition('id="satchel">')[2].partition("</script>")[0]
    outline: dict[str, Any] = json.loads(written)
    return outline


def _reflects(module: Module) -> bool:
    return bool(find(module, Reflection))


def _json(value: object) -> str:
    """Write JSON that cannot end the script element that it stands in."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c")
