"""Take back what went out: show what it changes, then write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import ndiff
from pathlib import Path
from shlex import quote

import click

from builder.build.returns import Returned, take_back, write_returned
from builder.cli.choices import choose_courses
from builder.cli.printing import print_problems
from builder.errors import Problem, ProblemsFound, errors_in
from builder.exchange import Change

_KINDS = {"xliff": "translations", "xlsx": "spreadsheet", "review": "review", "place": "answers about a place"}
_WHAT = {
    "translation": "translation",
    "draft": "translation, needs work",
    "suggestion": "suggestion",
    "note": "note",
    "fact": "fact",
    "slot": "slot",
    "photo": "photo",
    "by": "answered",
}


@click.command("merge")
@click.argument("file", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Write it; without this, only show what would change.")
@click.option("--accept", is_flag=True, help="Let a reviewer's corrections be the translation, not a comment.")
@click.pass_obj
def command(project: Path, *, file: tuple[Path, ...], write: bool, accept: bool) -> None:
    """Show what each FILE that came back would change in catalogs and context packs, and with --write change it.

    A file is what `export`, `review` or `place` gave out, filled in; the text that a phone copied is one too.
    """
    choose_courses(project, ())
    problems = [one for path in file for one in _merge(project, path, write=write, accept=accept)]
    print_problems(problems, project)
    if errors_in(problems):
        raise SystemExit(1)


def _merge(project: Path, path: Path, *, write: bool, accept: bool) -> tuple[Problem, ...]:
    try:
        returned = take_back(project, path, accept=accept)
    except ProblemsFound as found:
        return found.problems
    click.echo(_plain(_summary(returned)))
    for line in _difference(returned.changes):
        click.echo(_plain(line))
    if write:
        write_returned(project, returned)
    for line in _outcome(returned, write):
        click.echo(_plain(line))
    return returned.problems


def _summary(returned: Returned) -> str:
    back = returned.back
    who = f" by {back.by}" if back.by else ""
    who += {True: " (native speaker)", False: " (not a native speaker)", None: ""}[back.native]
    return f"{back.file}: {_KINDS[back.kind]} for {back.course}, {back.locale}{who}"


def _difference(changes: Iterable[Change]) -> Iterator[str]:
    """Show each change: what it belongs to, the old, the new."""
    for change in changes:
        yield ""
        yield f"  {_WHAT[change.what]}: {_short(change.about)}" + _named(change)
        yield from _sides(change)


def _named(change: Change) -> str:
    return f" [{change.name}]" if change.what in ("fact", "slot", "photo") else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"


def _sides(change: Change) -> Iterator[str]:
    """Show old and new line by line; of a long text, what is the same is left out."""
    old, new = change.old.split("\n"), change.new.split("\n")
    rows = (row for row in ndiff(old if change.old else [], new if change.new else []) if row[:2] in ("- ", "+ "))
    yield from (f"    {row}" for row in rows)


def _outcome(returned: Returned, write: bool) -> Iterator[str]:
    if returned.changes:
        yield ""
    if returned.right:
        yield f"{returned.right} texts are right as they are."
    names = [name for name, _content in returned.files]
    if not returned.changes:
        yield "Nothing changes."
    elif write:
        yield f"{_counted(returned)} written to {', '.join(names)}"
    else:
        yield f"{_counted(returned)} to {', '.join(names)}: not written without --write"
    if returned.back.kind == "review":
        by = quote(returned.back.by or "NAME")  # a stranger's words on a line that people copy into a shell
        native = " --native" if returned.back.native else ""
        said = f"satchel status {returned.back.course} -l {returned.back.locale} --review {by}{native}"
        yield f"To record the review: {said}"


def _counted(returned: Returned) -> str:
    number = len(returned.changes)
    return "1 change" if number == 1 else f"{number} changes"


def _plain(text: str) -> str:
    """Keep a text's control characters from steering the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
