"""Find everything that is wrong with courses and their translations."""

from __future__ import annotations

from pathlib import Path

import click

from builder.build import inspect, merged
from builder.cli.choices import choose_courses
from builder.cli.report import FORMAT, as_rows, print_json, print_problems
from builder.errors import errors_in


@click.command("check")
@click.argument("course", nargs=-1)
@FORMAT
@click.pass_obj
def command(project: Path, course: tuple[str, ...], form: str) -> None:
    """Find everything that is wrong with COURSE (or all courses) and its translations."""
    courses = choose_courses(project, course)
    problems = merged(inspect(project, slug) for slug in courses)
    if form == "json":
        print_json(as_rows(problems, project))
    else:
        print_problems(problems, project)
    if errors_in(problems):
        raise SystemExit(1)
