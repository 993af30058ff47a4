"""Know some things of a module without looking into it: what stands in it is made when somebody looks.

A build in which one module has changed asks the others for what is known of them (`trait`), and never parses them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from builder.errors import Place
from builder.model.blocks import Block
from builder.model.course import Footnote, Lesson, Module
from builder.model.inline import Prose
from builder.model.written import read, written

Known = TypeVar("Known")
# Values that have one spelling: no sets, no dicts, no floats (`builder.cache.Part`).
Spelled: TypeAlias = "str | int | bytes | bool | tuple[Spelled, ...] | None"


class Traits(Protocol):
    """Remember what is known of one module, beyond this build too: what JSON knows; a tuple comes back as a list."""

    def of(self, name: str, look: Callable[[], Any]) -> Any:
        """Give what is known under a name, else look and remember it."""

    def then(self, step: str, *parts: Spelled) -> Traits:
        """Give the traits of what a step makes of the module; `parts` are all else that it depends on."""


class LateModule(Module):
    """Be a module that `make` makes when somebody looks into it.

    It equals no plain module, and `find(course, Module)` does not list it; a copy of it is the module itself.
    """

    __slots__ = ("_made", "_make", "traits")
    _make: Callable[[], Module] | None
    _made: Module | None
    traits: Traits | None

    def __init__(
        self,
        *,
        make: Callable[[], Module] | None = None,
        traits: Traits | None = None,
        slug: str,
        minutes: int | None = None,
        stage: str = "",
        **inside: Any,
    ) -> None:
        """Take what makes the module and what is known of it, or (as a changed copy) the module itself."""
        made = None if make else Module(slug=slug, minutes=minutes, stage=stage, **inside)
        own = {"_make": make, "_made": made, "traits": traits, "slug": slug, "minutes": minutes, "stage": stage}
        for name, value in own.items():
            object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[Callable[[Module], Module], tuple[Module]]:
        return _itself, (self.made,)

    @property
    def made(self) -> Module:
        """Make the module, once."""
        if self._made is None:
            assert self._make is not None
            object.__setattr__(self, "_made", self._make())
        return cast("Module", self._made)

    @property
    def title(self) -> Prose:
        return self.made.title

    @property
    def intro(self) -> tuple[Block, ...]:
        return self.made.intro

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        return self.made.lessons

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        return self.made.footnotes

    @property
    def link_titles(self) -> tuple[Prose, ...]:
        return self.made.link_titles

    @property
    def place(self) -> Place:
        return self.made.place


def trait(module: Module, name: str, look: Callable[[Module], Known], *parts: Spelled) -> Known:
    """Say what is known of a module, or look into it; `parts` are all that the answer depends on beside the module.

    The answer is made of what JSON knows; a tuple comes back as a list.
    """
    traits = module.traits if isinstance(module, LateModule) else None
    if traits is None:
        return look(module)
    known: Known = (traits.then(name, *parts) if parts else traits).of(name, lambda: look(_made(module)))
    return known


def changed(module: Module, change: Callable[[Module], Module], step: str, *parts: Spelled) -> Module:
    """Change a module: at once, or where it is late, when somebody looks; `parts` are all that `change` depends on.

    Its slug, minutes and stage stay as they are.
    """
    if not isinstance(module, LateModule) or module.traits is None:
        return change(module)
    return LateModule(
        make=lambda: change(_made(module)),
        traits=module.traits.then(step, *parts),
        slug=module.slug,
        minutes=module.minutes,
        stage=module.stage,
    )


def heads(module: Module) -> tuple[Prose, tuple[Lesson, ...]]:
    """Give the title of a localized module, and its lessons without what stands in them."""
    if not isinstance(module, LateModule):
        return module.title, tuple(Lesson(id=one.id, title=one.title, children=()) for one in module.lessons)
    title, *lessons = trait(module, "heads", _heads)
    return read(title), tuple(Lesson(id=name, title=read(words), children=()) for name, words in lessons)


def _itself(module: Module) -> Module:
    return module


def _made(module: Module) -> Module:
    return module.made if isinstance(module, LateModule) else module


def _heads(module: Module) -> list[Any]:
    return [written(module.title), *([one.id, written(one.title)] for one in module.lessons)]
