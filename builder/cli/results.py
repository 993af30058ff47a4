"""Gather the progress files of learners into one table, and check certificates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from builder.build.dist import write_whole
from builder.cli.printing import as_rows, print_json, print_problems
from builder.errors import Problem, ProblemsFound, errors_in
from builder.records import (
    MOST_BYTES,
    Certified,
    Gathered,
    Record,
    certificate_code,
    columns,
    csv_text,
    gather,
    is_code,
    read_record,
    rows,
)

_DAY = click.DateTime(["%Y-%m-%d"])
_NOTHING = Certified(course="", version="", name="", score=None, date="")
_TYPED = (
    '--name "…" --course … --course-version …, and where they stand on it --score 90 (the result in percent) and '
    "--date 2026-03-08."
)


@click.command("results")
@click.argument("file", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write the table here.")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", help="A table or JSON.")
@click.option("--bom/--no-bom", default=True, help="Mark a CSV file as UTF-8, for Excel (default: yes, with -o).")
@click.option("--check", "code", metavar="CODE", help="Look for a certificate's code in FILEs, or check it alone:")
@click.option("--course", default="", help="With --check: the course's short name (of a module: course/module).")
@click.option("--course-version", default="", help="With --check: the version on the certificate.")
@click.option("--name", default="", help="With --check: the name on the certificate.")
@click.option("--score", type=click.IntRange(0, 100), help="With --check: the result on it, if there is one.")
@click.option("--date", "day", type=_DAY, metavar="DATE", help="With --check: its date, if there is one: 2026-03-08.")
@click.pass_obj
def command(
    project: Path,
    *,
    file: tuple[Path, ...],
    out: Path | None,
    form: str,
    bom: bool,
    code: str | None,
    course: str,
    course_version: str,
    name: str,
    score: int | None,
    day: datetime | None,
) -> None:
    """Make one table of the progress FILEs that learners have saved: a row for each, a column for each question.

    Of the same learner the newest file counts. A code of a certificate tells that nobody changed it by hand; who reads
    the programs can make one, so it is no proof.
    """
    date = day.date().isoformat() if day else ""
    said = Certified(course=course, version=course_version, name=name, score=score, date=date)
    if said != _NOTHING:
        _check_alone(code, said, file)
        return
    if code is not None and not file:
        raise click.UsageError(f"Name files of learners to look in, or what stands on the certificate: {_TYPED}")
    if not file:
        raise click.UsageError("Name the files of learners: satchel results *.satchel.json")
    gathered, problems = _read(file)
    if code is not None:
        _look_for(code, gathered.records)
    else:
        _write(gathered, problems, project, out=out, form=form, bom=bom)
    print_problems(problems, project)
    if errors_in(problems):
        raise SystemExit(1)


def _check_alone(code: str | None, said: Certified, files: tuple[Path, ...]) -> None:
    """Check a code against what somebody reads from a certificate."""
    if code is None:
        raise click.UsageError("What stands on a certificate is checked with its code: --check CODE.")
    if files:
        raise click.UsageError("A code is looked for in files, or checked against what you type: not both.")
    if not (said.name and said.course and said.version):
        raise click.UsageError(f"A code is made of all that stands on the certificate: {_TYPED}")
    fits = is_code(code, certificate_code(said))
    if not fits:
        click.echo(f"Was everything typed as it stands on the certificate? {_TYPED}", err=True)
    _answer(code, fits, _told(said))


def _told(said: Certified) -> str:
    """Name everything that a code is made of."""
    score = "no result" if said.score is None else f"result {said.score} %"
    date = f"date {said.date}" if said.date else "no date"
    return f"name {said.name}, course {said.course}, version {said.version}, {score}, {date}"


def _read(files: Iterable[Path]) -> tuple[Gathered, tuple[Problem, ...]]:
    """Read every file; a broken one does not stop the others."""
    records: list[Record] = []
    broken: list[Problem] = []
    for path in files:
        try:
            records.append(read_record(str(path), _content(path)))
        except ProblemsFound as found:
            broken += found.problems
    gathered = gather(records)
    return gathered, (*broken, *gathered.problems)


def _content(path: Path) -> bytes:
    """Read a file as far as any record goes."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _write(
    gathered: Gathered, problems: Iterable[Problem], project: Path, *, out: Path | None, form: str, bom: bool
) -> None:
    made = rows(gathered.records)
    if form == "json" and out is None:
        print_json({"columns": columns(made), "rows": made, "problems": as_rows(problems, project)})
        return
    if out is None:
        click.echo(csv_text(made), nl=False)
        return
    text = csv_text(made, bom=bom) if form == "csv" else _json(made)
    write_whole(out, text.encode("utf-8"))
    learners = "1 learner" if len(made) == 1 else f"{len(made)} learners"
    click.echo(f"{out}: {learners}, {len(columns(made))} columns")


def _json(made: list[dict[str, str | int | float | None]]) -> str:
    import json

    return json.dumps({"columns": columns(made), "rows": made}, indent=1, ensure_ascii=False) + "\n"


def _look_for(code: str, records: Iterable[Record]) -> None:
    given = ((record, one) for record in records for one in record.certificates if is_code(code, one.code))
    found = next(given, None)
    if found is None:
        _answer(code, False, "in none of the files")
        return
    record, certificate = found
    _answer(code, certificate.is_sound, f"{_told(certificate.said)} ({record.file})")


def _answer(code: str, fits: bool, about: str) -> None:
    """Say whether a code fits, and end with 1 where it does not."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in about)
    click.echo(f"{code}: {'the code fits' if fits else 'the code does NOT fit'}: {shown}")
    if not fits:
        raise SystemExit(1)
