"""Localize late modules: one whose source and messages are as they were before is not looked into.

What its translations are is known by the texts that the catalogs have for its messages, wherever these stand in their
files; where they stand is asked anew for what is told about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from builder.cache import key_of
from builder.catalog.msgid import msgid
from builder.catalog.scripts import scripts_of
from builder.errors import Place, Problem, problem_of, row_of
from builder.model import Course, Coverage, FactQuestion, LateModule, Module, Prose, Term, changed, find, trait
from builder.po import Catalog, Message

Content = TypeVar("Content", Course, Module)
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Content]):
    """Hold a localized part of a course, the words in it, and what is wrong with its translations."""

    content: Content
    counts: Coverage
    problems: tuple[Problem, ...]


class LateParts:
    """Localize the late modules of a course by `localize`, which is called only where nobody knows what comes of it.

    `messages` are those of each catalog of the chain, `beside` is what stands beside modules and whose words they use,
    `around` digests all else that they depend on.
    """

    def __init__(
        self,
        localize: Callable[[Module], Part[Module]],
        chain: tuple[Catalog, ...],
        messages: list[dict[Key, Message]],
        *,
        beside: tuple[Term | FactQuestion, ...],
        around: tuple[str, ...],
    ) -> None:
        self._localize, self._chain, self._messages = localize, chain, messages
        self._beside, self._around = beside, around

    def part(self, module: LateModule) -> Part[Module]:
        """Localize a module when somebody looks into it."""
        made = cache(lambda: self._localize(module.made))
        new = changed(module, lambda _: made().content, "localized", self._common, self._said(_asked_in(module)))
        counts = trait(new, "counts", lambda _: _numbers(made().counts))
        rows = trait(new, "problems", lambda _: [self._written(problem) for problem in made().problems])
        return Part(content=new, counts=_coverage(*counts), problems=tuple(map(self._read, rows)))

    @cached_property
    def _common(self) -> str:
        """Digest what all modules of this locale depend on."""
        catalogs = tuple((one.locale, one.headers, tuple(sorted(scripts_of(one)))) for one in self._chain)
        return key_of(self._around, catalogs, self._said(_messages_of(self._beside)))

    def _said(self, keys: Iterable[Iterable[str]]) -> str:
        """Digest what the catalogs say for some messages."""
        wanted = [(context, text) for context, text in keys]
        found = ([messages.get(key) for key in wanted] for messages in self._messages)
        texts = [[one.text if one else None for one in row] for row in found]
        return key_of(repr((wanted, texts)))  # spelled at once: a fifth of the time

    def _written(self, problem: Problem) -> dict[str, Any]:
        """Write a problem, with the message that it is about in the place of its line."""
        at = self._lines.get(problem.place)
        return {**row_of(problem), "about": at and [at[0], *at[1]]}

    @cached_property
    def _lines(self) -> dict[Place, tuple[int, Key]]:
        """Find a message of the chain by the place where it stands."""
        return {
            Place(file=catalog.file, line=message.shown_line): (link, key)
            for link, (catalog, messages) in enumerate(zip(self._chain, self._messages, strict=True))
            for key, message in messages.items()
        }

    def _read(self, row: dict[str, Any]) -> Problem:
        """Read a problem back, and point at where its message stands now."""
        problem = problem_of({name: value for name, value in row.items() if name != "about"})
        if not row["about"]:
            return problem
        link, context, text = row["about"]
        line = self._messages[link][context, text].shown_line
        return replace(problem, place=Place(file=self._chain[link].file, line=line))


def _numbers(counts: Coverage) -> list[int]:
    return [counts.words, counts.translated, counts.question_words, counts.question_translated]


def _coverage(words: int, translated: int, question_words: int, question_translated: int) -> Coverage:
    return Coverage(
        words=words,
        translated=translated,
        question_words=question_words,
        question_translated=question_translated,
    )


def _asked_in(module: Module) -> list[list[str]]:
    return trait(module, "messages", _messages_of)


def _messages_of(part: Module | tuple[Term | FactQuestion, ...]) -> list[list[str]]:
    """List the messages that a part of a course asks catalogs for."""
    proses = (prose for prose in find(part, Prose) if not prose.skip and not prose.is_localized)
    return [[context, text] for context, text in dict.fromkeys((prose.context, msgid(prose)) for prose in proses)]
