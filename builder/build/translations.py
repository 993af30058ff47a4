"""Write the catalogs of a course: its template, and the files that translators work in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder import source
from builder.build.courses import read_own_catalog, sound
from builder.build.dist import write_whole
from builder.catalog import extract, update, without_obsolete
from builder.po import Catalog, write_catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Say what became of a catalog: its file from the project's root, its texts and how many have a translation."""

    file: str
    messages: int
    translated: int
    is_new: bool = False
    is_changed: bool = False


def write_template(project: Path, slug: str) -> Written:
    """Write `translations/<course>/<course>.pot`; raises `ProblemsFound`."""
    template = extract(sound(project, slug).course)
    return _write(project, slug, f"{slug}.pot", template)


def update_catalog(
    project: Path, slug: str, locale: str, *, purge: bool = False, known: Mapping[str, str] | None = None
) -> Written:
    """Carry a catalog over to the course as it is now, or begin it; raises `ProblemsFound`.

    What the course no longer says is kept at the end of the file, until it is purged. `known` are translations that
    texts without one get.
    """
    template = extract(sound(project, slug).course)
    name = source.find_locales(project, slug).get(locale, f"{locale}.po")
    catalog = _filled(update(read_own_catalog(project, slug, locale), template, locale), known or {})
    return _write(project, slug, name, without_obsolete(catalog) if purge else catalog)


def _filled(catalog: Catalog, known: Mapping[str, str]) -> Catalog:
    messages = (one if one.text else replace(one, text=known.get(one.id, "")) for one in catalog.messages)
    return replace(catalog, messages=tuple(messages))


def _write(project: Path, slug: str, name: str, catalog: Catalog) -> Written:
    folder = source.catalog_folder(project, slug)
    path = folder.path / name
    before = path.read_bytes() if path.is_file() else None
    content = write_catalog(catalog).encode()
    write_whole(path, content)
    current = [message for message in catalog.messages if not message.obsolete]
    return Written(
        file=folder.file_name(name),
        messages=len(current),
        translated=sum(message.is_usable for message in current),
        is_new=before is None,
        is_changed=before != content,
    )
