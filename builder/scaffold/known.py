"""Give the translations that are known already: the first texts, in another of their languages."""

from __future__ import annotations

from collections.abc import Mapping

from builder.scaffold.course import has_words, words


def known_texts(source: str, target: str) -> Mapping[str, str]:
    """Map each first text to its translation; nothing where one of the languages has none."""
    if not (has_words(source) and has_words(target)):
        return {}
    here, there = words(source), words(target)
    plain = {here[key]: there[key] for key in here}
    return plain | {f"**{text}**": f"**{translated}**" for text, translated in plain.items()}
