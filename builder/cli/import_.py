"""Take in what authors have already: question banks, folders of Markdown, Word documents."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder import locales
from builder.build.inspection import inspect
from builder.build.intake import NO_LICENCE, Answers, Taken, course_of, read, write
from builder.cli.choices import canonical_locale
from builder.cli.printing import counted, print_problems
from builder.errors import Place, ProblemsFound, errors_in
from builder.source.names import slug_problems


@click.command("import")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("course", required=False)
@click.option("--title", help="The title of a new course; of the new module, where the course is there already.")
@click.option("-l", "--language", help="The language that the material is in (asked for on a terminal).", metavar="TAG")
@click.option("--license", "license_", help="The licence of the material: CC-BY-4.0.", metavar="SPDX")
@click.pass_obj
def command(
    project: Path,
    *,
    source: Path,
    course: str | None,
    title: str | None,
    language: str | None,
    license_: str | None,
) -> None:
    """Make a course of SOURCE: a question bank (GIFT, Moodle XML), a folder of Markdown, or a Word document.

    Where COURSE is there already, SOURCE becomes further modules of it. Files that are there stay as they are. What
    could not be taken over is listed by its line in SOURCE.
    """
    slug = _slug(course or course_of(source))
    try:
        taken = read(project, source, slug, _answers(project, slug, title, language, license_))
    except ProblemsFound as found:
        print_problems(found.problems, source if source.is_dir() else source.parent)
        raise SystemExit(1) from None
    print_problems(taken.problems, source if source.is_dir() else source.parent)
    for name in write(project, taken):
        click.echo(f"new: {name}")
    _say_what_is_left(project, slug, taken)


def _slug(name: str) -> str:
    problems = tuple(slug_problems(name, "course", Place(file=name)))
    if problems:
        raise click.UsageError(f"{problems[0].message} {problems[0].hint} Say: satchel import SOURCE COURSE")
    return name


def _answers(project: Path, slug: str, title: str | None, language: str | None, license_: str | None) -> Answers:
    """Take what was said; on a terminal, ask about a new course what was not."""
    is_new = not (project / "course_src" / slug).exists()
    asks = is_new and sys.stdin.isatty() and sys.stdout.isatty()
    if not is_new and (language or license_):
        raise click.UsageError(f"`{slug}` is there already: its course.yaml says its language and licence.")
    if asks and not language:
        language = click.prompt("Language of the material", default="en")
    if asks and not license_:
        license_ = click.prompt("Licence of the material", default=NO_LICENCE)
    return Answers(title=title or "", language=canonical_locale(language) if language else "", license=license_ or "")


def _say_what_is_left(project: Path, slug: str, taken: Taken) -> None:
    """Check the course as it is now; its errors are listed, as it cannot be built before they are mended."""
    found = inspect(project, slug)
    print_problems(errors_in(found), project)
    language = locales.name_in(taken.language, "en")
    modules = "1 new module" if taken.modules == 1 else f"{taken.modules} new modules"
    click.echo(f"\n{slug}: {modules} in {language}, {taken.pictures} new in media/.")
    click.echo(f"Left to do: {counted(found)}; see `satchel check {slug}`." if found else "It has no problems.")
