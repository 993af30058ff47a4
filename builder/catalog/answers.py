"""Find answers of a question that have become the same in translation: nobody could tell which is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.model import Choice, Match, Order, Prose, Question, Scale, Sort, plain_text


def equal_answers(source: Question, translated: Question) -> Iterator[tuple[Prose, str]]:
    """Yield the source of each answer whose translation an earlier one has already, and that translation."""
    for before, after in zip(_lists(source), _lists(translated), strict=True):
        yield from _equal(before, after)


def _lists(question: Question) -> list[list[Prose]]:
    """List the proses that must differ from each other."""
    match question.answer:
        case Choice(options=options):
            return [[option.text for option in options]]
        case Order(items=items):
            return [list(items)]
        case Match(pairs=pairs):
            return [[pair.left for pair in pairs if pair.left], [pair.right for pair in pairs]]
        case Sort(groups=groups):
            return [[group.name for group in groups], [item for group in groups for item in group.items]]
        case Scale(options=options):
            return [list(options)]
        case _:
            return []


def _equal(before: Sequence[Prose], after: Sequence[Prose]) -> Iterator[tuple[Prose, str]]:
    first: dict[str, str] = {}
    for source, new in zip(before, after, strict=True):
        words = " ".join(plain_text(new).split())
        known = first.setdefault(words.casefold(), source.source)
        if known != source.source:
            yield source, words
