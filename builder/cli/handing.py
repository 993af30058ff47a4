"""Write a file that goes out to people, and say where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from builder.build.handouts import give_out
from builder.cli.choices import choose_courses
from builder.cli.printing import print_problems
from builder.errors import ProblemsFound

FOLDER = "dist/handouts"
OUT = click.option(
    "-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help=f"The file (default: in {FOLDER}/)."
)


def choose_one(project: Path, asked: str | None) -> str:
    """Choose one course; of several, it must be named."""
    found = choose_courses(project, (asked,) if asked else ())
    if len(found) > 1:
        listed = ", ".join(f"`{slug}`" for slug in found)
        raise click.UsageError(f"Name the course; there are {listed}.")
    return found[0]


def hand_out(project: Path, name: str, out: Path | None, make: Callable[[], bytes]) -> None:
    """Make a file and write it; what is wrong with the course is told."""
    try:
        content = make()
    except ProblemsFound as found:
        print_problems(found.problems, project)
        raise SystemExit(1) from None
    path = out or project / FOLDER / name
    give_out(path, content)
    shown = path if out else f"{FOLDER}/{name}"
    click.echo(f"{shown}: {max(1, round(len(content) / 1000))} KB")
