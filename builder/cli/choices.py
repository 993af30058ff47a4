"""Hold what a user names on the command line to what there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click

from builder import locales, source

_SOURCES = ("course_src", "translations")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Know which courses, or which files of them (named from the project's root), a user asks about."""

    project: Path
    courses: tuple[str, ...]
    files: tuple[str, ...] = ()


def choose_sources(project: Path, asked: Sequence[str]) -> Asked:
    """Tell files from names of courses; files may lie in another project than this folder's, as editors call it."""
    files = [path for name in asked if (path := _file(name))]
    if not files:
        return Asked(project=project, courses=choose_courses(project, asked))
    if len(files) < len(asked):
        raise click.UsageError("Name courses or files, not both.")
    home = _home(files[0])
    names = tuple(dict.fromkeys(_inside(path, home) for path in files))
    return Asked(project=home, courses=tuple(dict.fromkeys(name.split("/")[1] for name in names)), files=names)


def _file(name: str) -> Path | None:
    """Give the path where a name is that of a file; a course's folder is a course."""
    path = Path(name).absolute()
    return path if path.is_file() else None


def _home(file: Path) -> Path:
    """Find the project of a file: the nearest folder above it with courses in it."""
    for folder in file.parents:
        if folder.name not in _SOURCES and (folder / _SOURCES[0]).is_dir() and file.is_relative_to(folder):
            return folder
    raise click.UsageError(f"{file} is in no project: courses lie in course_src/<course>/.")


def _inside(path: Path, home: Path) -> str:
    name = path.relative_to(home).as_posix() if path.is_relative_to(home) else ""
    parts = name.split("/")
    if parts[0] not in _SOURCES or len(parts) < 3:
        raise click.UsageError(f"{path} is no file of a course or of its translations.")
    return name


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
