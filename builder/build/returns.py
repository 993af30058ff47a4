"""Take back what people return: show what it would change, and write that into catalogs and context packs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder import source
from builder.build.desk import Desk, desk
from builder.build.dist import write_all
from builder.errors import Problem, ProblemsFound, SatchelError
from builder.exchange import Back, Change, MergedPlace, context_yaml, merge_place, merge_texts, problem, read_back
from builder.po import write_catalog
from builder.source.finding import PACK_SETTINGS, find_packs, pack_folder

# A form with sixty photos; nothing larger is opened.
LARGEST = 80_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """Say what a file that came back changes, and in which files (from the project's root); `gone` are deleted."""

    back: Back
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    files: tuple[tuple[str, bytes], ...] = ()
    gone: tuple[str, ...] = ()
    right: int = 0


def take_back(project: Path, file: Path, *, accept: bool = False) -> Returned:
    """Read a file that came back, and hold it to the project; nothing is written. Raises `ProblemsFound`."""
    back, problems = read_back(_content(file), file.name)
    if back.course not in source.find_courses(project):
        raise ProblemsFound([_stranger(back)])
    at = desk(project, back.course, back.locale)
    texts = merge_texts(at.course, at.catalog, back, accept=accept)
    place = _place(at, back)
    changed = bool(texts.changes)
    catalog = ((_catalog_file(at), write_catalog(texts.catalog).encode()),) if changed else ()
    pack, gone = _pack(at, place) if place.changes else ((), ())
    return Returned(
        back=back,
        changes=(*texts.changes, *place.changes),
        problems=(*problems, *texts.problems, *place.problems),
        files=(*catalog, *pack),
        gone=gone,
        right=texts.right,
    )


def write_returned(project: Path, returned: Returned) -> None:
    """Write what came back: all of its files, or none."""
    files = {project / name: content for name, content in returned.files}
    write_all(files, gone=tuple(project / name for name in returned.gone))


def _content(file: Path) -> bytes:
    if file.stat().st_size > LARGEST:
        raise ProblemsFound([problem("X103", file.name, what=f"{file.stat().st_size:,} bytes")])
    return file.read_bytes()


def _stranger(back: Back) -> Problem:
    return problem("X105", back.file, course=back.course, locale=back.locale)


def _catalog_file(at: Desk) -> str:
    folder = source.catalog_folder(at.project, at.course.slug)
    return folder.file_name(source.find_locales(at.project, at.course.slug).get(at.locale, f"{at.locale}.po"))


def _place(at: Desk, back: Back) -> MergedPlace:
    """Merge the answers of a place; a language without a region answers nothing (it has no place)."""
    return merge_place(at.course, at.own, back)


def _pack(at: Desk, place: MergedPlace) -> tuple[tuple[tuple[str, bytes], ...], tuple[str, ...]]:
    """Name the files of a pack from the project's root; its settings come last, as they make it a pack."""
    known = pack_folder(at.project, at.course.slug, at.locale)
    translations = source.catalog_folder(at.project, at.course.slug)
    name = find_packs(at.project, at.course.slug).get(at.locale, at.locale)
    old = known.read_text(PACK_SETTINGS).text if known else ""
    settings = context_yaml(old, place.facts, place.by).encode()
    files = ((_inside(translations.file_name(name), path), content) for path, content in place.files)
    gone = tuple(_inside(translations.file_name(name), path) for path in place.gone)
    return (*files, (f"{translations.file_name(name)}/{PACK_SETTINGS}", settings)), gone


def _inside(folder: str, path: str) -> str:
    """Name a file of the pack; a path that is not ours is a mistake of ours."""
    parts = PurePosixPath(path).parts
    if ".." in parts or path.startswith("/") or parts[0] not in ("slots", "media"):
        raise SatchelError(f"A context pack cannot hold {path!r}.")
    return f"{folder}/{path}"
