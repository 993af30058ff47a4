"""Read the marks of tasks, `[ ]` and `[x]`, at the beginning of list items (GFM, 5.3)."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.model import Block, Element, Prose, Text

_MARK = re.compile(r"\[([ xX])\][ \t]+")


def task(item: Element) -> Element:
    """Give an item of a list its state, and take the mark out of its words."""
    if item.tag != "li" or item.checked is not None or not item.children:
        return item
    found = _unmarked(item.children[0])
    return replace(item, checked=found[0], children=(found[1], *item.children[1:])) if found else item


def _unmarked(child: Block | Prose) -> tuple[bool, Block | Prose] | None:
    """Find the mark before the first words of an item, or nothing."""
    if isinstance(child, Element) and child.tag == "p" and child.children:
        inner = _unmarked(child.children[0])
        return (inner[0], replace(child, children=(inner[1], *child.children[1:]))) if inner else None
    first = child.nodes[0] if isinstance(child, Prose) and child.nodes else None
    match = _MARK.match(first.text) if isinstance(first, Text) else None
    if not (isinstance(child, Prose) and isinstance(first, Text) and match):
        return None
    nodes = (replace(first, text=first.text[match.end() :]), *child.nodes[1:])
    return match[1] != " ", replace(child, nodes=nodes)
