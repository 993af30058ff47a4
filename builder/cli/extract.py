"""Write the template that translations begin from."""

from __future__ import annotations

from pathlib import Path

import click

from builder.build import write_template
from builder.cli.choices import choose_courses
from builder.cli.printing import print_problems
from builder.errors import Problem, ProblemsFound


@click.command("extract")
@click.argument("course", nargs=-1)
@click.pass_obj
def command(project: Path, course: tuple[str, ...]) -> None:
    """Write translations/COURSE/COURSE.pot, the template of its catalogs."""
    problems: list[Problem] = []
    for slug in choose_courses(project, course):
        try:
            written = write_template(project, slug)
            click.echo(f"{written.file}: {written.messages} texts")
        except ProblemsFound as found:
            problems += found.problems
    print_problems(problems, project)
    if problems:
        raise SystemExit(1)
