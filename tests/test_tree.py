"""Walks: what they see, and what they leave behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from builder.model import Element, Prose, Span, Text, walk, walk_outside, with_blocks, with_nodes, with_prose

WORD = Text(text="town")
PROSE = Prose(source="**town**", nodes=(Span(tag="strong", children=(WORD,)),), locale="en")
TREE = Element(tag="ul", children=(Element(tag="li", children=(PROSE,)),))


class Change:
    """Be a change that can be watched; it makes all that it meets anew."""

    def __call__(self, found: Any) -> Any:
        new = replace(found)
        return (new,) if isinstance(found, Element) else new


@contextmanager
def nobody_looking() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def test_a_walk_outside_sees_all_but_the_inside_of_prose() -> None:
    inner = TREE.children[0]
    assert [*walk(TREE)] == [TREE, inner, PROSE, PROSE.nodes[0], WORD]
    assert [*walk_outside(TREE)] == [TREE, inner, PROSE]


@pytest.mark.parametrize(
    "run",
    [
        lambda change: with_prose(TREE, change),
        lambda change: with_blocks(TREE, change),
        lambda change: with_nodes(PROSE, change),
    ],
)
def test_a_change_is_gone_when_it_is_done_without_anybody_looking_for_garbage(run: Callable[[Change], object]) -> None:
    with nobody_looking():
        change = Change()
        watched = weakref.ref(change)
        run(change)
        del change
        assert watched() is None
