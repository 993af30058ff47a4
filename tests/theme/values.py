"""Small values made by hand: what a parser, a localizer and a selection would give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.model import (
    Block,
    Course,
    Edition,
    Element,
    Footnote,
    FootnoteRef,
    Inline,
    Lesson,
    Module,
    Prose,
    Term,
    TermRef,
    Text,
)
from builder.theme import Renderer, Theme, load_theme, packaged_themes

PLAIN = load_theme("plain", [packaged_themes()])


def say(words: str, locale: str = "sw", *nodes: Inline) -> Prose:
    """Make a localized prose of words, or of nodes."""
    return Prose(source=words, nodes=nodes or (Text(text=words),), locale=locale)


def p(words: str, locale: str = "sw", *nodes: Inline) -> Element:
    """Make a paragraph."""
    return Element(tag="p", children=(say(words, locale, *nodes),))


def module(slug: str = "land", *blocks: Block, **changed: Any) -> Module:
    """Make a module of one lesson, `rent`."""
    lesson = Lesson(id="rent", title=say("Kodi"), children=blocks)
    return replace(Module(slug=slug, title=say("Ardhi"), intro=(), lessons=(lesson,)), **changed)


def course(*modules: Module, **changed: Any) -> Course:
    """Make a Swahili course whose source is English."""
    values: dict[str, Any] = {
        "slug": "towns",
        "version": "1.0",
        "license": "CC-BY-4.0",
        "source_locale": "en",
        "locale": "sw",
        "title": say("Miji midogo"),
        "summary": say("Jinsi miji inavyokua."),
        "readers": say("Kila mtu"),
        "outcomes": (say("Eleza mpango"),),
        "keywords": (say("mipango"),),
        "authors": ("Amina Juma",),
        "publisher": "Halmashauri",
        "modules": modules,
        "glossary": (Term(id="levy", name=say("ushuru"), children=(p("Kodi ndogo."),)),),
    }
    return Course(**{**values, **changed})


def edition(*modules: Module, audience: Any = "learner", media: tuple[str, ...] = (), **changed: Any) -> Edition:
    """Make an edition of such a course."""
    made = course(*modules, media=media, **changed)
    return Edition(course=made, audience=audience, media=media)


def show(*blocks: Block, theme: Theme = PLAIN, medium: str = "html", audience: Any = "learner") -> str:
    """Render blocks as they stand in the module `land`, whose footnote is `census`."""
    note = Footnote(label="census", children=(p("Sensa, 2022."),))
    place = module("land", *blocks, footnotes=(note,))
    made = edition(place, audience=audience, media=("media/map.svg", "media/talk.opus"))
    return str(Renderer(theme, medium, {}, made).inside(place).blocks(blocks))


REFERENCE = FootnoteRef(label="census")
TERM = TermRef(term="levy", children=(Text(text="ushuru"),))
