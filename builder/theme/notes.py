"""Number the footnotes of a module, and find the page at whose end each is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.model import Footnote, FootnoteRef, Module, find


def ranks(module: Module) -> Mapping[str, int]:
    """Number a module's footnotes as selection has ordered them, from 1."""
    return {note.label: rank for rank, note in enumerate(module.footnotes, start=1)}


def notes_by_page(module: Module) -> tuple[tuple[Footnote, ...], ...]:
    """Give each page of a module (itself, then its lessons) the notes that are first referred to there."""
    left = {note.label: note for note in module.footnotes}
    pages = ((module.title, module.intro), *module.lessons)
    return tuple(tuple(_take(page, left)) for page in pages)


def _take(content: object, left: dict[str, Footnote]) -> Iterator[Footnote]:
    """Take from `left` the notes that some content refers to, and those that these refer to."""
    found = [left.pop(label) for label in dict.fromkeys(_labels(content)) if label in left]
    yield from found
    for note in found:
        yield from _take(note, left)


def _labels(content: object) -> Iterator[str]:
    return (node.label for node in find(content, FootnoteRef))
