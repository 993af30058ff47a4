"""Remember what is known of the modules of a course: a module that has not changed is not parsed, translated or shown.

What is known of a module is an entry of the cache, under the module's own text and all else that it depends on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.build.inputs import Inputs, tools_digest
from builder.build.steps import cache_at
from builder.build.values import Order
from builder.cache import NO_CACHE, Cache, Part, key_of
from builder.errors import Problem, problem_of, row_of
from builder.markdown import parse_module
from builder.model import LateModule, Module, ModuleSource
from builder.parse import ReadModule


class Shelf:
    """Hold what is newly known until it may be kept."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self._new: dict[str, dict[str, Any]] = {}

    def add(self, key: str, rows: dict[str, Any]) -> None:
        """Note that there is more to keep under a key."""
        self._new[key] = rows

    def keep(self) -> None:
        """Keep what is new."""
        for key, rows in self._new.items():
            self.cache.put(key, json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())
        self.forget()

    def forget(self) -> None:
        """Let go of what is new: a file may have changed while it was found."""
        self._new.clear()

    @contextmanager
    def in_doubt(self) -> Iterator[None]:
        """Keep for no later job what one has found that is broken off; what a module's own text says may stay."""
        try:
            yield
        finally:
            self.forget()


class Kept:
    """Know a module by its entry in the cache (`builder.model.late.Traits`)."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self._shelf, self._key = shelf, key
        self._rows: dict[str, Any] | None = None

    def of(self, name: str, look: Callable[[], Any]) -> Any:
        """Give what is known under a name, else look."""
        if self._rows is None:
            content = self._shelf.cache.get(self._key)
            self._rows = json.loads(content) if content else {}
        if name not in self._rows:
            self._rows[name] = look()
            self._shelf.add(self._key, self._rows)
        return self._rows[name]

    def then(self, step: str, *parts: Part) -> Kept:
        """Give what is known of another module that is made of this one."""
        return Kept(self._shelf, key_of(self._key, step, parts))


def late_reader(shelf: Shelf) -> ReadModule:
    """Give what reads modules of a course when somebody looks into them; what is wrong in them is known before."""

    def read(source: ModuleSource) -> tuple[Module, tuple[Problem, ...]]:
        parsed = cache(lambda: parse_module(source))
        # The spelling of a frozen value names all that is in it.
        traits = Kept(shelf, key_of("module", repr(source), tools_digest()))
        rows = traits.of("wrong", lambda: [*map(row_of, parsed()[1])])
        module = LateModule(
            make=lambda: parsed()[0],
            traits=traits,
            slug=source.slug,
            minutes=source.minutes,
            stage=source.stage,
        )
        return module, tuple(map(problem_of, rows))

    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Say what earlier builds have left; `around` digests what late modules depend on beside text and catalogs."""

    cache: Cache = NO_CACHE
    around: str = ""


NOTHING_BEFORE = Before()


def before(order: Order) -> Before:
    """Give what earlier builds have left for an order."""
    job = order.job
    if not job.cache:
        return NOTHING_BEFORE
    return Before(cache=cache_at(job.cache), around=_around_modules(order.inputs, job.course))


def _around_modules(inputs: Inputs, course: str) -> str:
    """Digest the inputs of a job, but for modules, catalogs and media: who shows these says what of them it shows."""
    name, place = re.escape(course), r"[^/]+"
    apart = re.compile(
        rf"course_src/{name}/(?:modules/[^/]+\.md|media/.*)|translations/{name}/(?:[^/]+\.po|{place}/media/.*)"
    )
    rest = (item for item in inputs.items() if not apart.fullmatch(item[0]))
    return key_of(tuple(sorted(rest)))
