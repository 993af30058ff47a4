"""Find everything that is wrong with courses and their translations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from builder.build import Mended, inspect, inspect_files, inspect_required, mend
from builder.cli.choices import Asked, choose_sources
from builder.cli.formats import github, sarif
from builder.cli.printing import as_rows, print_json, print_problems
from builder.errors import Problem, ProblemsFound, errors_in, merged


@click.command("check")
@click.argument("course", nargs=-1, metavar="[COURSE | FILE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="For people, for programs, for code scanning, or as annotations of a GitHub workflow.",
)
@click.option("--fix", is_flag=True, help="Mend what has one right mend, and show what was changed.")
@click.option("--profile", metavar="NAME", help="Hold courses to profiles/NAME.yaml too: what an institution asks for.")
@click.pass_obj
def command(project: Path, course: tuple[str, ...], form: str, fix: bool, profile: str | None) -> None:
    """Find everything that is wrong with COURSE (or all courses) and its translations, or with FILE alone."""
    asked = choose_sources(project, course)
    if profile and asked.files:
        raise click.UsageError("A course profile asks about whole courses: leave the files out.")
    problems = _found(asked)
    if fix:
        mended = [mend(asked.project, slug, _of(problems, slug)) for slug in asked.courses]
        _show(mended)
        problems = merged((_found(asked), *(one.problems for one in mended)))
    if profile:
        problems = merged((problems, _required(asked, profile)))
    _print(problems, asked.project, form)
    if errors_in(problems):
        raise SystemExit(1)


def _found(asked: Asked) -> tuple[Problem, ...]:
    """Look at whole courses, or at the files that were named."""
    if asked.files:
        return merged(inspect_files(asked.project, slug, asked.files) for slug in asked.courses)
    return merged(inspect(asked.project, slug) for slug in asked.courses)


def _required(asked: Asked, profile: str) -> tuple[Problem, ...]:
    """Hold courses to what their institution asks for."""
    try:
        return merged(inspect_required(asked.project, slug, profile) for slug in asked.courses)
    except ProblemsFound as wrong:
        return wrong.problems


def _of(problems: Iterable[Problem], slug: str) -> tuple[Problem, ...]:
    homes = (f"course_src/{slug}/", f"translations/{slug}/")
    return tuple(problem for problem in problems if problem.place.file.startswith(homes))


def _show(mended: Iterable[Mended]) -> None:
    """Show each line that was changed, as it was and as it is."""
    changes = [change for one in mended for change in one.changes]
    for change in changes:
        where = f"{change.file}:{change.line}" if change.line else change.file
        click.echo(f"{where}: mended {change.code}\n  - {change.before.strip()}\n  + {change.after.strip()}", err=True)
    click.echo(f"{len(changes)} mended." if changes else "Nothing here has one right mend.", err=True)


def _print(problems: tuple[Problem, ...], project: Path, form: str) -> None:
    match form:
        case "json":
            print_json(as_rows(problems, project))
        case "sarif":
            print_json(sarif(problems))
        case "github":
            for problem in problems:
                click.echo(github(problem))
        case _:
            print_problems(problems, project)
            if problems:
                codes = dict.fromkeys(problem.code for problem in problems)
                click.echo(f"What a code means, and an example: satchel explain {next(iter(codes))}", err=True)
