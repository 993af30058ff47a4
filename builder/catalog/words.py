"""Count words as a person would, in any script."""

from __future__ import annotations

import re

# Chinese and Japanese write a word in about two characters, Thai, Lao, Khmer and Burmese in about five, without spaces.
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")


def count_words(text: str) -> int:
    """Count what stands between spaces and holds a letter or digit; unspaced scripts by their usual length."""
    ideographs = len(_IDEOGRAPHS.findall(text))
    unspaced = sum(max(1, len(run) // 5) for run in _UNSPACED.findall(text))
    rest = _UNSPACED.sub(" ", _IDEOGRAPHS.sub(" ", text))
    spaced = sum(any(char.isalnum() for char in word) for word in rest.split())
    return spaced + unspaced + (ideographs + 1) // 2
