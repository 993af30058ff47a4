"""Know the source of each prose once for all locales: its nodes, its msgid, how many words it has."""

from __future__ import annotations

from dataclasses import dataclass

from builder.catalog.msgid import has_words, msgid, source_nodes
from builder.catalog.words import count_words
from builder.model import Inline, Prose, plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """Hold what every locale asks of a source: `words` is 0 where there is nothing to translate."""

    prose: Prose
    key: tuple[str, str]
    nodes: tuple[Inline, ...]
    words: int
    has_words: bool


class SourceTexts:
    """Read each prose of a course when it is first asked for, by its identity."""

    def __init__(self) -> None:
        self._known: dict[int, SourceText] = {}

    def of(self, prose: Prose) -> SourceText:
        """Give what is known of a prose; the entry holds it, so no other can take its identity."""
        known = self._known.get(id(prose))
        if known is None:
            known = self._known[id(prose)] = _read(prose)
        return known


def _read(prose: Prose) -> SourceText:
    nodes = source_nodes(prose)
    asked = not prose.skip and has_words(nodes)
    return SourceText(
        prose=prose,
        key=(prose.context, msgid(prose)),
        nodes=nodes,
        words=count_words(plain_text(nodes)) if asked else 0,
        has_words=has_words(nodes),
    )
