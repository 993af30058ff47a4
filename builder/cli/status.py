"""Show how far each translation is, who has read it, and what a new version costs its translators."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from builder import locales
from builder.build import Quote, Standing, quotes, record_review, standings, status_page
from builder.build.placed import Placed, placed
from builder.cli.choices import canonical_locale, choose_courses
from builder.cli.printing import FORMAT, print_json, print_problems, print_table
from builder.errors import Problem, ProblemsFound, errors_in, merged
from builder.model import Coverage

HEAD = ("course", "locale", "language", "words", "questions", "given out", "read by")
QUOTE = ("course", "locale", "language", "new words", "changed", "removed", "to translate", "to revise")
CONTEXT = ("course", "locale", "what", "name", "state", "comes from", "value")
LONGEST_VALUE = 60
READ = {"native": "a native speaker", "read": "somebody", "stale": "changed since", "none": "nobody yet"}

Row = TypeVar("Row")


@click.command("status")
@click.argument("course", nargs=-1)
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a page to this file."
)
@click.option("--since", metavar="VERSION", help="Count words that changed since a git version or a .pot file.")
@click.option("--review", "reader", metavar="NAME", help="Record that NAME has read the translation given by -l.")
@click.option("--context", is_flag=True, help="Show what differs by place, and where it comes from (-l: in one place).")
@click.option("-l", "--locale", help="With --review: the language that was read; with --context: the place.")
@click.option("--module", default="", help="With --review: only this module was read.")
@click.option("--native", is_flag=True, help="With --review: it is the reader's own language.")
@click.option("--on", metavar="DATE", help="With --review: when it was read (default: today).")
@FORMAT
@click.pass_obj
def command(
    project: Path,
    *,
    course: tuple[str, ...],
    page: Path | None,
    since: str | None,
    reader: str | None,
    context: bool,
    locale: str | None,
    module: str,
    native: bool,
    on: str | None,
    form: str,
) -> None:
    """Show how much of COURSE (or all courses) is translated, into each language, and who has read it.

    Languages below the release gate (`gates:` in course.yaml) are held back by `satchel build`.
    """
    courses = choose_courses(project, course)
    if reader is not None:
        _record(project, courses, reader, locale, module=module, native=native, on=on)
        return
    if context:
        _places(project, courses, canonical_locale(locale) if locale else "", form)
        return
    if since is not None:
        _quote(project, courses, since, form)
        return
    found, problems = _gather(courses, lambda slug: standings(project, slug))
    problems += (problem for standing in found for problem in errors_in(standing.problems))
    if page:
        page.write_text(status_page(found), encoding="utf-8", newline="\n")
    if form == "json":
        print_json([_row(standing) for standing in found])
    elif not page:
        print_table(HEAD, (_cells(standing) for standing in found))
    _end(problems, project)


def _gather(courses: Iterable[str], ask: Callable[[str], tuple[Row, ...]]) -> tuple[list[Row], list[Problem]]:
    """Ask each course; a broken one does not stop the others."""
    found: list[Row] = []
    problems: list[Problem] = []
    for slug in courses:
        try:
            found += ask(slug)
        except ProblemsFound as broken:
            problems += broken.problems
    return found, problems


def _end(problems: Iterable[Problem], project: Path) -> None:
    told = merged([tuple(problems)])
    print_problems(told, project)
    if errors_in(told):
        raise SystemExit(1)


def _record(
    project: Path,
    courses: tuple[str, ...],
    reader: str,
    locale: str | None,
    *,
    module: str,
    native: bool,
    on: str | None,
) -> None:
    if not locale or len(courses) != 1:
        raise click.UsageError("Name one course and one language: satchel status COURSE -l sw --review NAME")
    try:
        day = date.fromisoformat(on).isoformat() if on else date.today().isoformat()
    except ValueError:
        raise click.UsageError(f"`{on}` is no date: write it as 2026-03-08.") from None
    name = " ".join(reader.split())
    if not name.isprintable() or not name:
        raise click.UsageError("Write the reader's name in letters.")
    tag = canonical_locale(locale)
    try:
        made = record_review(project, courses[0], tag, by=name, on=day, module=module, is_native=native)
    except ProblemsFound as found:
        _end(found.problems, project)
        return
    what = f"module {made.module}" if made.module else "all modules"
    click.echo(f"{courses[0]} {tag}: {what} read by {name} on {day}")


def _quote(project: Path, courses: tuple[str, ...], since: str, form: str) -> None:
    if Path(since).is_file() and len(courses) != 1:
        raise click.UsageError("An older file is that of one course: name it, as in satchel status COURSE --since FILE")
    found, problems = _gather(courses, lambda slug: quotes(project, slug, since))
    if form == "json":
        print_json([asdict(quote) for quote in found])
    else:
        print_table(QUOTE, (_priced(quote) for quote in found))
    _end(problems, project)


def _places(project: Path, courses: tuple[str, ...], locale: str, form: str) -> None:
    found, problems = _gather(courses, lambda slug: placed(project, slug, locale))
    if form == "json":
        print_json([asdict(row) for row in found])
    else:
        print_table(CONTEXT, (_placed(row) for row in found))
    _end(problems, project)


def _placed(row: Placed) -> tuple[str, ...]:
    """Show one line: a long answer is cut, and what is asked for in vain says so."""
    origin = row.origin
    state = f"{origin.state}, required" if origin.required else origin.state
    value = origin.value if len(origin.value) <= LONGEST_VALUE else origin.value[: LONGEST_VALUE - 1] + "…"
    return row.course, row.locale, origin.kind, origin.name, state, str(origin.place), value


def _priced(quote: Quote) -> tuple[str, ...]:
    numbers = (quote.new, quote.changed, quote.removed, quote.open_new, quote.open_changed)
    language = locales.name_in(quote.locale, "en")
    return quote.course, quote.locale, language, *(f"{number:,}" for number in numbers)


def _row(standing: Standing) -> dict[str, object]:
    return {
        "course": standing.course,
        "locale": standing.locale,
        **_counts(standing.coverage),
        "modules": [{"module": slug, **_counts(part)} for slug, part in standing.coverage.modules],
        "held": standing.held.message if standing.held else "",
        "translators": list(standing.translation.translators),
        "native_reviewed": standing.translation.is_native_reviewed,
        "reviews": [{**asdict(one.review), "current": one.is_current} for one in standing.readings],
    }


def _counts(coverage: Coverage) -> dict[str, int]:
    return {
        "words": coverage.words,
        "translated": coverage.translated,
        "percent": coverage.percent,
        "question_words": coverage.question_words,
        "question_translated": coverage.question_translated,
        "question_percent": coverage.question_percent,
    }


def _cells(standing: Standing) -> tuple[str, ...]:
    coverage = standing.coverage
    return (
        standing.course,
        standing.locale,
        locales.name_in(standing.locale, "en"),
        f"{coverage.percent} % ({coverage.translated:,} of {coverage.words:,})",
        f"{coverage.question_percent} % ({coverage.question_translated:,} of {coverage.question_words:,})",
        "held back" if standing.held else "yes" if coverage.words else "no",
        READ[standing.review],
    )
