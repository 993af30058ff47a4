"""Give lessons, questions and activities ids that no other wording changes."""

from __future__ import annotations

from pathlib import Path

import click

from builder.build import Naming, missing_ids, write_ids
from builder.cli.choices import choose_courses
from builder.cli.printing import print_problems


@click.command("ids")
@click.argument("course", nargs=-1)
@click.option("--write", is_flag=True, help="Write the missing ids into the Markdown files.")
@click.pass_obj
def command(project: Path, course: tuple[str, ...], write: bool) -> None:
    """List what in COURSE (or all courses) has no id of its own: learners' progress and results hang on ids."""
    act = write_ids if write else missing_ids
    named = [act(project, slug) for slug in choose_courses(project, course)]
    for naming in named:
        _list(naming)
    count = sum(len(naming.missing) for naming in named)
    if not count:
        click.echo("Everything has an id of its own." if not any(n.problems for n in named) else "No id was written.")
    elif write:
        click.echo(f"{count} ids written." if count > 1 else "1 id written.")
    else:
        click.echo(f"{count} without an id of their own. Write them with: satchel ids --write")
    print_problems((problem for naming in named for problem in naming.problems), project)
    if any(naming.problems for naming in named):
        raise SystemExit(1)


def _list(naming: Naming) -> None:
    for one in naming.missing:
        click.echo(f"{one.place}: {one.kind} {{#{one.id}}} {one.title}".rstrip())
