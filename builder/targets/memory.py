"""Remember what was made of a value, so that the targets of a job make it once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar, cast

Made = TypeVar("Made")

# A job has few editions at a time; what is remembered of one is as large as its page.
_MOST = 32


class Memory:
    """Know values by their identity: two that are equal may be large, and comparing them takes long."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, str], tuple[object, object]] = OrderedDict()

    def of(self, owner: object, name: str, make: Callable[[], Made]) -> Made:
        """Give what was made of a value under a name, else make it; the entry keeps its identity taken."""
        key = id(owner), name
        if key not in self._known:
            self._known[key] = owner, make()
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
        return cast("Made", self._known[key][1])
