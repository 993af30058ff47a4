"""Write the texts of a question as HTML, as platforms show it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import TypeAlias

from builder.exchange.bank import Going, Told
from builder.model import (
    Block,
    Break,
    Code,
    CodeBlock,
    Element,
    Fact,
    Figure,
    FootnoteRef,
    Formula,
    Gap,
    HtmlBlock,
    Image,
    Inline,
    MathBlock,
    Prose,
    RawHtml,
    Span,
    TermRef,
    Text,
    plain_text,
)

# Give the address of a picture on the platform, or "" where it cannot go along.
Address: TypeAlias = Callable[[str], str]

_KEPT = re.compile(r"</?(?:sub|sup|kbd|mark|small|u|ins|br|wbr|b|i|s|em|strong|code)[ \t]*/?>", re.I)
_ABROAD = re.compile(r"(?:https?|mailto|tel):", re.I)
_VOID = ("hr", "br")


class Writer:
    """Write one question's texts, and tell what is left out of them."""

    def __init__(self, going: Going, told: Told, address: Address, gap: Callable[[Gap], str] = lambda gap: "") -> None:
        self.going = going
        self.told = told
        self.address = address
        self.gap = gap

    def text(self, blocks: tuple[Block, ...]) -> str:
        """Write what asks: the heading as the first paragraph, then the rest."""
        return f"<p>{self.line(self.going.question.title)}</p>{self.blocks(blocks)}"

    def blocks(self, blocks: tuple[Block | Prose, ...]) -> str:
        return "".join(self.line(one) if isinstance(one, Prose) else self.block(one) for one in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Element(tag=tag, children=children, attrs=attrs):
                inner = self.blocks(children)
                return inner if tag == "p" and block.tight else self.element(tag, inner, dict(attrs))
            case CodeBlock(text=text):
                return f"<pre><code>{escape(text, quote=False)}</code></pre>"
            case MathBlock(tex=tex):
                return f"<p>\\[{escape(tex, quote=False)}\\]</p>"
            case Figure():
                return self.figure(block)
            case HtmlBlock(html=html) if html.lstrip().startswith("<!--"):
                return ""
            case _:
                self.told.part(self.going, f"a block that platforms have not ({type(block).__name__})")
                return ""

    def element(self, tag: str, inner: str, attrs: dict[str, str]) -> str:
        start = f' start="{int(attrs["start"])}"' if tag == "ol" and attrs.get("start", "").isdigit() else ""
        return f"<{tag}>" if tag in _VOID else f"<{tag}{start}>{inner}</{tag}>"

    def figure(self, figure: Figure) -> str:
        image = self.picture(figure.src, self.plain(figure.alt))
        caption = self.blocks(figure.children)
        if not image:
            return caption
        for name, prose in (("credit", figure.credit), ("long description", figure.long)):
            if prose:
                self.told.part(self.going, f"the {name} of a picture")
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"

    def plain(self, prose: Prose | None) -> str:
        return "".join(_words(node) for node in prose.nodes) if prose else ""

    def picture(self, src: str, alt: str) -> str:
        address = self.address(src)
        if not address:
            self.told.part(self.going, f"the picture {src}")
            return escape(alt, quote=False)
        return f'<img src="{escape(address)}" alt="{escape(alt)}">'

    def partner(self, prose: Prose) -> str:
        """Write the partner of a term, which is chosen from a list and has plain words."""
        if any(not isinstance(node, Text) for node in prose.nodes):
            self.told.part(self.going, f"how `{plain_text(prose)}` looks: partners are plain words")
        return plain_text(prose)

    def line(self, prose: Prose) -> str:
        """Write inline content."""
        return self.nodes(prose.nodes)

    def nodes(self, nodes: tuple[Inline, ...]) -> str:
        return "".join(self.node(node) for node in nodes)

    def node(self, node: Inline) -> str:
        match node:
            case Text(text=text):
                return escape(text, quote=False)
            case Break(hard=hard):
                return "<br>" if hard else " "
            case Code(text=text):
                return f"<code>{escape(text, quote=False)}</code>"
            case Span():
                return self.span(node)
            case Image(src=src, alt=alt):
                return self.picture(src, alt)
            case RawHtml(html=html):
                return html if _KEPT.fullmatch(html) else ""
            case Formula(tex=tex):
                return f"\\({escape(tex, quote=False)}\\)"
            case TermRef(children=children) | Fact(children=children):
                return self.nodes(children)
            case FootnoteRef(label=label):
                self.told.part(self.going, f"the footnote {label}")
                return ""
            case Gap():
                return self.gap(node)

    def span(self, span: Span) -> str:
        inner, attrs = self.nodes(span.children), dict(span.attrs)
        if span.tag == "a":
            href = attrs.get("href", "")
            if not _ABROAD.match(href):
                self.told.part(self.going, f"the link to {href}, which is another page of the course")
                return inner
            return f'<a href="{escape(href)}">{inner}</a>'
        if span.tag in ("em", "strong", "s"):
            return f"<{span.tag}>{inner}</{span.tag}>"
        said = {name: attrs[name] for name in ("lang", "dir", "title") if attrs.get(name)}
        written = "".join(f' {name}="{escape(value)}"' for name, value in said.items())
        return f"<{span.tag}{written}>{inner}</{span.tag}>" if said else inner


def _words(node: Inline) -> str:
    return node.text if isinstance(node, Text | Code) else " " if isinstance(node, Break) else ""
