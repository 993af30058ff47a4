"""Walk a course: `with_prose` and `with_blocks` change it, `walk` looks at it; only they know its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from operator import attrgetter, is_
from types import MemberDescriptorType
from typing import Any, Literal, TypeAlias, TypeVar, overload

from builder.model.blocks import BLOCKS, Block
from builder.model.inline import INLINE, Break, Code, Fact, Formula, Gap, Image, Inline, Prose, Span, TermRef, Text

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
_BLOCKS, _INLINE = frozenset(BLOCKS), frozenset(INLINE)


class _Copiers(dict[type, Callable[[Any, dict[str, Any]], Any]]):
    """Know how to copy each type with some fields changed: a third of the time of `dataclasses.replace`."""

    def __missing__(self, kind: type) -> Callable[[Any, dict[str, Any]], Any]:
        members = [(field.name, vars(kind).get(field.name)) for field in fields(kind)]
        is_slotted = all(isinstance(member, MemberDescriptorType) for _, member in members)
        self[kind] = copier = partial(_slotted_copy, kind, members) if is_slotted else _plain_copy
        return copier


def _slotted_copy(kind: Any, members: Sequence[tuple[str, Any]], node: Any, changed: dict[str, Any]) -> Any:
    new = kind.__new__(kind)
    for name, member in members:
        member.__set__(new, changed[name] if name in changed else member.__get__(node))
    return new


def _plain_copy(node: Any, changed: dict[str, Any]) -> Any:
    return replace(node, **changed)


_COPIERS = _Copiers()


def _rebuild(node: Any, change: Any, how: Callable[[Any, Any], Any]) -> Any:
    """Copy a node with the value of each branch changed; what stays the same is shared."""
    changed: dict[str, Any] = {}
    for name in _branches(type(node)):
        before = getattr(node, name)
        if before and (after := how(change, before)) is not before:
            changed[name] = after
    return _COPIERS[type(node)](node, changed) if changed else node


def _or_same(after: list[Any], before: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give back the old tuple when the new one holds the very same things."""
    same = len(after) == len(before) and all(map(is_, after, before))
    return before if same else tuple(after)


# No function inside these knows itself: it would keep what `change` knows until somebody looks for garbage.


def with_prose(node: Node, change: Callable[[Prose], Prose]) -> Node:
    """Copy a tree (a course, a block, a tuple of them) with every prose in it changed, in document order."""
    result: Node = _prose_changed(change, node)
    return result


def _prose_changed(change: Callable[[Prose], Prose], value: Any) -> Any:
    kind = type(value)
    if kind is tuple:
        return _or_same([_prose_changed(change, item) for item in value], value)
    if kind is Prose:
        return change(value)
    return _rebuild(value, change, _prose_changed) if callable(_READERS[kind]) else value


def with_blocks(node: Node, change: Callable[[Block], tuple[Block, ...]]) -> Node:
    """Copy a tree with every block replaced by none, one or more blocks; from the leaves up."""
    result: Node = _blocks_changed(change, node)
    return result


def _blocks_changed(change: Callable[[Block], tuple[Block, ...]], value: Any) -> Any:
    kind = type(value)
    if kind is tuple:
        return _or_same([new for item in value for new in _replaced(change, item)], value)
    return _rebuild(value, change, _blocks_changed) if callable(_OUTER_READERS[kind]) else value


def _replaced(change: Callable[[Block], tuple[Block, ...]], item: Any) -> tuple[Any, ...]:
    inner = _blocks_changed(change, item)
    return change(inner) if type(inner) in _BLOCKS else (inner,)


def with_nodes(prose: Prose, change: Callable[[Inline], Inline]) -> Prose:
    """Copy a localized prose with every inline node in it changed, from the leaves up."""
    nodes = _nodes_changed(change, prose.nodes)
    return prose if nodes is prose.nodes else replace(prose, nodes=nodes)


def _nodes_changed(change: Callable[[Inline], Inline], nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return _or_same([change(_inside(change, node)) for node in nodes], nodes)


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


@overload
def find(node: Any, kind: type[Node], /) -> list[Node]: ...


@overload
def find(node: Any, /, *kinds: type) -> list[Any]: ...


def find(node: Any, /, *kinds: type) -> list[Any]:
    """List what is of some types in a tree, in document order: a third of the time of looking at all that is there."""
    wanted = frozenset(kinds)
    readers = _OUTER_READERS if wanted.isdisjoint(_INLINE) else _READERS
    result: list[Any] = []
    waiting = [node]
    while waiting:
        found = waiting.pop()
        kind = type(found)
        if kind is tuple:
            waiting += found[::-1]
            continue
        if kind in wanted:
            result.append(found)
        reader = readers[kind]
        if callable(reader):
            waiting += reader(found)
    return result


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
