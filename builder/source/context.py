"""Read context packs: `translations/<course>/<locale>/` with context.yaml, slots/ and media/."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.errors import ProblemsFound
from builder.model import PackSource, SourceFile
from builder.source import names
from builder.source.finding import PACK_SETTINGS, pack_folder
from builder.source.folder import Folder
from builder.source.schema import ContextYaml
from builder.source.typed import typed
from builder.source.yaml import LARGEST, Yaml, read_yaml


def read_pack(project: Path, slug: str, locale: str) -> PackSource | None:
    """Read the context pack of one locale but the bytes of its media, or give None where there is none.

    Raises `ProblemsFound` with all problems.
    """
    folder = pack_folder(project, slug, locale)
    if folder is None:
        return None
    file = folder.read_text(PACK_SETTINGS, LARGEST)
    document = read_yaml(file.text, file.path)
    found = typed(document, ContextYaml)
    media = tuple(path for path in folder.files_under("media") if names.is_media(path))
    problems = list(names.media_problems(media, folder.name))
    if problems:
        raise ProblemsFound(problems)
    return PackSource(
        locale=locale,
        facts=tuple(found.facts.items()),
        digits=found.digits,
        by=found.by or "",
        slots=tuple(_slots(folder)),
        media=media,
        drawings=tuple(folder.read_text(path) for path in media if path.lower().endswith(".svg")),
        lines=_lines(document),
        place=folder.place(PACK_SETTINGS, 1),
    )


def read_pack_media(project: Path, slug: str, locale: str, path: str) -> bytes:
    """Read one file of a pack's media; raises `ProblemsFound` for a path that leads out of the pack."""
    folder = pack_folder(project, slug, locale)
    assert folder is not None, "only a pack that was read is asked for media"
    return folder.read_bytes(path)


def find_pack_media(project: Path, slug: str, links: Iterable[str], path: str) -> tuple[str, str] | None:
    """Find the first of some locales whose pack brings a file of this path; gives the file's name from the root too."""
    folders = ((link, pack_folder(project, slug, link)) for link in links)
    return next(((link, folder.file_name(path)) for link, folder in folders if folder and folder.has(path)), None)


def _slots(folder: Folder) -> list[tuple[str, SourceFile]]:
    paths = [path for path in folder.files_under("slots") if path.lower().endswith(".md")]
    return [(path.removeprefix("slots/")[: -len(".md")], folder.read_text(path)) for path in paths]


def _lines(document: Yaml) -> dict[str, int]:
    return {".".join(map(str, path)): line for path, line in document.lines.items() if path}
