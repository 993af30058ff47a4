"""Keep a module within what a reader can read and a machine can parse: how long a text is, how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from markdown_it.token import Token

from builder.errors import Place, Problem
from builder.model import Prose, walk, with_prose

# Three thousand words; the longest paragraph of a course has 300. Brackets in brackets take the parser 30 µs each.
LONGEST = 20_000
# A module of 1,600 words has 150. Each takes 1 ms from the source to a page.
MOST_TEXTS = 10_000

Part = TypeVar("Part")


def first_texts(tokens: Sequence[Token], file: str) -> tuple[Sequence[Token], list[Problem]]:
    """Keep the blocks with the first ten thousand texts, and tell where the others begin."""
    texts, kept = 0, 0
    for index, token in enumerate(tokens):
        texts += token.type == "inline" or (token.content.count("<") if token.type == "html_block" else 0)
        if texts > MOST_TEXTS:
            return tokens[:kept], [_too_many(Place(file=file, line=(token.map or [0])[0] + 1))]
        if token.level == 0 and token.nesting <= 0:
            kept = index + 1
    return tokens, []


def is_long(text: str) -> bool:
    """Say whether a text is longer than any is read."""
    return len(text) > LONGEST


def shortened(part: Part) -> tuple[Part, list[Problem]]:
    """Cut what is too long out of a part, so that the rest can be looked at, and tell of it."""
    places = [node.place for node in walk(part) if isinstance(node, Prose) and is_long(node.source)]
    if not places:
        return part, []
    short = with_prose(part, lambda prose: replace(prose, source="…") if is_long(prose.source) else prose)
    return short, [too_long(place) for place in places]


def too_long(place: Place) -> Problem:
    """Tell of a text that is not read."""
    return Problem(
        code="M109",
        message=f"This text is longer than {LONGEST:,} characters.",
        hint="Part it into paragraphs; does a blank line, a fence or a closing mark miss?",
        place=place,
    )


def _too_many(place: Place) -> Problem:
    return Problem(
        code="M110",
        message=f"The module holds more than {MOST_TEXTS:,} texts: paragraphs, items, cells.",
        hint="Part it into several modules.",
        place=place,
    )
