"""Walk a course and know for each node, inline ones too, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from builder.errors import Place, Problem, Severity
from builder.model import Prose, walk


def placed(node: Any) -> tuple[tuple[Any, Place], ...]:
    """List every node under one with its place; an inline node's line counts in the file of its prose."""
    return _LAST.at(node)


def _placed(node: Any) -> Iterator[tuple[Any, Place]]:
    here = Place(file="")
    for found in walk(node):
        place = getattr(found, "place", None)
        if place is not None and place.file:
            here = place
        line = getattr(found, "line", 0)
        yield found, Place(file=here.file, line=line) if line else here


class _Last:
    """Remember what was listed last: fifteen rules look at one course, one after the other."""

    def __init__(self) -> None:
        self._last: tuple[Any, tuple[tuple[Any, Place], ...]] = (None, ())

    def at(self, node: Any) -> tuple[tuple[Any, Place], ...]:
        """List what is under a node, unless it is the very one that was asked for last."""
        last, found = self._last
        if last is not node:
            found = tuple(_placed(node))
            self._last = node, found
        return found


_LAST = _Last()


def near(name: str, known: Iterable[str]) -> str:
    """Ask whether the likest of the known names was meant, or nothing when none is like it."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""


def warning(code: str, message: str, place: Place, hint: str) -> Problem:
    """Make a problem that is told and stops nothing."""
    return Problem(code=code, message=message, place=place, hint=hint, severity=Severity.WARNING)


def line_of(prose: Prose, words: str) -> Place:
    """Point at the line of a prose in which some of its words stand."""
    before = prose.source[: max(prose.source.find(words), 0)]
    return Place(file=prose.place.file, line=prose.place.line + before.count("\n"))
