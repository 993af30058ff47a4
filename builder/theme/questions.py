"""Lay out a question: the letters of its answers, an order that tells nothing, and the right response."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from string import ascii_lowercase, digits
from typing import TypeAlias

from builder.model import Accepted, Choice, Gap, Gaps, Match, Number, Option, Order, Prose, Question, walk

Lettered: TypeAlias = tuple[tuple[str, Prose], ...]

# SCORM 1.2 takes one character for each choice in a response: `0-9a-z`.
LETTERS = ascii_lowercase + digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Hold how a question is shown.

    `options` stand in source order; `items` (to be ordered) and `rights` (to be matched) are shuffled, and their
    letters follow the shuffled order. `right` is the response that earns all points, `gaps` the answers of gaps.
    """

    options: tuple[tuple[str, Option], ...] = ()
    items: Lettered = ()
    lefts: Lettered = ()
    rights: Lettered = ()
    gaps: tuple[Number | Accepted, ...] = ()
    right: str = ""


def layout(question: Question) -> Layout:
    """Lay out a question by its kind of answer."""
    match question.answer:
        case Choice(options=options):
            lettered = tuple((letter(rank), option) for rank, option in enumerate(options))
            return Layout(options=lettered, right=",".join(name for name, option in lettered if option.right))
        case Gaps(body=body):
            return Layout(gaps=tuple(node.answer for node in walk(body) if isinstance(node, Gap)))
        case Order(items=items):
            return _order(question, items)
        case Match() as answer:
            return _match(question, answer)


def letter(rank: int) -> str:
    """Name the answer at a rank, from 0: one character for the first 36."""
    turns, place = divmod(rank, len(LETTERS))
    return LETTERS[place] + (str(turns) if turns else "")


def shuffled(key: str, count: int) -> tuple[int, ...]:
    """Shuffle the numbers below `count`, the same way for the same key in every language."""
    order = tuple(sorted(range(count), key=lambda rank: sha256(f"{key} {rank}".encode()).digest()))
    # Of three or more, the first order to be seen is never the one to be found.
    return order[1:] + order[:1] if count > 2 and order == tuple(range(count)) else order


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
