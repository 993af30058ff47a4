"""Lay out a question: the letters of its answers, an order that tells nothing, and the right response."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from string import ascii_lowercase, digits
from typing import TypeAlias

from builder.model import (
    Accepted,
    Block,
    Choice,
    Gap,
    Gaps,
    Inline,
    Match,
    Number,
    Open,
    Option,
    Order,
    Prose,
    Question,
    Scale,
    Sort,
    Span,
    TermRef,
    Text,
    walk,
)

Lettered: TypeAlias = tuple[tuple[str, Prose], ...]
Steps: TypeAlias = tuple[tuple[int, Prose | None], ...]

# SCORM 1.2 takes one character for each choice in a response: `0-9a-z`.
LETTERS = ascii_lowercase + digits

# The word or sign that stands right behind a gap: `%`, `metres`, `km/h`.
_UNIT = re.compile(r"\s?(?!\d)([^\s.,;:!?()…،؛؟।。]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Hold how a question is shown.

    `options` stand in source order; `items` (to be ordered), `rights` (to be matched) and the `lefts` of a `sort`
    are shuffled, and their letters follow the shuffled order. `right` is the response that earns all points, `gaps`
    the answers of gaps, `units` what stands right behind each. `places` and `steps` are those of a scale.
    """

    options: tuple[tuple[str, Option], ...] = ()
    items: Lettered = ()
    lefts: Lettered = ()
    rights: Lettered = ()
    gaps: tuple[Number | Accepted, ...] = ()
    units: tuple[str, ...] = ()
    places: Lettered = ()
    steps: Steps = ()
    right: str = ""


def layout(question: Question) -> Layout:
    """Lay out a question by its kind of answer."""
    match question.answer:
        case Choice(options=options):
            lettered = tuple((letter(rank), option) for rank, option in enumerate(options))
            return Layout(options=lettered, right=",".join(name for name, option in lettered if option.right))
        case Gaps(body=body):
            found = tuple(_gaps(body))
            return Layout(gaps=tuple(gap.answer for gap, _ in found), units=tuple(unit for _, unit in found))
        case Order(items=items):
            return _order(question, items)
        case Match() as answer:
            return _match(question, answer)
        case Sort() as answer:
            return _sort(question, answer)
        case Scale() as answer:
            return Layout(places=_lettered(answer.options), steps=() if answer.options else _steps(answer))
        case Open():
            return Layout()


def letter(rank: int) -> str:
    """Name the answer at a rank, from 0: one character for the first 36."""
    turns, place = divmod(rank, len(LETTERS))
    return LETTERS[place] + (str(turns) if turns else "")


def shuffled(key: str, count: int) -> tuple[int, ...]:
    """Shuffle the numbers below `count`, the same way for the same key in every language."""
    order = tuple(sorted(range(count), key=lambda rank: sha256(f"{key} {rank}".encode()).digest()))
    # Of three or more, the first order to be seen is never the one to be found.
    return order[1:] + order[:1] if count > 2 and order == tuple(range(count)) else order


def _gaps(body: tuple[Block, ...]) -> Iterator[tuple[Gap, str]]:
    for prose in walk(body):
        if isinstance(prose, Prose):
            yield from _with_units(prose.nodes)


def _with_units(nodes: tuple[Inline, ...]) -> Iterator[tuple[Gap, str]]:
    for node, after in zip(nodes, (*nodes[1:], None), strict=True):
        if isinstance(node, Gap):
            match = _UNIT.match(after.text) if isinstance(after, Text) else None
            yield node, match[1] if match else ""
        elif isinstance(node, Span | TermRef):
            yield from _with_units(node.children)


def _lettered(texts: Sequence[Prose]) -> Lettered:
    return tuple((letter(rank), text) for rank, text in enumerate(texts))


def _steps(scale: Scale) -> Steps:
    ends = {scale.first: scale.low, scale.last: scale.high}
    return tuple((value, ends.get(value)) for value in range(scale.first, scale.last + 1))


def _sort(question: Question, answer: Sort) -> Layout:
    """Mix the items of all groups; the groups stay in their order, which tells nothing."""
    items = [(item, letter(rank)) for rank, group in enumerate(answer.groups) for item in group.items]
    order = shuffled(question.id, len(items))
    return Layout(
        lefts=_lettered([items[rank][0] for rank in order]),
        rights=_lettered([group.name for group in answer.groups]),
        right=",".join(f"{letter(place)}.{items[rank][1]}" for place, rank in enumerate(order)),
    )


def _order(question: Question, items: Sequence[Prose]) -> Layout:
    order = shuffled(question.id, len(items))
    shown = tuple((letter(place), items[rank]) for place, rank in enumerate(order))
    letters = {rank: letter(place) for place, rank in enumerate(order)}
    return Layout(items=shown, right=",".join(letters[rank] for rank in range(len(items))))


def _match(question: Question, answer: Match) -> Layout:
    """Show each partner once: two terms may have the same one."""
    partners = {pair.right.source: pair.right for pair in reversed(answer.pairs)}
    sources = list(dict.fromkeys(pair.right.source for pair in answer.pairs))
    order = shuffled(question.id, len(sources))
    letters = {sources[rank]: letter(place) for place, rank in enumerate(order)}
    pairs = [(pair.left, letters[pair.right.source]) for pair in answer.pairs if pair.left is not None]
    return Layout(
        lefts=tuple((letter(rank), left) for rank, (left, _) in enumerate(pairs)),
        rights=tuple((letter(place), partners[sources[rank]]) for place, rank in enumerate(order)),
        right=",".join(f"{letter(rank)}.{partner}" for rank, (_, partner) in enumerate(pairs)),
    )
