"""Work out the largest state that a learner of a course can reach, by the rules of `src/progress/state.js`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Most characters of suspend_data by flavour: SCORM 1.2 RTE 3.4.4, SCORM 2004 3rd edition RTE 4.2.
ROOMS: Mapping[str, int] = {"scorm12": 4096, "scorm2004": 64_000}

_MARK = 2  # "1|"
_CODE = 4  # of a lesson, a quiz, a question
_SHARE = 3  # 27720 in base 36
_ATTEMPTS = 2  # more than 1,295 attempts are no learner's
_SEED = 2  # 36² ways to deal a quiz
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Hold how many characters the largest state takes, by what must be remembered.

    `needed` is what every result depends on: lessons seen, quizzes finished, scores in graded quizzes; `scores` also
    has those of practice, `whole` each response that is not typed. Typed ones have no largest and go first.
    """

    lessons: int
    quizzes: int
    needed: int
    scores: int
    whole: int


def capacity(outline: Mapping[str, Any]) -> Capacity:
    """Measure the largest state of a course by its outline (docs/page.md)."""
    lessons = _CODE * len(outline["lessons"])
    quizzes = _joined([_quiz(quiz) for quiz in outline["quizzes"]])
    frame = _MARK + lessons + 1 + quizzes + 1
    asked = tuple(_asked(outline))
    told = outline.get("surveys", ()) if outline.get("tellsSurveys") else ()
    surveyed = [question for survey in told for question in survey["questions"]]
    scales = [_said(question) for question in surveyed if question["kind"] == "scale"]
    graded = [_CODE + _SHARE for _, is_graded in asked if is_graded]
    bare = [_said(question) if question["kind"] == "scale" else _CODE + 1 for question in surveyed]
    return Capacity(
        lessons=lessons,
        quizzes=quizzes,
        needed=frame + _joined([*graded, *scales]),
        scores=frame + _joined([*(_CODE + _SHARE for _ in asked), *bare]),
        whole=frame + _joined([*(_SHARE - 1 + _said(question) for question, _ in asked), *map(_said, surveyed)]),
    )


def _asked(outline: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """List the questions that a learner may have answers to at once; of a quiz that draws, its longest ones."""
    for quiz in outline["quizzes"]:
        by_length = sorted(quiz["questions"], key=_said, reverse=True)
        drawn = by_length[: quiz.get("draw") or len(by_length)]
        yield from ((question, quiz["pass"] is not None) for question in drawn)


def _quiz(quiz: Mapping[str, Any]) -> int:
    """Count a quiz: its code, the number of attempts, `~`, the best share, and how it was dealt."""
    attempts = quiz.get("attempts")
    dealt = 1 + _SEED if quiz.get("draw") or quiz.get("shuffle") else 0
    return _CODE + (len(_base36(attempts)) if attempts else _ATTEMPTS) + 1 + _SHARE + dealt


def _said(question: Mapping[str, Any]) -> int:
    """Count an answer whose share is 0: its code, `~` and the longest response; a typed one is left out first."""
    longest = question.get("longest")
    return _CODE + 1 + (1 + int(longest) if longest is not None else 0)


def _joined(sizes: Sequence[int]) -> int:
    """Count entries with a separator between them."""
    return sum(sizes) + max(0, len(sizes) - 1)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
