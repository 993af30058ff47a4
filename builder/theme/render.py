"""Show an edition's blocks and prose as HTML for a medium, with a theme's templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from builder import locales
from builder.model import Accepted, Attrs, Block, Edition, Module, Number, Prose, plain_text
from builder.theme import speak
from builder.theme.elements import blocks_html
from builder.theme.escape import attributes, escape
from builder.theme.formula import mathml
from builder.theme.inline import inline_html
from builder.theme.links import anchor, destinations, resolve
from builder.theme.notes import ranks
from builder.theme.questions import layout
from builder.theme.templates import Teller, fill, find_part, find_template, missing
from builder.theme.theme import Theme

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

# Blocks whose template has another name than their type.
_NAMES = {"TrainerNote": "trainer"}

_PLACEHOLDER = re.compile("%[sd]")


def _plain_code(text: str, language: str) -> str:
    return escape(text)


class Renderer(Teller):
    """Show the blocks of one edition; `inside` gives a renderer for what stands in one module.

    `formula` writes TeX for the medium (MathML), `source` names a media file as the package does, `outside` are the
    attributes of links to the network, `code` writes the text of a code block, `count` the digits of a number as
    the edition's language does, `weigh` gives the bytes of a media file, `captions` the element that holds those of
    a film, `xhtml` closes void tags as the CommonMark examples do.
    """

    def __init__(
        self,
        theme: Theme,
        medium: str,
        strings: Mapping[str, str],
        edition: Edition,
        *,
        formula: Callable[[str, bool], str] = mathml,
        source: Callable[[str], str] = str,
        outside: Attrs = (),
        count: Callable[[str], str] = str,
        code: Callable[[str, str], str] = _plain_code,
        weigh: Callable[[str], int] | None = None,
        captions: Callable[[str], str] | None = None,
        xhtml: bool = False,
    ) -> None:
        from markupsafe import Markup

        self.theme, self.medium, self.strings, self.edition = theme, medium, strings, edition
        self.formula, self.src, self.outside, self.count = formula, source, outside, count
        self._weigh, self._captions, self.code = weigh, captions, code
        self.slash = " /" if xhtml else ""
        self.markup: type[Markup] = Markup
        self.module: Module | None = None
        self.ranks: Mapping[str, int] = {}
        self.terms = frozenset(term.id for term in edition.course.glossary)
        self.destinations = destinations(edition.course)
        self._seen: set[str] = set()
        self._parts: dict[str, Template | None] = {}
        self._gaps = 0
        self._names: Mapping[str, Any] | None = None

    def inside(self, module: Module) -> Renderer:
        """Show what stands in a module: its ids, links and footnotes are its own."""
        inner = copy(self)
        inner.module, inner.ranks, inner._seen, inner._names = module, ranks(module), set(), None
        return inner

    # What templates call.

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        """Show blocks."""
        return self.markup(blocks_html(blocks, self))

    def gaps(self, blocks: Sequence[Block]) -> Markup:
        """Show the body of a question; its gaps are numbered from 0."""
        self._gaps = 0
        return self.blocks(blocks)

    def inline(self, prose: Prose) -> Markup:
        """Show a prose; one in another language than the edition's says so."""
        return self.markup(self.prose(prose))

    def words(self, prose: Prose) -> Markup:
        """Show a prose whose language is already on the element around it (see `lang`)."""
        return self.markup(inline_html(prose.nodes, self))

    def lang(self, prose: Prose | None) -> Markup:
        """Write `lang` and `dir` for an element that holds nothing but a prose in another language."""
        return self.markup(attributes(self.language(prose) if prose else ()))

    def say(self, message: str, *values: object) -> str:
        """Say a fixed sentence in the edition's language; each `%s` or `%d` in it stands for a value, in order."""
        left = iter(values)
        return _PLACEHOLDER.sub(lambda _: self._said(next(left, "")), self.strings.get(message) or message)

    def _said(self, value: object) -> str:
        return self.count(str(value)) if isinstance(value, int) else str(value)

    def duration(self, minutes: int) -> str:
        """Say how long something takes, in the edition's language; from two hours on in hours."""
        return self.count(speak.duration(minutes, self.edition.tongue.like))

    def percent(self, percent: int) -> str:
        """Write a percentage as the edition's language does."""
        return self.count(speak.percent(percent, self.edition.tongue.like))

    def answers(self, answer: Number | Accepted) -> str:
        """Write what a gap accepts."""
        said = speak.answers(answer, self.edition.tongue.like)
        return self.count(said) if isinstance(answer, Number) else said

    def anchor(self, name: str) -> str:
        """Make an id of the current module unique in the document."""
        return anchor(name, self.module)

    def href(self, href: str) -> str:
        """Turn an author's link into one of the document, or of a file beside it."""
        if href in self.edition.media:
            return self.src(href)
        return resolve(href, self.module, self.destinations)

    def has_media(self, src: str) -> bool:
        """Tell whether a picture or recording is in this edition."""
        is_ours = src.startswith("media/") or src in self.edition.course.media
        return not (is_ours and self.edition.profile != "full") or src in self.edition.media

    def left_out(self, src: str) -> str:
        """Say which file is not in this edition, and how large it is."""
        name = src.rpartition("/")[2]
        size = f" ({speak.size(self._weigh(src), self.edition.tongue.like)})" if self._weigh else ""
        return self.say("Not in this edition: %s", name + size)

    def captions(self, path: str) -> Markup:
        """Write the captions of a film for the player; nothing where the medium shows none."""
        return self.markup(self._captions(path) if path and self._captions else "")

    def page(self, template: str, /, **values: object) -> str:
        """Fill a whole template of the theme (`html/page.html.j2`)."""
        return self._fill(find_template(self.theme, template), values)

    # What inline.py and elements.py call.

    def prose(self, prose: Prose) -> str:
        """Show a prose, in a `span` that says its language when it is another one."""
        written, marks = inline_html(prose.nodes, self), self.language(prose)
        return f"<span{attributes(marks)}>{written}</span>" if marks else written

    def language(self, prose: Prose) -> Attrs:
        """Say `lang` and `dir` of a prose that fell back; nothing for the others."""
        if not prose.locale or prose.locale == self.edition.locale:
            return ()
        return (("lang", prose.locale), ("dir", locales.direction(prose.locale)))

    def named(self, block: Block) -> str:
        """Show a named block through its template."""
        kind = type(block).__name__
        return self.part(_NAMES.get(kind, kind.lower()), block=block)

    def part(self, name: str, /, **values: object) -> str:
        """Fill the theme's template of a part."""
        template = self._find(name)
        if template is None:
            raise missing(self.theme, f"parts/{name}.html.j2")
        return self._fill(template, values)

    def has_part(self, name: str) -> bool:
        """Tell whether the theme has a template for a part."""
        return self._find(name) is not None

    def _find(self, name: str) -> Template | None:
        if name not in self._parts:
            self._parts[name] = find_part(self.theme, self.medium, name)
        return self._parts[name]

    def is_first(self, label: str) -> bool:
        """Tell the first reference to a footnote from later ones: the note points back to it."""
        if label in self._seen:
            return False
        self._seen.add(label)
        return True

    def next_gap(self) -> int:
        """Count the gaps of a question."""
        self._gaps += 1
        return self._gaps - 1

    def _fill(self, template: Template, values: Mapping[str, Any]) -> str:
        if self._names is None:
            self._names = self._all_said()
        return fill(self.theme, template, {**self._names, **values})

    def _all_said(self) -> Mapping[str, Any]:
        """Name what every template can use."""
        return {
            "blocks": self.blocks,
            "gaps": self.gaps,
            "inline": self.inline,
            "words": self.words,
            "lang": self.lang,
            "say": self.say,
            "duration": self.duration,
            "percent": self.percent,
            "count": self._said_number,
            "answers": self.answers,
            "anchor": self.anchor,
            "href": self.href,
            "src": self.src,
            "has_media": self.has_media,
            "left_out": self.left_out,
            "captions": self.captions,
            "plain": plain_text,
            "layout": layout,
            "part": self._marked_part,
            "module": self.module,
            "edition": self.edition,
            "course": self.edition.course,
            "medium": self.medium,
        }

    def _said_number(self, number: object) -> str:
        return self.count(str(number))

    def _marked_part(self, name: str, /, **values: object) -> Markup:
        return self.markup(self.part(name, **values))
