"""Show blocks as HTML with markdown-it's rules for new lines; named blocks go through the theme's templates."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from builder.model import Attrs, Block, CodeBlock, Element, HtmlBlock, MathBlock, Only, Prose, Slot
from builder.theme.escape import attributes, escape
from builder.theme.inline import inline_html, safe

if TYPE_CHECKING:
    from builder.theme.render import Renderer

Child: TypeAlias = Block | Prose

_VOID = ("hr", "br", "img")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#[xX]?[0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SIDES = {"text-align:left": "text-align:start", "text-align:right": "text-align:end"}


def blocks_html(children: Sequence[Child], show: Renderer, marked: Prose | None = None) -> str:
    """Show blocks one after the other; the language of `marked` is already on the element around it."""
    written: list[str] = []
    after_tight = False
    for child in children:
        # A block that follows the bare text of a tight list item begins on a line of its own.
        newline = "\n" if after_tight and not isinstance(child, Prose | CodeBlock | HtmlBlock) else ""
        after_tight = is_tight(child)
        written.append(("" if after_tight else newline) + _child(child, show, marked))
    return "".join(written)


def is_tight(child: Child) -> bool:
    """Tell whether a child is the bare text of a tight list item."""
    return isinstance(child, Element) and child.tight


def _child(child: Child, show: Renderer, marked: Prose | None) -> str:
    match child:
        case Prose():
            return inline_html(child.nodes, show) if child is marked else show.prose(child)
        case Element(tight=True, children=children):
            return blocks_html(children, show, marked)
        case Element():
            return _element(child, show)
        case CodeBlock():
            return _code(child, show)
        case HtmlBlock(html=raw):
            return raw
        case MathBlock(tex=tex):
            return f'<p class="formula">{show.formula(tex, True)}</p>\n'
        case Slot(children=children) | Only(children=children):
            return blocks_html(children, show)
        case _:
            return show.named(child)


def _element(element: Element, show: Renderer) -> str:
    whole = _tagged(element, show)
    return show.part(element.tag, content=show.markup(whole)) if show.has_part(element.tag) else whole


def _tagged(element: Element, show: Renderer) -> str:
    tag, children = element.tag, element.children
    only = _only_prose(children)
    attrs = (*_attrs(element.attrs), *(show.language(only) if only else ()))
    if tag in _VOID:
        return f"<{tag}{attributes(attrs)}{show.slash}>\n"
    newline = "\n" if children and not (isinstance(children[0], Prose) or is_tight(children[0])) else ""
    box = _box(element.checked, show) if element.checked is not None else ""
    content = blocks_html(children, show, only)
    return f"<{tag}{attributes(attrs)}>{newline}{box}{content}</{tag}>\n"


def _only_prose(children: Sequence[Child]) -> Prose | None:
    """Find the one prose that is all that an element holds."""
    if len(children) != 1:
        return None
    child = children[0]
    if isinstance(child, Element) and child.tight:
        return _only_prose(child.children)
    return child if isinstance(child, Prose) else None


def _attrs(attrs: Attrs) -> Attrs:
    """Let table cells start and end where their language does."""
    return tuple((name, _SIDES.get(value, value) if name == "style" else value) for name, value in safe(attrs))


def _box(checked: bool, show: Renderer) -> str:
    if show.has_part("checkbox"):
        return show.part("checkbox", checked=checked)
    mark = ' checked=""' if checked else ""
    return f'<input class="task-list-item-checkbox" disabled="" type="checkbox"{mark}{show.slash}> '


def _code(block: CodeBlock, show: Renderer) -> str:
    info = _ESCAPED.sub(_unescaped, block.info or "").strip()
    language = info.split(None, 1)[0] if info else ""
    name = f' class="language-{escape(language)}"' if info else ""
    return f"<pre><code{name}>{show.code(block.text, language)}</code></pre>\n"


def _unescaped(match: re.Match[str]) -> str:
    return match[1] or html.unescape(match[0])
