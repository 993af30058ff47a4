"""Hold what a user names on the command line to what there is."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click

from builder import locales, source


def choose(kind: str, asked: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Give back what was asked for, or everything when nothing was; stop with a usage error at a stranger."""
    there = tuple(known)
    wanted = tuple(dict.fromkeys(asked))
    for name in wanted:
        if name not in there:
            raise click.UsageError(f"There is no {kind} `{name}`. {_way_out(kind, name, there)}")
    return wanted or there


def choose_courses(project: Path, asked: Iterable[str]) -> tuple[str, ...]:
    """Choose courses of a project; a project without any is a usage error."""
    known = source.find_courses(project)
    if not known:
        raise click.UsageError(
            f"There is no course in {project}: a course is a folder course_src/<course>/ with a course.yaml. "
            "Go to the project's folder, or name it: satchel -C DIR …"
        )
    return choose("course", (name.rstrip("/").rpartition("/")[2] for name in asked), known)


def canonical_locale(tag: str) -> str:
    """Write a tag in its usual case; stop with a usage error when it is malformed."""
    found = locales.canonical(tag)
    if found is None:
        raise click.UsageError(f"`{tag}` is no language tag; write one such as `sw`, `pt-BR` or `sr-Cyrl`.")
    return found


def _way_out(kind: str, name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    listed = ", ".join(f"`{one}`" for one in sorted(known))
    return f"Known {kind}s: {listed}." if known else f"There are no {kind}s yet."
