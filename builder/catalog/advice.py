"""Give a second reader's advice on a sound translation: its script, its length, the words of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from builder.catalog.compare import Finding
from builder.catalog.scripts import foreign_script, is_of, scripts_of
from builder.catalog.where import room_for
from builder.model import Inline, Prose, TermRef, find, plain_text
from builder.po import Catalog

_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that decline, take an article or a plural (mji, miji; مكان, الأماكن) are still as alike as this.
_LIKE = 0.5
_SHARED = 4  # letters in a row


@dataclass(frozen=True, kw_only=True)
class Advisor:
    """Know the script of a catalog, and what its glossary calls things: from a term's id to its source and its name."""

    catalog: Catalog
    glossary: Mapping[str, tuple[str, str]]

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        return tuple(source for source, _name in self.glossary.values())

    @cached_property
    def scripts(self) -> frozenset[str]:
        return scripts_of(self.catalog)

    def look(self, prose: Prose, nodes: tuple[Inline, ...], original: str, text: str) -> Iterator[Finding]:
        """List what a reader should look at again; nothing of it keeps the translation from learners."""
        words = plain_text(nodes)
        if not self._own.issuperset(words):  # 80 µs a text where each letter is asked for its script
            yield from self._foreign(words, original)
        room = room_for(prose)
        if room is not None and len(words) > room:
            yield "T210", f"{len(words)} characters, room for {room}"
        if prose.role != "glossary term":
            yield from self._other_words(nodes)
            yield from self._unused(original, text)

    @cached_property
    def _own(self) -> set[str]:
        """Gather the characters that were found to be of the catalog's scripts, or of none."""
        return set()

    def _foreign(self, words: str, original: str) -> Iterator[Finding]:
        script = foreign_script(words, original, self.scripts)
        if script:
            yield "T207", script
        self._own.update(char for char in words if is_of(char, self.scripts))

    def _other_words(self, nodes: tuple[Inline, ...]) -> Iterator[Finding]:
        for node in find(nodes, TermRef):
            if node.term in self.glossary:
                shown, (_source, name) = plain_text(node.children), self.glossary[node.term]
                if not are_like(shown.casefold(), name.casefold()):
                    yield "T208", f"“{shown}”, in the glossary “{name}”"

    def _unused(self, original: str, text: str) -> Iterator[Finding]:
        """Find terms that the source names and the translation calls nothing like the glossary does."""
        named = _named_terms(original, self._terms)
        for source, name in self.glossary.values() if named else ():
            if source in named and not _mentions(text, name):
                yield "T209", f"“{source}” is “{name}”"


@lru_cache(maxsize=8192)  # a text names the same terms whatever it is translated into
def _named_terms(text: str, terms: tuple[str, ...]) -> frozenset[str]:
    """Find the terms that a text names, in any case."""
    folded = text.lower()
    return frozenset(term for term in terms if term.lower() in folded and _names(term).search(text))


@lru_cache(maxsize=512)
def _names(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)


def _mentions(text: str, name: str) -> bool:
    """Say whether any word of the name, or one like it, is in the text."""
    folded = text.casefold()
    wanted = _WORD.findall(name.casefold())
    if not wanted or any(word in folded or any(run in folded for run in _runs(word)) for word in wanted):
        return True  # nearly always, and a twentieth of the time of looking at each word
    return any(are_like(word, other) for word in wanted for other in set(_WORD.findall(folded)))


@lru_cache(maxsize=16384)  # the names of a glossary meet the same words again and again
def are_like(one: str, other: str) -> bool:
    """Say whether two words can be forms of the same one."""
    if one in other or other in one or not _runs(one).isdisjoint(_runs(other)):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE


@lru_cache(maxsize=8192)
def _runs(word: str) -> frozenset[str]:
    """List every run of letters that would make two words alike."""
    return frozenset(word[start : start + _SHARED] for start in range(len(word) - _SHARED + 1))
