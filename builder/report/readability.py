"""Say how easy a text is to read, by the formula that was made for its language.

All are of Rudolf Flesch's kind: 100 is very easy, 30 very hard. They count words in sentences and syllables in words,
and know nothing of meaning. There is none for Arabic, Swahili, Amharic and most other languages: Flesch's numbers would
say nothing there. (The library `textstat` asks the network for its list of words, so syllables are counted here.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Fewer words say nothing about a text.
_FEWEST = 100
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """Hold a formula: `base` − `sentence` × words in a sentence − `word` × syllables in a word."""

    name: str
    base: float
    sentence: float
    word: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """Hold figures of a text; without a formula for its language, or with few words, there is no `ease`."""

    sentences: int
    words: int
    words_in_sentence: float
    longest: int
    ease: int | None = None
    formula: str = ""


FORMULAS = {
    "en": Formula(name="Flesch (1948)", base=206.835, sentence=1.015, word=84.6),
    "de": Formula(name="Amstad (1978)", base=180, sentence=1, word=58.5),
    "es": Formula(name="Fernández Huerta (1959)", base=206.84, sentence=1.02, word=60),
    "fr": Formula(name="Kandel and Moles (1958)", base=207, sentence=1.015, word=73.6),
    "it": Formula(name="Franchina and Vacca (1986)", base=217, sentence=1.3, word=60),
    "nl": Formula(name="Douma (1960)", base=206.84, sentence=0.93, word=77),
    "pt": Formula(name="Martins and others (1996)", base=248.835, sentence=1.015, word=84.6),
    "ru": Formula(name="Oborneva (2006)", base=206.835, sentence=1.3, word=60.1),
}

_GROUPS = {
    "en": re.compile(r"[aeiouy]+"),
    "de": re.compile(r"ei|ie|au|eu|äu|ai|aa|ee|oo|[aeiouyäöü]"),
    "es": re.compile(r"[iuü]?[aeoáéó][iuy]?(?![aeoáéóíú])|[íú]|[iuü]?[aeoáéó]|u?y\b|[iuü]+"),
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+"),
    "it": re.compile(r"[iu]?[aeoàèéòó][iu]?(?![aeoàèéòó])|[iu]?[aeoàèéòó]|[ìù]|[iu]+"),
    "nl": re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyëïöüé]"),
    "pt": re.compile(r"[iu]?[ãõ][eo]|[iu]?[aeoáéóâêôà][iu]?(?![aeoáéóíúâêô])|[íú]|[iu]?[aeoáéóâêôãõà]|[iu]+"),
    "ru": re.compile(r"[аеёиоуыэюя]"),
}
# Endings that are written and not spoken.
_SILENT = {
    "en": re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouysxzhcg])es$"),
    "fr": re.compile(r"(?<=[^aeiouyàâéèêëîïôùû])(?:es?|ent)$"),
}


def readability(sentences: Sequence[str], language: str) -> Readability:
    """Measure the sentences of a text in a language (`pt-BR` is read as `pt`)."""
    counted = [_WORD.findall(sentence) for sentence in sentences]
    lengths = [len(words) for words in counted if words]
    total = sum(lengths)
    mean = total / len(lengths) if lengths else 0.0
    found = Readability(
        sentences=len(lengths), words=total, words_in_sentence=round(mean, 1), longest=max(lengths, default=0)
    )
    base = language.partition("-")[0]
    formula = FORMULAS.get(base)
    if formula is None or total < _FEWEST:
        return found
    spoken = sum(syllables(word, base) for words in counted for word in words)
    ease = formula.base - formula.sentence * mean - formula.word * spoken / total
    return Readability(
        sentences=found.sentences,
        words=total,
        words_in_sentence=found.words_in_sentence,
        longest=found.longest,
        ease=round(max(0, min(100, ease))),
        formula=formula.name,
    )


def syllables(word: str, language: str) -> int:
    """Count the syllables of a word by its groups of vowels, at least one."""
    lower = word.casefold() if language != "de" else word.lower()
    silent = _SILENT.get(language)
    bare = silent.sub("", lower) if silent else lower
    return max(1, len(_GROUPS[language].findall(bare)))


def in_words(ease: int) -> str:
    """Say what a figure means (Flesch's own scale)."""
    scale = ((90, "very easy"), (80, "easy"), (70, "fairly easy"), (60, "plain"), (50, "fairly hard"), (30, "hard"))
    return next((word for least, word in scale if ease >= least), "very hard")
