"""Hold how far a translation is, what it must reach, and who has read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Count the words of a course and those that are translated; questions apart, and each module by its slug."""

    words: int = 0
    translated: int = 0
    question_words: int = 0
    question_translated: int = 0
    modules: tuple[tuple[str, Coverage], ...] = ()

    @property
    def percent(self) -> int:
        """Say how much is translated, rounded down: 100 means every word."""
        return 100 if self.words == 0 else self.translated * 100 // self.words

    @property
    def question_percent(self) -> int:
        """Say the same of the words in questions."""
        return 100 if self.question_words == 0 else self.question_translated * 100 // self.question_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """Say how much of a translation there must be before it is given out, in percent of the words."""

    questions: int = 100
    words: int = 80

    def let_through(self, coverage: Coverage) -> bool:
        return coverage.question_percent >= self.questions and coverage.percent >= self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Be one reading of a translation: of a module, or of all; `on` is a date (2026-03-08).

    `digest` is that of the translations as they were then: with another one the review is stale.
    """

    locale: str
    by: str
    on: str
    digest: str
    module: str = ""
    is_native: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Say whose words a translated edition has, and who has read them as they are now."""

    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    is_native_reviewed: bool = False


NOTHING_COUNTED = Coverage()
USUAL_GATES = Gates()
