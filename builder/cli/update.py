"""Carry catalogs over to the courses as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from builder import source
from builder.build import Written, update_catalog, write_template
from builder.cli.choices import canonical_locale, choose_courses
from builder.cli.printing import print_problems
from builder.errors import Problem, ProblemsFound, merged


@click.command("update")
@click.argument("course", nargs=-1)
@click.option("-l", "--locale", multiple=True, help="Only this language; a new one gets a catalog.")
@click.option("--purge", is_flag=True, help="Forget the translations of what the course no longer says.")
@click.pass_obj
def command(project: Path, course: tuple[str, ...], locale: tuple[str, ...], purge: bool) -> None:
    """Bring the template and the catalogs of COURSE (or all courses) up to date."""
    courses = choose_courses(project, course)
    wanted = tuple(canonical_locale(tag) for tag in locale)
    for slug in courses:
        if source.source_language(project, slug) in wanted:
            raise click.UsageError(f"`{slug}` is written in that language; it needs no catalog.")
    problems = merged([tuple(_update(project, slug, wanted, purge)) for slug in courses])
    print_problems(problems, project)
    if problems:
        raise SystemExit(1)


def _update(project: Path, slug: str, wanted: tuple[str, ...], purge: bool) -> Iterator[Problem]:
    """Update the catalogs of a course; a broken one does not stop the others."""
    try:
        _tell(write_template(project, slug))
    except ProblemsFound as found:
        yield from found.problems
        return
    for tag in wanted or source.find_locales(project, slug):
        try:
            _tell(update_catalog(project, slug, tag, purge=purge))
        except ProblemsFound as found:
            yield from found.problems


def _tell(written: Written) -> None:
    state = "new" if written.is_new else "changed" if written.is_changed else "as it was"
    click.echo(f"{written.file}: {state}, {written.translated} of {written.messages} texts translated")
