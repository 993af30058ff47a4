"""Walk a course: `with_prose` and `with_blocks` change it, `walk` looks at it; only they know its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from operator import attrgetter
from typing import Any, Literal, TypeAlias, TypeVar

from builder.model.blocks import BLOCKS, Block
from builder.model.inline import Break, Code, Fact, Formula, Gap, Image, Inline, Prose, Span, TermRef, Text

Node = TypeVar("Node")

# Annotations of fields that hold neither prose nor blocks: never descended into.
_LEAVES = (
    "str", "int", "float", "bool", "tuple[str", "Attrs", "Place", "Scope", "Brand", "Gates", "Scorm", "Print",
    "Literal", "Mapping",
)  # fmt: skip


def _find_branches(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if not str(f.type).startswith(_LEAVES))


# Name the fields of a dataclass that can hold prose, blocks or inline nodes.
_branches: Callable[[Any], tuple[str, ...]] = cache(_find_branches)


# Gives the branches of a node, last first; a leaf has none, and what is no dataclass is no node.
_Reader: TypeAlias = Callable[[Any], tuple[Any, ...]] | Literal["leaf", "no node"]


class _Readers(dict[type, _Reader]):
    """Know how to read each type that a walk meets: a tenth of the time of asking for its fields."""

    def __missing__(self, kind: type) -> _Reader:
        names = _branches(kind)[::-1] if is_dataclass(kind) else None
        self[kind] = reader = "no node" if names is None else _reader(names)
        return reader


def _reader(names: tuple[str, ...]) -> _Reader:
    if not names:
        return "leaf"
    read: Callable[[Any], Any] = attrgetter(*names)
    return read if len(names) > 1 else lambda node: (read(node),)


_READERS = _Readers()
_OUTER_READERS = _Readers({Prose: "leaf"})


def _rebuild(node: Any, change: Callable[[Any], Any]) -> Any:
    """Copy a node with `change` applied to the value of each branch; what stays the same is shared."""
    before = {name: getattr(node, name) for name in _branches(type(node))}
    after = {name: change(value) for name, value in before.items()}
    changed = {name: value for name, value in after.items() if value is not before[name]}
    return replace(node, **changed) if changed else node


def _or_same(after: tuple[Any, ...], before: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give back the old tuple when the new one holds the very same things."""
    same = len(after) == len(before) and all(a is b for a, b in zip(after, before, strict=True))
    return before if same else after


# No function inside these knows itself: it would keep what `change` knows until somebody looks for garbage.


def with_prose(node: Node, change: Callable[[Prose], Prose]) -> Node:
    """Copy a tree (a course, a block, a tuple of them) with every prose in it changed, in document order."""
    result: Node = _prose_changed(change, node)
    return result


def _prose_changed(change: Callable[[Prose], Prose], value: Any) -> Any:
    if isinstance(value, tuple):
        return _or_same(tuple(_prose_changed(change, item) for item in value), value)
    if isinstance(value, Prose):
        return change(value)
    return _rebuild(value, partial(_prose_changed, change)) if is_dataclass(value) else value


def with_blocks(node: Node, change: Callable[[Block], tuple[Block, ...]]) -> Node:
    """Copy a tree with every block replaced by none, one or more blocks; from the leaves up."""
    result: Node = _blocks_changed(change, node)
    return result


def _blocks_changed(change: Callable[[Block], tuple[Block, ...]], value: Any) -> Any:
    if isinstance(value, tuple):
        return _or_same(tuple(new for item in value for new in _replaced(change, item)), value)
    if isinstance(value, Prose) or not is_dataclass(value):
        return value
    return _rebuild(value, partial(_blocks_changed, change))


def _replaced(change: Callable[[Block], tuple[Block, ...]], item: Any) -> tuple[Any, ...]:
    inner = _blocks_changed(change, item)
    return change(inner) if isinstance(inner, BLOCKS) else (inner,)


def with_nodes(prose: Prose, change: Callable[[Inline], Inline]) -> Prose:
    """Copy a localized prose with every inline node in it changed, from the leaves up."""
    nodes = _nodes_changed(change, prose.nodes)
    return prose if nodes is prose.nodes else replace(prose, nodes=nodes)


def _nodes_changed(change: Callable[[Inline], Inline], nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return _or_same(tuple(change(_inside(change, node)) for node in nodes), nodes)


def _inside(change: Callable[[Inline], Inline], node: Inline) -> Inline:
    if not isinstance(node, Span | TermRef):
        return node
    children = _nodes_changed(change, node.children)
    return node if children is node.children else replace(node, children=children)


def walk(node: Any) -> Iterator[Any]:
    """Yield a node and all under it, in document order; a localized prose is followed by its inline nodes."""
    return _walk(node, _READERS)


def walk_outside(node: Any) -> Iterator[Any]:
    """Walk without looking into prose, which takes half the time: blocks, what they are made of, each prose."""
    return _walk(node, _OUTER_READERS)


def _walk(node: Any, readers: _Readers) -> Iterator[Any]:
    waiting = [node]  # no recursion: a generator for each level costs four times the time
    while waiting:
        found = waiting.pop()
        kind = type(found)
        if kind is tuple:
            waiting.extend(found[::-1])
            continue
        reader = readers[kind]
        if reader != "no node":
            yield found
            if reader != "leaf":
                waiting.extend(reader(found))


def plain_text(content: tuple[Inline, ...] | Prose) -> str:
    """Read inline content as a screen reader would: words only, breaks as spaces."""
    if isinstance(content, Prose):
        return plain_text(content.nodes) if content.is_localized else content.source
    return "".join(_words(node) for node in content)


def _words(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text):
            return text
        case Break():
            return " "
        case Span(children=children) | TermRef(children=children) | Fact(children=children):
            return plain_text(children)
        case Image(alt=alt):
            return alt
        case Formula(tex=tex):
            return tex
        case Gap():
            return "…"
        case _:
            return ""
