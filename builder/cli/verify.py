"""Look for what platforms stumble over in packages."""

from __future__ import annotations

from pathlib import Path

import click

from builder.archive import BESIDE
from builder.cli.printing import FORMAT, as_rows, print_json, print_problems, print_table
from builder.errors import errors_in
from builder.verify import LARGEST_PACKAGE, Verdict, verify


@click.command("verify")
@click.argument("package", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@FORMAT
@click.pass_obj
def command(project: Path, package: tuple[Path, ...], form: str) -> None:
    """Look for what platforms, mail filters and offline browsers stumble over in SCORM and HTML PACKAGEs.

    A package is also compared with its packing list (`satchel.json`); a page or PDF that is one file has it beside it.
    """
    verdicts = [verify(str(path), _content(path), _beside(path)) for path in package]
    problems = [problem for verdict in verdicts for problem in verdict.problems]
    if form == "json":
        print_json([_row(verdict, project) for verdict in verdicts])
    else:
        print_table(("package", "kind", "files", "errors", "largest state"), map(_cells, verdicts))
        print_problems(problems, project)
    if errors_in(problems):
        raise SystemExit(1)


def _content(path: Path) -> bytes:
    """Read a package; one that fits into no memory is refused unread."""
    if path.stat().st_size > LARGEST_PACKAGE:
        raise click.UsageError(f"{path} has more than {LARGEST_PACKAGE / 1e9:g} GB: no package is so large.")
    return path.read_bytes()


def _beside(path: Path) -> bytes | None:
    listed = path.with_name(f"{path.name}.{BESIDE}")
    return listed.read_bytes() if listed.is_file() else None


def _row(verdict: Verdict, project: Path) -> dict[str, object]:
    return {
        "package": verdict.name,
        "kind": verdict.kind,
        "files": verdict.files,
        "state": verdict.state,
        "room": verdict.room,
        "problems": as_rows(verdict.problems, project),
    }


def _cells(verdict: Verdict) -> tuple[str, ...]:
    state = f"{verdict.state:,} of {verdict.room:,} characters" if verdict.room else "—"
    errors = str(len(errors_in(verdict.problems)))
    return Path(verdict.name).name, verdict.kind, str(verdict.files), errors, state
