"""Take material in: read it, hold it to what the project has, and write it without touching what is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from builder import locales, scaffold, source
from builder.errors import Problem, ProblemsFound, SatchelError, once
from builder.intake import About, Origin, Settings, There, course_files, take_in
from builder.intake.course import module_slug
from builder.intake.problems import too_many, unsaid
from builder.model import File
from builder.source.finding import COURSES, course_folder
from builder.source.names import guess_parts, module_parts

NO_LICENCE = "LicenseRef-unknown"
_MOST_FILES = 20_000
_SKIPPED = ("node_modules", "__pycache__", "venv", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Hold what a user says about the material; empty where nothing is said."""

    title: str = ""
    language: str = ""
    license: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Hold what would be written, and what could not be taken over."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    language: str
    modules: int
    pictures: int


def course_of(path: Path) -> str:
    """Make the short name of a course of the name of a file or folder."""
    name = path.resolve().name
    return module_slug(name if path.is_dir() else path.stem)


def read(project: Path, path: Path, slug: str, answers: Answers) -> Taken:
    """Read a file or folder as modules of a course; nothing is written. Raises `ProblemsFound`."""
    there = _there(project, slug)
    known = source.source_language(project, slug) if not there.is_new else answers.language
    material = take_in(_origin(path, known or "en", answers.title))
    language = known or locales.canonical(material.about.language or "") or "en"
    if not known and language != "en":  # the words of the material are in another language than thought
        material = take_in(_origin(path, language, answers.title))
    settings = _settings(material.about, slug, answers, language)
    said = bool(answers.language or material.about.language), bool(answers.license)
    missing = unsaid(f"{COURSES}/{slug}/course.yaml", *said) if there.is_new else ()
    return Taken(
        files=course_files(slug, material, there, settings),
        problems=once((*material.problems, *missing)),
        language=language,
        modules=len(material.pages),
        pictures=len(material.media),
    )


def write(project: Path, taken: Taken) -> tuple[str, ...]:
    """Write all files or none; a project is made around a first course."""
    is_new = not (project / COURSES).is_dir()
    around = scaffold.project_files() if is_new else scaffold.schema_files()
    return scaffold.place(project, taken.files, if_missing=around)


def _there(project: Path, slug: str) -> There:
    folder = course_folder(project, slug)
    if not folder.path.exists():
        return There()
    if not folder.has("course.yaml"):
        raise SatchelError(f"{folder.path} is there, and holds no course.yaml: choose another name for the course.")
    names = [path.removeprefix("modules/") for path in folder.files_under("modules")]
    parts = [module_parts(name) or guess_parts(name) for name in names if name.endswith(".md")]
    media = tuple((path, folder.read_bytes(path)) for path in folder.files_under("media"))
    return There(
        is_new=False, numbers=tuple(n for n, _slug in parts), slugs=tuple(slug for _n, slug in parts), media=media
    )


def _settings(about: About, slug: str, answers: Answers, language: str) -> Settings:
    title = answers.title or about.title or slug.replace("-", " ").capitalize()
    return Settings(
        title=title,
        language=language,
        license=answers.license or NO_LICENCE,
        summary=about.summary or title,
        authors=about.authors,
    )


def _origin(path: Path, language: str, title: str) -> Origin:
    if path.is_dir():
        return Origin(name=path.resolve().name, language=language, title=title, folder=_files(path))
    return Origin(name=path.name, language=language, title=title, content=path.read_bytes())


def _files(folder: Path) -> dict[str, Callable[[], bytes]]:
    """List the plain files of a folder by path; no hidden ones, no links that lead out of it."""
    home = folder.resolve()
    found: dict[str, Callable[[], bytes]] = {}
    for here, inner, names in os.walk(home):
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(names):
            path = Path(here) / name
            if path.is_file() and path.resolve().is_relative_to(home):
                found[path.relative_to(home).as_posix()] = partial(path.read_bytes)
        if len(found) > _MOST_FILES:
            raise ProblemsFound([too_many(folder.name, _MOST_FILES)])
    return found
