"""Show how far a build is: a display on a terminal, few lines elsewhere, JSON lines for machines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from builder.build import Outcome, under_way

if TYPE_CHECKING:
    from rich.console import RenderableType

Tell: TypeAlias = Callable[[Outcome], None]
# A log need not hear of every language: something broken at once, all else so often, in seconds.
_QUIET = 5.0


@contextmanager
def following(total: int, dist: Path, form: str = "text") -> Iterator[Tell]:
    """Give a function to tell each outcome to, as it comes."""
    if form == "json":
        yield _Lines(total).as_json
    elif not sys.stderr.isatty():
        yield _Lines(total).as_text
    else:
        with _display(total, dist) as tell:
            yield tell


class _Lines:
    """Tell a log how far a build is."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._packages = total, 0, 0
        self._told = float("-inf")

    def as_json(self, outcome: Outcome) -> None:
        """Write one JSON object a job to stderr; the result of the build goes to stdout, at the end."""
        self._done += 1
        job = outcome.job
        row = {
            "course": job.course,
            "locale": job.locale,
            "state": _state(outcome),
            "packages": len(outcome.packages),
            "done": self._done,
            "total": self._total,
        }
        click.echo(json.dumps(row), err=True)

    def as_text(self, outcome: Outcome) -> None:
        """Write a line now and then, and one for whatever is not whole."""
        self._done += 1
        is_late = time.monotonic() - self._told >= _QUIET
        if outcome.is_whole and not is_late and self._done < self._total:
            return
        self._told = time.monotonic()
        job = outcome.job
        click.echo(f"[{self._done}/{self._total}] {job.course} {job.locale}: {_said(outcome)}", err=True)


def _state(outcome: Outcome) -> str:
    if outcome.held:
        return "held back"
    if not outcome.is_built:
        return "not built"
    return "built" if outcome.is_whole else "built in part"


def _said(outcome: Outcome) -> str:
    count = len(outcome.packages)
    packages = f"{count} package{'s' if count != 1 else ''}"
    if not outcome.is_built:
        return _state(outcome)
    return packages if outcome.is_whole else f"{packages}, {len(outcome.missing)} missing"


@contextmanager
def _display(total: int, dist: Path) -> Iterator[Tell]:
    """Show a bar with time and rate, and what each process is making."""
    # rich takes 60 ms to import: only where somebody watches.
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    bar = Progress(*columns)
    task = bar.add_task("Building", total=total, rate="")
    made = _Rate()

    def shown() -> RenderableType:
        return Group(bar, *(Text(f"  {what}", style="dim", no_wrap=True) for what in under_way(dist)))

    def tell(outcome: Outcome) -> None:
        what = f"{outcome.job.course} {outcome.job.locale}: {_said(outcome)}"
        bar.update(task, advance=1, description=what, rate=made.after(len(outcome.packages)))

    with Live(get_renderable=shown, console=Console(stderr=True), transient=True, refresh_per_second=4):
        yield tell


class _Rate:
    """Count packages, and say how many come in a second."""

    def __init__(self) -> None:
        self._begun, self._count = time.monotonic(), 0

    def after(self, more: int) -> str:
        self._count += more
        seconds = max(time.monotonic() - self._begun, 0.001)
        return f"{self._count} packages, {self._count / seconds:.1f} a second"
