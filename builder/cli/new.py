"""Start a course, with a project around it where there is none; or a theme."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from builder import locales, scaffold
from builder.build import update_catalog, write_template
from builder.cli.choices import canonical_locale, choose
from builder.errors import Place
from builder.model import File
from builder.scaffold import Wanted
from builder.source.names import slug_problems


@click.command("new")
@click.argument("slug", required=False)
@click.option("--title", help="The course's name (asked for on a terminal).")
@click.option(
    "--languages",
    help="Language tags with commas between them: first the one that you write in (default: en).",
    metavar="TAGS",
)
@click.option("--template", type=click.Choice(list(scaffold.TEMPLATES)), help="What kind of course (companion).")
@click.option("--example", is_flag=True, help="Start from a small finished course, translated into French.")
@click.option("--theme", metavar="NAME", help="Start a theme of your own instead of a course.")
@click.option("--from", "origin", metavar="THEME", help="The theme to copy (default: plain).")
@click.pass_obj
def command(
    project: Path,
    *,
    slug: str | None,
    title: str | None,
    languages: str | None,
    template: str | None,
    example: bool,
    theme: str | None,
    origin: str | None,
) -> None:
    """Start the course SLUG in this folder, with a project around it when there is none.

    SLUG is its short name: small letters a-z, digits and hyphens. What is not said is asked for on a terminal, and has
    a default elsewhere. Files that are there already stay as they are.
    """
    home = _home(project)
    if theme is not None:
        _refuse_all({"SLUG": slug, "--title": title, "--languages": languages, "--template": template}, "--theme")
        _new_theme(home, theme, origin or "plain")
        return
    _refuse_all({"--from": origin}, "a course: it belongs to --theme")
    name = _free_slug(home, slug or _asked("Short name of the course", "my-course", needed="SLUG"))
    if example:
        _refuse_all({"--title": title, "--languages": languages, "--template": template}, "--example")
        _start(home, scaffold.example_files(name))
        _say_next(project, home, name)
        return
    tags = _languages(languages or _asked("Languages, the one you write in first", "en"))
    wanted = Wanted(
        slug=name,
        title=_one_line(title or _asked("Title", name.replace("-", " ").capitalize())),
        language=tags[0],
        template=template or _asked("Kind", "companion", click.Choice(list(scaffold.TEMPLATES))),
    )
    _start(home, scaffold.course_files(wanted))
    _begin_catalogs(home, wanted, tags[1:])
    _say_next(project, home, name)


def _home(folder: Path) -> Path:
    """Find the project around a folder: itself, or the one whose courses or themes it lies among."""
    for each in (folder, *folder.parents):
        inside = folder == each or folder.is_relative_to(each / "course_src")
        if inside and (each / "course_src").is_dir():
            return each
    return folder


def _refuse_all(given: dict[str, str | None], why: str) -> None:
    for name, value in given.items():
        if value is not None:
            raise click.UsageError(f"{name} does not go with {why}.")


def _asked(question: str, default: str, kind: click.Choice[str] | None = None, *, needed: str = "") -> str:
    """Ask on a terminal; elsewhere take the default, unless there can be none."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        answer: str = click.prompt(question, default=default, type=kind)
        return answer
    if needed:
        raise click.UsageError(f"Name the course: satchel new {needed}")
    return default


def _free_slug(home: Path, slug: str) -> str:
    problems = tuple(slug_problems(slug, "course", Place(file=f"course_src/{slug}")))
    if problems:
        raise click.UsageError(f"{problems[0].message} {problems[0].hint}")
    if (home / "course_src" / slug).exists() or (home / "translations" / slug).exists():
        raise click.UsageError(f"There is already a course `{slug}` in {home}: choose another name.")
    return slug


def _languages(tags: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(canonical_locale(tag) for tag in tags.replace(",", " ").split()))
    if not found:
        raise click.UsageError("Name a language at least, such as `en`.")
    return found


def _one_line(title: str) -> str:
    line = " ".join(title.split())
    if not line or len(line) > 1000:
        raise click.UsageError("A title is one line with 1 to 1,000 characters.")
    return line


def _start(home: Path, files: Iterable[File]) -> None:
    """Write a course; around it what the project lacks: all of it where there was no project."""
    is_new = not (home / "course_src").is_dir()
    around = scaffold.project_files() if is_new else scaffold.schema_files()
    for name in scaffold.place(home, files, if_missing=around):
        click.echo(f"new: {name}")


def _begin_catalogs(home: Path, wanted: Wanted, tags: tuple[str, ...]) -> None:
    if not scaffold.has_words(wanted.language):
        click.echo(f"There is no first text in {locales.name_in(wanted.language, 'en')}: it is English. Replace it.")
    if tags:
        click.echo(f"new: {write_template(home, wanted.slug).file}")
    for tag in tags:
        written = update_catalog(home, wanted.slug, tag, known=scaffold.known_texts(wanted.language, tag))
        click.echo(f"new: {written.file}, {written.translated} of {written.messages} texts translated")


def _new_theme(home: Path, name: str, origin: str) -> None:
    problems = tuple(slug_problems(name, "theme", Place(file=f"themes/{name}")))
    if problems:
        raise click.UsageError(f"{problems[0].message} {problems[0].hint}")
    choose("theme", (origin,), scaffold.theme_names())
    if (home / "themes" / name).exists():
        raise click.UsageError(f"There is already a theme `{name}` in {home}: choose another name.")
    files = scaffold.theme_files(name, origin)
    scaffold.place(home, files)
    click.echo(f"new: themes/{name}/, {len(files)} files from `{origin}`")
    click.echo(f"Use it: write `theme: {name}` into a course.yaml, change themes/{name}/theme.yaml, and build.")


def _say_next(project: Path, home: Path, slug: str) -> None:
    go = "satchel" if project == home and home == Path.cwd() else f'satchel -C "{home}"'
    click.echo(
        f"\nNext:\n  {go} preview {slug}    see it in the browser while you write"
        f"\n  {go} check {slug}    what is wrong, by file and line"
        f"\n  {go} build {slug}    make the packages, then open dist/index.html"
    )
