"""Hold names of courses, modules and media to what every file system and every LMS can keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from builder.errors import Place, Problem

Key = TypeVar("Key", int, str)

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST = 60  # a path in a package on a Windows desktop must stay under 260 characters

MEDIA_KINDS = ("svg", "png", "jpg", "jpeg", "webp", "gif", "mp3", "ogg", "opus", "m4a", "mp4", "webm", "vtt", "pdf")

_MODULE = re.compile(rf"(?P<number>[0-9]{{2,3}})-(?P<slug>{SLUG})\.md")
# Moodle deletes quotes, colons and ampersands from the names of a package's files.
_MEDIA = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
# No file may be called so, whatever its suffix: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
# `#/finish` is the last page of every package.
_PAGES = frozenset({"finish"})

_SLUG_HINT = "Use small letters a–z, digits and single hyphens, as in `why-plan-together`."


def module_parts(name: str) -> tuple[int, str] | None:
    """Split `01-why-plan.md` into its number and slug, or give None when it is no module's name."""
    match = _MODULE.fullmatch(name)
    return (int(match["number"]), match["slug"]) if match else None


def guess_parts(name: str) -> tuple[int, str]:
    """Read a misnamed module's number and slug as well as it goes."""
    number = re.match(r"[0-9]{1,9}", name)
    words = re.sub(r"^[0-9]+", "", name.lower()).rpartition(".")[0]
    return int(number[0]) if number else 0, re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "module"


def slug_problems(slug: str, what: str, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with a course's or module's short name."""
    if not slug.isascii():
        yield _name("N101", f"The {what} name `{slug}` has letters outside a–z.", place, _SLUG_HINT)
    elif re.fullmatch(SLUG, slug) is None:
        yield _name("N102", f"The {what} name `{slug}` is not a short name.", place, _SLUG_HINT)
    elif len(slug) > LONGEST:
        yield _name("N103", f"The {what} name `{slug}` is longer than {LONGEST} characters.", place, "Shorten it.")
    elif slug in _RESERVED:
        yield _name("N104", f"Windows keeps the name `{slug}` for itself.", place, "Choose another name.")
    elif slug in _PAGES and what == "module":
        yield _name("N104", f"Every package has a page called `{slug}`.", place, "Choose another name.")


def module_problems(names: Iterable[str], folder: str) -> Iterator[Problem]:
    """Yield what is wrong with the names in a `modules/` folder, each alone and all together."""
    numbers: dict[int, str] = {}
    slugs: dict[str, str] = {}
    for name in names:
        place = Place(file=f"{folder}/{name}")
        parts = module_parts(name)
        if parts is None:
            yield from _bad_module_name(name, place)
            continue
        yield from slug_problems(parts[1], "module", place)
        yield from _taken(numbers, parts[0], f"the number {parts[0]:02d}", name, place)
        yield from _taken(slugs, parts[1], f"the name `{parts[1]}`", name, place)


def media_problems(names: Iterable[str], folder: str) -> Iterator[Problem]:
    """Yield what is wrong with the names of media (`media/x.svg`), each alone and all together."""
    paths = tuple(names)
    folded = Counter(path.lower() for path in paths)
    for path in paths:
        place = Place(file=f"{folder}/{path}")
        if _MEDIA.fullmatch(path) is None:
            hint = "Rename it with a–z, A–Z, digits, dots, hyphens and underscores; no spaces."
            yield _name("N201", f"The file name `{path}` does not survive every LMS.", place, hint)
        if folded[path.lower()] > 1:
            hint = "Rename one: Windows and some LMSs take both for the same file."
            yield _name("N202", f"The name `{path}` differs from another one only in capital letters.", place, hint)
        if any(part.split(".")[0].lower() in _RESERVED for part in path.split("/")):
            yield _name("N104", f"Windows keeps the name `{path}` for itself.", place, "Choose another name.")


def is_media(path: str) -> bool:
    """Say whether a package can carry a file of this kind."""
    return path.rpartition(".")[2].lower() in MEDIA_KINDS


def _bad_module_name(name: str, place: Place) -> Iterator[Problem]:
    if "/" in name:
        yield _name("N105", f"`{name}` lies too deep.", place, "Modules stand in `modules/` itself.")
        return
    stem = re.sub(r"^[0-9]+-", "", name).rpartition(".")[0]
    named = tuple(slug_problems(stem, "module", place))
    if named:
        yield from named
        return
    hint = "Name it by its place and a short name, as in `01-why-plan-together.md`."
    yield _name("N105", f"`{name}` is not the name of a module.", place, hint)


def _taken(seen: dict[Key, str], key: Key, what: str, name: str, place: Place) -> Iterator[Problem]:
    first = seen.setdefault(key, name)
    if first != name:
        yield _name("N106", f"`{name}` and `{first}` both have {what}.", place, "Rename one of the two files.")


def _name(code: str, message: str, place: Place, hint: str) -> Problem:
    return Problem(code=code, message=message, place=place, hint=hint)
