"""Read items to sort into groups: bold group names, each followed by a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.errors import Problem
from builder.model import Block, Element, Group, Prose, Sort

_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<name>(?:(?!\1).)*\S)\1")
# A bold start that is no group name as it stands: `**Streets**:`, `**Streets** and more`.
_NEARLY = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)*\S\1\s*[:–—-]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Hold one group as it was written."""

    heading: Element
    items: Element


def group_name(block: Block) -> str | None:
    """Give the name of a group when a paragraph is one: bold from its beginning to its end."""
    match = _BOLD.fullmatch(_line(block))
    return match["name"] if match else None


def _line(block: Block) -> str:
    is_paragraph = isinstance(block, Element) and block.tag == "p" and len(block.children) == 1
    first = block.children[0] if is_paragraph and isinstance(block, Element) else None
    return first.source if isinstance(first, Prose) else ""


def groups_start(body: Sequence[Block], at: int) -> int | None:
    """Say where the row of groups begins that ends with the list at an index; None where no name stands above it."""
    start = at + 1
    while start >= 2 and _is_list(body[start - 1]) and group_name(body[start - 2]) is not None:
        start -= 2
    return start if start <= at else None


def _is_list(block: Block) -> bool:
    return isinstance(block, Element) and block.tag in ("ul", "ol")


def sort_misses(body: Sequence[Block]) -> list[Problem]:
    """Tell of group names that are not written as such, next to others that are."""
    pairs = [(above, below) for above, below in pairwise(body) if _is_list(below)]
    if not any(group_name(above) is not None and _tag(below) == "ul" for above, below in pairs):
        return []
    return [
        Problem(
            code="Q211",
            message="This looks like the name of a group, but more than bold words stands in the line.",
            hint="Write the name alone between the stars: **Streets**",
            place=above.place,
        )
        for above, _below in pairs
        if group_name(above) is None and _NEARLY.fullmatch(_line(above))
    ]


def _tag(block: Block) -> str:
    return block.tag if isinstance(block, Element) else ""


def read_sort(row: Sequence[Block], question: str) -> tuple[Sort, list[Problem]]:
    """Read a row of group names and lists."""
    parts = [
        _Part(heading=name, items=items)
        for name, items in zip(row[::2], row[1::2], strict=True)
        if isinstance(name, Element) and isinstance(items, Element)
    ]
    problems = [problem for part in parts for problem in _faults(part)]
    if len(parts) < 2:
        problems.append(_bad("Q212", parts[0].heading, "There is one group only.", "Name two groups or more."))
    return Sort(groups=tuple(_group(part, question) for part in parts)), problems


def _faults(part: _Part) -> list[Problem]:
    problems = []
    if part.items.tag == "ol":
        problems.append(
            _bad("Q213", part.items, "The items of a group are numbered.", "Begin each with a hyphen: - an item")
        )
    for item in part.items.children:
        if isinstance(item, Element) and len(item.children) != 1:
            problems.append(_bad("Q214", item, "An item to sort is not one paragraph.", "Write it in one paragraph."))
    return problems


def _group(part: _Part, question: str) -> Group:
    name = _prose(part.heading)
    items = [_prose(item.children[0]) for item in part.items.children if isinstance(item, Element) and item.children]
    return Group(
        name=replace(name, source=group_name(part.heading) or "", role=f"name of a group of question {question}"),
        items=tuple(replace(item, role=f"item to sort of question {question}") for item in items if item.source),
    )


def _prose(node: object) -> Prose:
    while isinstance(node, Element) and node.children:
        node = node.children[0]
    return node if isinstance(node, Prose) else Prose(source="")


def _bad(code: str, block: Element, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint, place=block.place)
