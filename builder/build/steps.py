"""Take what is expensive from the cache: pictures, parts of fonts, formulas, what is wrong with a course.

Each is kept under a digest of all that it is made from, so a picture that twenty languages show is made small once.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.build.inputs import fonts_digest, tools_digest
from builder.cache import Cache, Part, key_of
from builder.errors import Problem, problem_of, row_of
from builder.media import converted, differences, subset
from builder.media.pictures import PICTURES
from builder.model import Profile, SourceFile, SourceTree
from builder.po import Catalog, Message, read_catalog
from builder.targets.target import Convert, Differences, Once, Subset


@functools.lru_cache(maxsize=4)
def cache_at(folder: str) -> Cache:
    """Give the cache of a folder, or one that keeps nothing."""
    return Cache(Path(folder) if folder else None)


def converter(cache: Cache) -> Convert:
    """Make pictures small, each once: 70 ms for a photo, 0.2 ms from the cache."""

    @functools.cache
    def convert(content: bytes, suffix: str, profile: Profile) -> tuple[bytes, str]:
        if suffix.lower() not in PICTURES:
            return converted(content, suffix, profile)
        from PIL import features  # 30 ms to import: only where there is a picture

        def make() -> bytes:
            small, kind = converted(content, suffix, profile)
            return f"{kind}\n".encode() + small

        name = key_of("picture", content, suffix, profile, str(features.version("webp")), tools_digest())
        kind, _, small = cache.step(name, make).partition(b"\n")
        return small, kind.decode()

    return convert


def cutter(cache: Cache) -> Subset:
    """Cut fonts down to some characters, each once: 0.1 to 2 s."""

    def cut(font: bytes, characters: frozenset[int], index: int) -> bytes:
        name = key_of("font", font, tuple(sorted(characters)), index, tools_digest())
        return cache.step(name, lambda: subset(font, characters, index))

    return cut


def prover(cache: Cache) -> Differences:
    """Compare how two fonts write some words, each pair once."""

    def prove(whole: bytes, part: bytes, words: tuple[str, ...], index: int) -> tuple[str, ...]:
        def make() -> bytes:
            return json.dumps(differences(whole, part, words, index)).encode()

        return tuple(json.loads(cache.step(key_of("shapes", whole, part, words, index, tools_digest()), make)))

    return prove


def keeper(cache: Cache) -> Once:
    """Make what paper needs once: formulas, coloured code, drawings in outlines, photos."""

    def once(step: str, parts: tuple[Part, ...], make: Callable[[], bytes]) -> bytes:
        # Outlines are those of the fonts of this machine.
        return cache.step(key_of(step, parts, tools_digest(), fonts_digest()), make)

    return once


def checked(tree: SourceTree, cache: Cache, look: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Give what is wrong with a course as it is written: it is the same for all of its languages."""

    def make() -> bytes:
        return json.dumps([*map(row_of, look())]).encode()

    # The spelling of a frozen value names all that is in it.
    return tuple(map(problem_of, json.loads(cache.step(key_of("checks", repr(tree), tools_digest()), make))))


def usable(cache: Cache, file: SourceFile) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read what learners may see of a catalog: 30 ms for 4,000 messages that were read before, else 120."""

    def make() -> bytes:
        catalog, problems = read_catalog(file.text, file.path)
        return json.dumps([_rows(catalog), [*map(row_of, problems)]], ensure_ascii=False).encode()

    if not cache.keeps:
        return read_catalog(file.text, file.path)
    rows, problems = json.loads(cache.step(key_of("catalog", file.path, file.text, tools_digest()), make))
    return _catalog(rows), tuple(map(problem_of, problems))


def _rows(catalog: Catalog) -> dict[str, Any]:
    messages = (one for one in catalog.messages if one.is_usable)
    return {
        "locale": catalog.locale,
        "headers": catalog.headers,
        "file": catalog.file,
        "messages": [(one.context, one.id, one.text, one.line, one.text_line) for one in messages],
    }


def _catalog(rows: dict[str, Any]) -> Catalog:
    return Catalog(
        locale=rows["locale"],
        headers=tuple((name, value) for name, value in rows["headers"]),
        file=rows["file"],
        messages=tuple(
            Message(context=context, id=original, text=text, line=line, text_line=text_line)
            for context, original, text, line, text_line in rows["messages"]
        ),
    )
