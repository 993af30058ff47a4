"""Find what has no id of its own in a module, and write ids into its text without touching anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from builder.errors import Place
from builder.model import Activity, Lesson, Module, ModuleSource, Prose, Question, Quiz, Reflection, Survey, walk

Named: TypeAlias = Activity | Lesson | Question | Quiz | Reflection | Survey

_OWN = re.compile(r"\{#[^}\s]*\}[ \t]*(?:#+[ \t]*)?$")
_DIRECTIVE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t>]*:{3,}\{")
# `### Title ###`: the id stands before the marks that close the heading.
_CLOSING = re.compile(r"(?<=\S)[ \t]+#+[ \t]*$")
_LINE_END = re.compile(rb"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameless:
    """Be something without an id of its own; `id` is the one to write at the end of its line."""

    kind: str
    id: str
    title: str
    place: Place


def nameless(source: ModuleSource, module: Module) -> tuple[Nameless, ...]:
    """List what has no id of its own, in document order; each gets the id that it goes by now, if it is still free."""
    lines = source.file.text.split("\n")
    nodes = [node for node in walk(module) if isinstance(node, Named)]
    without = [node for node in nodes if not _has_own(node, lines)]
    named = [node for node in nodes if _has_own(node, lines)]
    taken = {_space(node): {_short(one, module) for one in named if _space(one) == _space(node)} for node in nodes}
    return tuple(_nameless(node, module, taken[_space(node)]) for node in without)


def identities(module: Module) -> list[tuple[str, str, str]]:
    """List what an id can be given to, each by its kind, its id and its title."""
    nodes = (node for node in walk(module) if isinstance(node, Named))
    return [(type(node).__name__, _short(node, module), _words(node.title)) for node in nodes]


def _line_of(node: Named) -> int:
    """Number the line that the id belongs to: of a heading over several lines (underlined), the last."""
    heading = isinstance(node, Lesson | Question)
    return node.place.line + (_words(node.title).count("\n") if heading else 0)


def _has_own(node: Named, lines: list[str]) -> bool:
    return _OWN.search(lines[_line_of(node) - 1]) is not None


def _space(node: Named) -> str:
    """Lessons may share an id with a question; all others count as one."""
    return "lesson" if isinstance(node, Lesson) else "rest"


def _short(node: Named, module: Module) -> str:
    return node.id if isinstance(node, Lesson) else node.id.removeprefix(f"{module.slug}-")


def _words(title: Prose | None) -> str:
    return title.source if title else ""


def _nameless(node: Named, module: Module, taken: set[str]) -> Nameless:
    name = next(name for name in _candidates(_short(node, module)) if name not in taken)
    taken.add(name)
    place = Place(file=node.place.file, line=_line_of(node))
    return Nameless(kind=type(node).__name__.lower(), id=name, title=" ".join(_words(node.title).split()), place=place)


def _candidates(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def with_ids(content: bytes, ids: Mapping[int, str]) -> bytes:
    """Write `{#id}` at the end of lines, by their number from 1; every other byte stays, line ends and BOM too."""
    pieces = _LINE_END.split(content)
    for line, name in ids.items():
        at = 2 * (line - 1)
        pieces[at] = _with_id(pieces[at].decode("utf-8", "surrogateescape"), name).encode("utf-8", "surrogateescape")
    return b"".join(pieces)


def _with_id(line: str, name: str) -> str:
    words = line.rstrip(" \t")
    is_heading = not _DIRECTIVE.match(words)
    closing = _CLOSING.search(words) if is_heading and "#" in words.split()[0] else None
    end = closing.start() if closing else len(words)
    return f"{line[:end]} {{#{name}}}{line[end:]}"
