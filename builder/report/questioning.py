"""Say how good the questions of a course are: their kinds, feedback, hints, pass marks, ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder.model import Choice, Course, Option, Question, Quiz, plain_text, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Say that `there` of `of` have something."""

    there: int
    of: int

    @property
    def percent(self) -> int:
        """Round down: 100 means every one."""
        return self.there * 100 // self.of if self.of else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizRow:
    """Describe a quiz: its title or id, how many questions it asks of how many, its rules."""

    module: str
    title: str
    questions: int
    draw: int
    passing: int | None
    attempts: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Questioning:
    """Hold what is known of all questions of a course, surveys left out."""

    total: int
    kinds: tuple[tuple[str, int], ...]
    quizzes: tuple[QuizRow, ...]
    feedback: Counted
    explained: Counted
    hints: Counted
    lasting_ids: Counted
    options: float


def questioning(course: Course) -> Questioning:
    """Look at the questions of every quiz."""
    quizzes = [(module.slug, node) for module in course.modules for node in walk(module) if isinstance(node, Quiz)]
    asked = [question for _, quiz in quizzes for question in quiz.questions]
    options = [option for question in asked for option in _options(question)]
    choices = [question for question in asked if isinstance(question.answer, Choice)]
    return Questioning(
        total=len(asked),
        kinds=tuple(sorted(Counter(one.kind for one in asked).items(), key=lambda pair: (-pair[1], pair[0]))),
        quizzes=tuple(_row(module, quiz) for module, quiz in quizzes),
        feedback=Counted(there=sum(bool(one.feedback) for one in options), of=len(options)),
        explained=_having(asked, [_is_answered(one) for one in asked]),
        hints=_having(asked, [one.hint is not None for one in asked]),
        lasting_ids=_having(asked, [one.has_stable_id for one in asked]),
        options=round(len(options) / len(choices), 1) if choices else 0.0,
    )


def _having(asked: Sequence[Question], found: Sequence[bool]) -> Counted:
    return Counted(there=sum(found), of=len(asked))


def _is_answered(question: Question) -> bool:
    """Say whether a learner is told why: for the whole question, or for each option."""
    options = _options(question)
    return bool(question.explanation) or (bool(options) and all(option.feedback for option in options))


def _options(question: Question) -> tuple[Option, ...]:
    return question.answer.options if isinstance(question.answer, Choice) else ()


def _row(module: str, quiz: Quiz) -> QuizRow:
    return QuizRow(
        module=module,
        title=plain_text(quiz.title) if quiz.title else quiz.id,
        questions=len(quiz.questions),
        draw=quiz.draw or len(quiz.questions),
        passing=quiz.passing,
        attempts=quiz.attempts,
    )
