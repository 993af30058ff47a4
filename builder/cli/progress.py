"""Show how far a build is: a bar on a terminal, a line for each job elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import click

from builder.build import Outcome

Tell: TypeAlias = Callable[[Outcome], None]


@contextmanager
def following(total: int) -> Iterator[Tell]:
    """Give a function to tell each outcome to, as it comes."""
    if not sys.stderr.isatty():
        yield _say
        return
    # rich takes 60 ms to import: only where somebody watches.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Building", total=total)

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=f"{outcome.job.course} {outcome.job.locale}")

        yield tell


def _say(outcome: Outcome) -> None:
    count = len(outcome.packages)
    built = f"{count} package{'s' if count != 1 else ''}"
    state = built if outcome.is_built else "held back" if outcome.held else "not built"
    click.echo(f"{outcome.job.course} {outcome.job.locale}: {state}", err=True)
