"""Read the folder of a course's translations."""

from __future__ import annotations

from pathlib import Path

from builder import locales
from builder.errors import Problem
from builder.model import SourceFile
from builder.source.folder import Folder

TRANSLATIONS = "translations"


def catalog_folder(project: Path, slug: str) -> Folder:
    """Point at the folder of a course's catalogs."""
    return Folder(path=project / TRANSLATIONS / slug, name=f"{TRANSLATIONS}/{slug}")


def find_locales(project: Path, slug: str) -> dict[str, str]:
    """Map each locale that has a catalog to its file's name (`sw-KE` → `sw_KE.po`), well-formed ones only."""
    tags = {name: locales.canonical(name.removesuffix(".po")) for name in _catalog_names(project, slug)}
    found: dict[str, str] = {}
    for name, tag in tags.items():
        if tag is not None:
            found.setdefault(tag, name)
    return dict(sorted(found.items()))


def catalog_name_problems(project: Path, slug: str) -> tuple[Problem, ...]:
    """Find the catalogs whose file name is no locale, or the same one as another's."""
    folder = catalog_folder(project, slug)
    used = find_locales(project, slug)
    return tuple(_misnamed(folder, name, used) for name in _catalog_names(project, slug) if name not in used.values())


def read_catalog_file(project: Path, slug: str, locale: str) -> SourceFile | None:
    """Read the catalog of one locale, or give None where there is none; raises `ProblemsFound`."""
    name = find_locales(project, slug).get(locale)
    return None if name is None else catalog_folder(project, slug).read_text(name)


def read_catalogs(project: Path, slug: str) -> tuple[SourceFile, ...]:
    """Read every well-named catalog of a course; raises `ProblemsFound`."""
    folder = catalog_folder(project, slug)
    return tuple(folder.read_text(name) for name in find_locales(project, slug).values())


def _catalog_names(project: Path, slug: str) -> tuple[str, ...]:
    paths = catalog_folder(project, slug).path.glob("*.po")
    return tuple(sorted(path.name for path in paths if not path.name.startswith(".")))


def _misnamed(folder: Folder, name: str, used: dict[str, str]) -> Problem:
    tag = locales.canonical(name.removesuffix(".po"))
    if tag is not None:
        message = f"`{name}` and `{used[tag]}` are both the catalog of `{tag}`."
        return Problem(code="N302", message=message, place=folder.place(name), hint="Merge them into one file.")
    return Problem(
        code="N301",
        message=f"`{name}` is not named after a language tag.",
        place=folder.place(name),
        hint="Name it by a BCP 47 tag, as in `sw.po`, `pt-BR.po` or `sr-Cyrl.po`.",
    )
