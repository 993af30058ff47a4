"""Print problems and tables: for people in lines, for machines as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from builder import source
from builder.errors import Problem, Severity

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for machines."
)


def print_problems(problems: Iterable[Problem], project: Path) -> None:
    """Print each problem with its line of the source and the way out, to stderr."""
    found = tuple(problems)
    for problem in found:
        click.echo("\n".join(_lines(problem, project)), err=True)
    if found:
        click.echo(counted(found), err=True)


def _lines(problem: Problem, project: Path) -> list[str]:
    kind = "" if problem.is_error else f"{problem.severity}: "
    lines = [f"{problem.place}: {problem.code} {kind}{problem.message}"]
    excerpt = _excerpt(problem, project)
    lines += [f"    {excerpt}"] if excerpt else []
    lines += [f"    hint: {problem.hint}"] if problem.hint else []
    return [_printable(line) for line in lines]


def _excerpt(problem: Problem, project: Path) -> str:
    return problem.excerpt or source.read_line(project, problem.place)


def _printable(text: str) -> str:
    """Keep a text's control characters from steering the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def counted(problems: Iterable[Problem]) -> str:
    """Count problems in words: `2 errors, 1 warning`."""
    found = tuple(problems)
    kinds = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    parts = [(sum(problem.severity is kind for problem in found), str(kind)) for kind in kinds]
    return ", ".join(f"{number} {word}{'s' if number != 1 else ''}" for number, word in parts if number)


def as_rows(problems: Iterable[Problem], project: Path) -> list[dict[str, Any]]:
    """Write problems as JSON objects."""
    return [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "message": problem.message,
            "file": problem.place.file,
            "line": problem.place.line,
            "hint": problem.hint,
            "excerpt": _excerpt(problem, project),
        }
        for problem in problems
    ]


def print_json(value: Any) -> None:
    """Print a value as JSON; ASCII, so that any terminal or pipe keeps it."""
    click.echo(as_json(value), nl=False)


def as_json(value: Any) -> str:
    """Write a value as JSON, in ASCII."""
    return json.dumps(value, indent=1) + "\n"


def print_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows in columns, numbers to the right; nothing when there are no rows."""
    body = list(rows)
    if not body:
        return
    widths = [max(len(row[column]) for row in (head, *body)) for column in range(len(head))]
    for row in (head, *body):
        cells = (_cell(text, width) for text, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _cell(text: str, width: int) -> str:
    return text.rjust(width) if text[:1].isdigit() else text.ljust(width)
