"""Give the files of a package names that every platform takes, and know where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from builder.errors import Place

if TYPE_CHECKING:
    from builder.model import Edition
    from builder.targets.target import Kit

# Moodle deletes `' & " :` from names, and Windows does not tell `A.svg` from `a.svg`.
_SAFE = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_AS_THEY_ARE: Mapping[str, str] = {}
_OTHER = re.compile(r"[^A-Za-z0-9._/-]+")


def place_of(path: str, edition: Edition, kit: Kit) -> Place:
    """Point at the file of a media path: in the context pack that brings it, else in the course."""
    folder = edition.course.place.file.rpartition("/")[0]
    _, file = kit.brought(path) or ("", f"{folder}/{path}" if folder else path)
    return Place(file=file)


def package_paths(paths: Iterable[str], suffixes: Mapping[str, str] = _AS_THEY_ARE) -> Mapping[str, str]:
    """Map each path of a course to its path in a package: `[A-Za-z0-9._-]`, unique in lower case.

    `suffixes` says for some paths which suffix their file has in the package (`.webp`).
    """
    taken: set[str] = set()
    names: dict[str, str] = {}
    for path in sorted(set(paths)):
        suffix = suffixes.get(path, "")
        name = _with_suffix(path if _SAFE.fullmatch(path) else _named_by_digest(path), suffix)
        name = _with_suffix(_named_by_digest(path), suffix) if name.lower() in taken else name
        taken.add(name.lower())
        names[path] = name
    return names


def _with_suffix(name: str, suffix: str) -> str:
    """Give a name the suffix of what became of its file; one that has it stays as it is written."""
    if not suffix or name.endswith(suffix):
        return name
    return name.rpartition(".")[0] + suffix


def _named_by_digest(path: str) -> str:
    """Spell a path safely; a digest of the whole keeps it apart from others."""
    stem, dot, suffix = path.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot and "/" not in suffix else (path, "")
    digest = sha256(path.encode("utf-8")).hexdigest()[:8]
    return f"{_OTHER.sub('_', stem)}-{digest}{_OTHER.sub('_', suffix)}"
