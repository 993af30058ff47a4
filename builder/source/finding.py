"""Find courses and context packs by their folders, without reading what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder import locales
from builder.errors import Problem
from builder.source import stray
from builder.source.catalogs import TRANSLATIONS, catalog_folder
from builder.source.folder import Folder

COURSES = "course_src"
PACK_SETTINGS = "context.yaml"


def find_courses(project: Path) -> tuple[str, ...]:
    """Name the folders of `course_src/` that hold a course.yaml, or were meant to, sorted."""
    top = project / COURSES
    names_there = (path.name for path in top.iterdir() if path.is_dir()) if top.is_dir() else ()
    return tuple(sorted(name for name in names_there if _is_course(course_folder(project, name))))


def _is_course(folder: Folder) -> bool:
    return not folder.path.name.startswith(".") and (folder.has("course.yaml") or stray.is_nearly_a_course(folder))


def course_folder(project: Path, slug: str) -> Folder:
    """Point at a course's folder."""
    return Folder(path=project / COURSES / slug, name=f"{COURSES}/{slug}")


def find_packs(project: Path, slug: str) -> dict[str, str]:
    """Map each locale that has a context pack to its folder's name (`sw-KE` → `sw-KE`), well-formed ones only."""
    tags = {name: locales.canonical(name) for name in _pack_names(project, slug)}
    return {tag: name for name, tag in sorted(tags.items(), reverse=True) if tag is not None}


def pack_name_problems(project: Path, slug: str) -> tuple[Problem, ...]:
    """Find the packs whose folder is not named after a locale, or after the same one as another's."""
    used = find_packs(project, slug).values()
    folder = catalog_folder(project, slug)
    misnamed = tuple(
        Problem(
            code="N303",
            message=f"`{name}` is not named after a language tag, or after one that another folder has.",
            place=folder.place(f"{name}/{PACK_SETTINGS}"),
            hint="Name it by a BCP 47 tag with a region, as in `sw-KE`, and keep one folder for each.",
        )
        for name in _pack_names(project, slug)
        if name not in used
    )
    return (*misnamed, *_packs_without_settings(folder))


def _packs_without_settings(folder: Folder) -> Iterator[Problem]:
    """Find the folders that hold slots or media, and nothing that makes them a pack."""
    parts = {path.parent for part in ("slots", "media") for path in folder.path.glob(f"*/{part}")}
    for name in sorted(path.name for path in parts if not (path / PACK_SETTINGS).is_file()):
        yield Problem(
            code="N304",
            message=f"`{name}` has no {PACK_SETTINGS}, so nobody reads what lies in it.",
            place=folder.place(name),
            hint=f"Put a file {PACK_SETTINGS} into the folder that says who answers: `by: Water Office`.",
        )


def pack_folder(project: Path, slug: str, locale: str) -> Folder | None:
    """Point at the folder of a pack."""
    name = find_packs(project, slug).get(locale)
    if name is None:
        return None
    return Folder(path=project / TRANSLATIONS / slug / name, name=f"{TRANSLATIONS}/{slug}/{name}")


def locale_of_file(inside: str) -> str:
    """Name the locale of a file of `translations/<course>/` (`sw_KE.po`, `sw-KE/context.yaml`), or nothing."""
    return locales.canonical(inside.split("/")[0].removesuffix(".po")) or ""


def _pack_names(project: Path, slug: str) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in catalog_folder(project, slug).path.glob(f"*/{PACK_SETTINGS}")))
