"""Make the page of a review: the course as learners see it, where each text can be touched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from builder import locales, player
from builder.catalog.msgid import msgid
from builder.edition import select
from builder.exchange.names import text_id
from builder.exchange.scripts import page_json, script
from builder.exchange.show import Means, renderer
from builder.exchange.values import Handout, OutText
from builder.model import Course, Footnote, Prose, Span, walk, with_prose
from builder.theme import Renderer, css, notes_by_page

if TYPE_CHECKING:
    from markupsafe import Markup

_MARK = "data-text"
_MARKED = re.compile(f'{_MARK}="(t[0-9a-f]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Be a part of the page: a module's beginning or a lesson; `unseen` are its texts that are not to be touched."""

    title: Prose
    level: int
    content: Markup
    notes: Markup
    unseen: tuple[OutText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """Be a footnote at the end of a section."""

    number: int
    content: Markup
    has_reference: bool


def review_page(localized: Course, handout: Handout, means: Means) -> str:
    """Write the page; `localized` is the course with its drafts left out, as a package has it."""
    texts = {text.id: text for text in handout.texts}
    edition = select(localized, "trainer")
    marked = with_prose(edition.course, lambda prose: _marked(prose, texts.keys()))
    show = renderer(edition, marked, means)
    sections = tuple(_sections(localized, marked, show, texts))
    shown = {name for section in sections for name in _names(section)}
    rest = tuple(text for name, text in texts.items() if name not in shown | _metadata(marked, show))
    return show.page(
        "review/page.html.j2",
        sections=sections,
        glossary=marked.glossary,
        rest=_without_glossary(rest, marked),
        direction=edition.tongue.direction,
        source_direction=locales.direction(handout.source_locale),
        source_locale=handout.source_locale,
        language=edition.tongue.name,
        styles=show.markup(css(means.theme, "review") + player.styles()),
        script=show.markup(script("review.js")),
        given=show.markup(page_json(_given(handout), means.strings)),
    )


def _marked(prose: Prose, known: Iterable[str]) -> Prose:
    """Put a mark around the words of a prose that its script finds; what is no message stays as it is."""
    name = text_id(prose.context, msgid(prose))
    if prose.skip or name not in known:
        return prose
    return replace(prose, nodes=(Span(tag="span", children=prose.nodes, attrs=((_MARK, name),)),))


def _sections(original: Course, marked: Course, show: Renderer, texts: dict[str, OutText]) -> Iterable[Section]:
    """Show modules and lessons one after the other; what an original holds and its page hides is listed after it."""
    for whole, module in zip(original.modules, marked.modules, strict=True):
        inside = show.inside(module)
        own, *others = notes_by_page(module)
        intro = _section(module.title, 2, module.intro, own, inside)
        yield _with_unseen(intro, (whole.title, whole.intro), texts)
        pairs = zip(whole.lessons, module.lessons, others, strict=True)
        for source, lesson, notes in pairs:
            yield _with_unseen(_section(lesson.title, 3, lesson.children, notes, inside), source, texts)


def _section(title: Prose, level: int, blocks: Any, notes: Iterable[Footnote], show: Renderer) -> Section:
    content = show.blocks(blocks)
    shown = [_note(note, show) for note in notes]
    written = show.part("footnotes", notes=shown) if shown else ""
    return Section(title=title, level=level, content=content, notes=show.markup(written))


def _note(note: Footnote, show: Renderer) -> _Note:
    referred = not show.is_first(note.label)
    return _Note(number=show.ranks[note.label], content=show.blocks(note.children), has_reference=referred)


def _with_unseen(section: Section, original: Any, texts: dict[str, OutText]) -> Section:
    held = [text_id(prose.context, msgid(prose)) for prose in walk(original) if isinstance(prose, Prose)]
    unseen = [name for name in dict.fromkeys(held) if name in texts and name not in _names(section)]
    return replace(section, unseen=tuple(texts[name] for name in unseen))


def _names(section: Section) -> set[str]:
    """Name the texts that can be touched in a section."""
    titles = [node for node in section.title.nodes if isinstance(node, Span)]
    named = {dict(node.attrs).get(_MARK, "") for node in titles}
    seen = {match[1] for match in _MARKED.finditer(section.content + section.notes)}
    return named | seen | {text.id for text in section.unseen}


def _metadata(marked: Course, show: Renderer) -> set[str]:
    """Name the texts of the page's head."""
    head = "".join(show.inline(prose) for prose in (marked.title, marked.summary))
    return {match[1] for match in _MARKED.finditer(head)}


def _without_glossary(rest: tuple[OutText, ...], marked: Course) -> tuple[OutText, ...]:
    """Leave out what the glossary at the end of the page shows."""
    spans = (node for node in walk(marked.glossary) if isinstance(node, Span))
    shown = {dict(node.attrs).get(_MARK, "") for node in spans}
    return tuple(text for text in rest if text.id not in shown)


def _given(handout: Handout) -> dict[str, object]:
    """Gather what the script needs."""
    return {
        "course": handout.course,
        "version": handout.version,
        "locale": handout.locale,
        "texts": {text.id: _text(text) for text in handout.texts},
    }


def _text(text: OutText) -> dict[str, str]:
    return {
        "source": text.source,
        "translation": text.translation,
        "draft": text.draft,
        "about": " · ".join(text.about),
    }
