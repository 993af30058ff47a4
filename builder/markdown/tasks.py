"""Read the marks of tasks, `[ ]` and `[x]`, at the beginning of list items (GFM, 5.3).

What stands in a question is read as its options before; what is left are lists of things to do. The mark leaves the
words, so that no translator can lose it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from builder.model import Block, Element, Prose, with_blocks

Tree = TypeVar("Tree")

_MARK = re.compile(r"\[([ xX])\][ \t]+")


def with_tasks(tree: Tree, text: str) -> Tree:
    """Give the items of lists their states; `text` is all that the tree was read from."""
    if not _MARK.search(text):
        return tree
    return with_blocks(tree, lambda block: (_task(block) if isinstance(block, Element) else block,))


def _task(item: Element) -> Element:
    if item.tag != "li" or not item.children:
        return item
    found = _unmarked(item.children[0])
    return replace(item, checked=found[0], children=(found[1], *item.children[1:])) if found else item


def _unmarked(child: Block | Prose) -> tuple[bool, Block | Prose] | None:
    """Find the mark before the first words of an item, or nothing."""
    if isinstance(child, Element) and child.tag == "p" and child.children:
        inner = _unmarked(child.children[0])
        return (inner[0], replace(child, children=(inner[1], *child.children[1:]))) if inner else None
    match = _MARK.match(child.source) if isinstance(child, Prose) else None
    if not (match and isinstance(child, Prose)):
        return None
    return match[1] != " ", replace(child, source=child.source[match.end() :])
