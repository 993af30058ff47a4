"""Report on a course, or list all courses of a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click

from builder.build.dist import write_whole
from builder.cli.choices import choose_courses
from builder.cli.printing import as_json, print_problems
from builder.errors import Problem, ProblemsFound, errors_in
from builder.records.sheet import BOM

FOLDER = "reports"
FORMATS = ("html", "csv", "json")
Made = TypeVar("Made")


@click.command("report")
@click.argument("course", required=False)
@click.option("-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="html", help="A page, or rows for programs.")
@click.option("--profile", default="", metavar="NAME", help="Hold the course to profiles/NAME.yaml too.")
@click.option(
    "--since", default="", metavar="VERSION", help="Count changed words since this (default: the newest tag)."
)
@click.option(
    "--hours",
    type=click.FloatRange(0.5, 24),
    default=6.0,
    show_default=True,
    help="How many hours a day of the timetable has.",
)
@click.option(
    "--dist", type=click.Path(file_okay=False, path_type=Path), help="Look for packages here (default: dist/)."
)
@click.pass_obj
def command(
    project: Path,
    *,
    course: str | None,
    out: Path | None,
    form: str,
    profile: str,
    since: str,
    hours: float,
    dist: Path | None,
) -> None:
    """Report on COURSE as one page: languages, problems, timetable, stages, questions, accessibility, packages.

    Without a COURSE: the portfolio, a line for each course and language. Pages go to
    dist/reports/, rows to the terminal.
    """
    where = (dist or project / "dist").resolve()
    if course is None:
        if profile:
            raise click.UsageError("A course profile asks about one course: name it.")
        _portfolio(project, where, out, form, since)
        return
    if form == "csv":
        raise click.UsageError("A course is no table: use --format json, or leave the course out.")
    _course(project, where, choose_courses(project, (course,))[0], out, form, profile=profile, since=since, hours=hours)


def _course(
    project: Path, dist: Path, slug: str, out: Path | None, form: str, *, profile: str, since: str, hours: float
) -> None:
    from builder.build.reporting import course_report
    from builder.report.page import report_page

    report = _or_stop(project, lambda: course_report(project, dist, slug, profile=profile, since=since, hours=hours))
    if form == "json":
        _give(as_json(asdict(report)), out)
    else:
        _write(report_page(report), out or dist / FOLDER / f"{slug}.html")


def _portfolio(project: Path, dist: Path, out: Path | None, form: str, since: str) -> None:
    from builder.build.reporting import portfolio, portfolio_csv, portfolio_row
    from builder.report.page import portfolio_page

    rows, problems = _or_stop(project, lambda: portfolio(project, dist, choose_courses(project, ()), since))
    if form == "html":
        _write(portfolio_page(rows), out or dist / FOLDER / "portfolio.html")
    else:
        _give(portfolio_csv(rows) if form == "csv" else as_json([portfolio_row(row) for row in rows]), out)
    _tell(project, problems)


def _give(text: str, out: Path | None) -> None:
    """Print rows, or write them where somebody asks for a file."""
    if out is None:
        click.echo(text.removeprefix(BOM), nl=False)
    else:
        _write(text, out)


def _write(text: str, path: Path) -> None:
    content = text.encode("utf-8")
    write_whole(path, content)
    click.echo(f"{path}: {max(1, round(len(content) / 1000))} KB", err=True)


def _or_stop(project: Path, make: Callable[[], Made]) -> Made:
    """Make something, or tell what is wrong and stop."""
    try:
        return make()
    except ProblemsFound as found:
        print_problems(found.problems, project)
        raise SystemExit(1) from None


def _tell(project: Path, problems: tuple[Problem, ...]) -> None:
    print_problems(problems, project)
    if errors_in(problems):
        raise SystemExit(1)
