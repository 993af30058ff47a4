"""Show how far each translation is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from builder import locales
from builder.build import Standing, merged, standings
from builder.cli.choices import choose_courses
from builder.cli.report import FORMAT, print_json, print_problems, print_table
from builder.errors import Problem, ProblemsFound, errors_in

HEAD = ("course", "locale", "language", "words", "questions")


@click.command("status")
@click.argument("course", nargs=-1)
@FORMAT
@click.pass_obj
def command(project: Path, course: tuple[str, ...], form: str) -> None:
    """Show how much of COURSE (or all courses) is translated, into each language."""
    found: list[Standing] = []
    problems: list[Problem] = []
    for slug in choose_courses(project, course):
        try:
            found += standings(project, slug)
        except ProblemsFound as broken:
            problems += broken.problems
    problems += (problem for standing in found for problem in errors_in(standing.problems))
    if form == "json":
        print_json([_row(standing) for standing in found])
    else:
        print_table(HEAD, (_cells(standing) for standing in found))
    print_problems(merged([tuple(problems)]), project)
    if problems:
        raise SystemExit(1)


def _row(standing: Standing) -> dict[str, object]:
    return {
        "course": standing.course,
        "locale": standing.locale,
        **asdict(standing.coverage),
        "percent": standing.coverage.percent,
    }


def _cells(standing: Standing) -> tuple[str, ...]:
    coverage = standing.coverage
    return (
        standing.course,
        standing.locale,
        locales.name_in(standing.locale, "en"),
        f"{coverage.percent} % ({coverage.translated:,} of {coverage.words:,})",
        f"{coverage.question_percent} % ({coverage.question_translated:,} of {coverage.question_words:,})",
    )
