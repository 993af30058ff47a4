"""Sum minutes up: by stage of the learning cycle, and by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.stages import STAGES
from builder.report.measure import Measured

UNMARKED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Say how many minutes of a course belong to a stage, and how many modules and activities are marked with it."""

    stage: str
    minutes: int
    percent: int
    modules: int
    activities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Be what is done of a module on a day; a module that is longer than a day has several parts."""

    module: str
    title: str
    minutes: int
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Be a day of a training, from 1."""

    number: int
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """Sum its parts."""
        return sum(part.minutes for part in self.parts)


def balance(modules: Sequence[Measured]) -> tuple[Share, ...]:
    """Share the minutes out: an activity's to its own stage, the rest of a module to the module's.

    What has no stage is `UNMARKED`, last, where there is any.
    """
    minutes = dict.fromkeys((*STAGES, UNMARKED), 0)
    for module in modules:
        for stage, length in _shares(module):
            minutes[stage] += length
    total = sum(minutes.values())
    shares = (
        Share(
            stage=stage,
            minutes=length,
            percent=round(100 * length / total) if total else 0,
            modules=sum(module.stage == stage for module in modules),
            activities=sum(one.stage == stage for module in modules for one in module.activities),
        )
        for stage, length in minutes.items()
    )
    return tuple(share for share in shares if share.stage or share.minutes)


def _shares(module: Measured) -> Iterator[tuple[str, int]]:
    """Yield a stage and its minutes; an activity that names none belongs to its module's."""
    yield from ((one.stage or module.stage, one.minutes) for one in module.activities)
    yield module.stage, max(0, module.minutes - module.active_minutes)


def timetable(modules: Sequence[Measured], hours: float) -> tuple[Day, ...]:
    """Lay the modules out over days of some hours, in order; one is parted only if it is longer than a day."""
    room = max(1, round(hours * 60))
    days: list[list[Part]] = []
    for module in modules:
        for part in _parts(module, room):
            if not days or sum(one.minutes for one in days[-1]) + part.minutes > room:
                days.append([])
            days[-1].append(part)
    return tuple(Day(number=number, parts=tuple(parts)) for number, parts in enumerate(days, start=1))


def _parts(module: Measured, room: int) -> Iterator[Part]:
    length = max(module.minutes, module.active_minutes)
    if not length:
        return
    of = -(-length // room)
    for number in range(1, of + 1):
        minutes = length // of + (number <= length % of)
        yield Part(module=module.slug, title=module.title, minutes=minutes, number=number, of=of)
