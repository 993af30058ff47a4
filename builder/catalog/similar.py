"""Find the text most like another one, without comparing each with each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_SHORT = 60  # characters: below, a mended letter would be half of all words
_COMPARED = 3  # candidates, the ones that share most words
_COMMON = 60  # texts: a word in more of them tells nothing


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def closest(text: str, candidates: Mapping[int, str], at_least: float) -> int | None:
    """Give the key of the candidate most like the text, or None when none is like enough."""
    wanted = Counter(words(text))
    shared = {n: sum((wanted & Counter(words(other))).values()) for n, other in candidates.items()}
    ranked = sorted(shared, key=lambda n: (-shared[n], n))[:_COMPARED]
    return _most_like(text, ((n, candidates[n]) for n in ranked), at_least)


class WordIndex:
    """Know which texts hold which words."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.texts = texts
        self.holders: dict[str, list[int]] = {}
        for n, text in texts.items():
            for word in dict.fromkeys(words(text)):
                self.holders.setdefault(word, []).append(n)

    def closest(self, text: str, at_least: float) -> int | None:
        """Give the key of the text most like this one; rare words in common count most."""
        weights: dict[int, float] = {}
        for word in dict.fromkeys(words(text)):
            holders = self.holders.get(word, [])
            for n in holders if len(holders) <= _COMMON else ():
                weights[n] = weights.get(n, 0.0) + 1 / len(holders)
        ranked = sorted(weights, key=lambda n: (-weights[n], n))[:_COMPARED]
        return _most_like(text, ((n, self.texts[n]) for n in ranked), at_least)


def _most_like(text: str, candidates: Iterable[tuple[int, str]], at_least: float) -> int | None:
    best, best_likeness = None, 0.0
    for n, other in candidates:
        like = likeness(text, other)
        if like >= at_least and like > best_likeness:
            best, best_likeness = n, like
    return best


def likeness(one: str, other: str) -> float:
    """Compare two texts, 0 to 1: by letters when both are short, by words otherwise."""
    if max(len(one), len(other)) <= _SHORT:
        return float(SequenceMatcher(None, one, other, autojunk=False).ratio())
    return float(SequenceMatcher(None, words(one), words(other), autojunk=False).ratio())
