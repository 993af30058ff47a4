"""Plan a session of a module from the times of its parts, and list what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import Activity, Callout, Module, Prose, Survey, TrainerNote, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Hold the parts of a module that take a time of their own, and the minutes that are left for all else."""

    parts: tuple[Activity | TrainerNote, ...]
    rest: int
    minutes: int

    @property
    def materials(self) -> tuple[tuple[Prose, Prose], ...]:
        """List what activities need, each with the activity's title."""
        activities = (part for part in self.parts if isinstance(part, Activity))
        return tuple((part.materials, part.title) for part in activities if part.materials)


def session(module: Module) -> Session | None:
    """Plan a module; one without any times has no plan. What takes longer than the module makes it longer."""
    parts = tuple(_timed(module))
    taken = sum(part.minutes or 0 for part in parts)
    minutes = max(module.minutes or 0, taken)
    return Session(parts=parts, rest=minutes - taken, minutes=minutes) if minutes else None


def opening(module: Module) -> int:
    """Count the blocks that stand before a module's plan: up to its objectives, or up to what is done first."""
    goals = [rank for rank, block in enumerate(module.intro, start=1) if _is_goal(block)]
    done = [rank for rank, block in enumerate(module.intro) if isinstance(block, (Activity, Survey))]
    return goals[-1] if goals else min(done, default=len(module.intro))


def _is_goal(block: object) -> bool:
    return isinstance(block, Callout) and block.name == "objectives"


def _timed(module: Module) -> Iterator[Activity | TrainerNote]:
    """Find activities, and notes with a time; a note inside an activity is part of its time."""
    inside: set[int] = set()
    for node in walk(module):
        if isinstance(node, Activity):
            inside |= {id(inner) for inner in walk(node.children)}
            yield node
        elif isinstance(node, TrainerNote) and node.minutes and id(node) not in inside:
            yield node
