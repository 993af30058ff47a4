"""Print what each file costs in the packages of a build."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import click

from builder.build import Cost, Outcome
from builder.cli.printing import print_table

_HEAD = ("file", "in the course", "in the package", "share", "where")


def print_costs(outcomes: Iterable[Outcome]) -> None:
    """List the files of each package, the most expensive first; together they are all of it."""
    for package, costs, whole in _by_package(outcomes):
        click.echo(f"\n{package}: {whole:,} bytes")
        print_table(_HEAD, (_row(cost, whole) for cost in costs))


def cost_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """Give the same to machines; `share` is a part of 1."""
    return [
        {
            "package": package,
            "path": cost.path,
            "original": cost.original,
            "packed": cost.packed,
            "share": round(cost.packed / whole, 6),
            "used": list(cost.used),
        }
        for package, costs, whole in _by_package(outcomes)
        for cost in costs
    ]


def _by_package(outcomes: Iterable[Outcome]) -> Iterable[tuple[str, tuple[Cost, ...], int]]:
    every = (cost for outcome in outcomes for cost in outcome.costs)
    for package, group in groupby(every, key=lambda cost: cost.package):
        costs = tuple(group)
        yield package, costs, sum(cost.packed for cost in costs)


def _row(cost: Cost, whole: int) -> tuple[str, ...]:
    original = f"{cost.original:,}" if cost.original else ""
    return cost.path, original, f"{cost.packed:,}", f"{100 * cost.packed / whole:.1f} %", ", ".join(cost.used)
