"""Show inline nodes as HTML, byte for byte as markdown-it does where both know the node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import (
    Attrs,
    Break,
    Code,
    Fact,
    FootnoteRef,
    Formula,
    Gap,
    Image,
    Inline,
    RawHtml,
    Span,
    TermRef,
    Text,
)
from builder.theme.escape import attributes, escape

if TYPE_CHECKING:
    from builder.theme.render import Renderer


def inline_html(nodes: tuple[Inline, ...], show: Renderer) -> str:
    """Show nodes one after the other."""
    return "".join(_node(node, show) for node in nodes)


def _node(node: Inline, show: Renderer) -> str:
    match node:
        case Text(text=text):
            return escape(text)
        case Break(hard=hard):
            return f"<br{show.slash}>\n" if hard else "\n"
        case Code(text=text, attrs=attrs):
            return f"<code{attributes(_own(attrs, show))}>{escape(text)}</code>"
        case Span(tag="a", children=children, attrs=attrs) if not show.has_media(dict(attrs).get("href", "")):
            left_out = escape(show.left_out(dict(attrs)["href"]))
            return f'{inline_html(children, show)} <span class="left-out">({left_out})</span>'
        case Span(tag=tag, children=children, attrs=attrs):
            return f"<{tag}{attributes(_linked(attrs, show))}>{inline_html(children, show)}</{tag}>"
        case Image():
            return _image(node, show)
        case RawHtml(html=html):
            return html
        case Formula(tex=tex, display=display):
            return show.formula(tex, display)
        case Fact(children=children):
            return inline_html(children, show)
        case _:
            return _named(node, show)


def _named(node: FootnoteRef | TermRef | Gap, show: Renderer) -> str:
    """Show what a course adds to Markdown through the theme's templates."""
    match node:
        case FootnoteRef(label=label):
            number = show.ranks.get(label)
            return show.part("footnote-ref", number=number, first=show.is_first(label)) if number else ""
        case TermRef(term=term, children=children):
            words = inline_html(children, show)
            return show.part("term", term=term, content=show.markup(words)) if term in show.terms else words
        case Gap():
            return show.part("gap", gap=node, number=show.next_gap())


def _linked(attrs: Attrs, show: Renderer) -> Attrs:
    """Resolve the link among some attributes; one to the network gets what the medium asks for."""
    href = dict(attrs).get("href", "")
    resolved = tuple((name, show.href(value) if name == "href" else value) for name, value in _own(attrs, show))
    return (*resolved, *show.outside) if href.startswith(("https://", "http://")) else resolved


def _own(attrs: Attrs, show: Renderer) -> Attrs:
    """Put the module's name before an id, as the parser does with those of headings: the page has ids of its own."""
    found = safe(attrs) if show.module else (pair for pair in safe(attrs) if pair[0] != "id")
    return tuple((name, show.anchor(value) if name == "id" else value) for name, value in found)


def safe(attrs: Attrs) -> Attrs:
    """Leave out attributes that could run a script."""
    return tuple(pair for pair in attrs if not pair[0].lower().startswith("on"))


def _image(image: Image, show: Renderer) -> str:
    if not show.has_media(image.src):
        return escape(image.alt)
    title = (("title", image.title),) if image.title else ()
    attrs = (("src", show.src(image.src)), ("alt", image.alt), *title, *_own(image.attrs, show))
    return f"<img{attributes(attrs)}{show.slash}>"
