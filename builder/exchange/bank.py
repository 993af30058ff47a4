"""Gather the questions of a localized course, as banks of questions take them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.errors import Place, Problem, Severity
from builder.model import Choice, Course, Gap, Gaps, Lesson, Module, Number, Question, Quiz, Survey, plain_text, walk

LONGEST_NAME = 200
_CODES = {
    "Z401": "The question `{name}` is left out: {why}.",
    "Z402": "A part of the question `{name}` is left out: {why}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """Hold a question on its way out; `own` is its id without the module's name, `category` the way to it."""

    question: Question
    own: str
    category: tuple[str, ...]
    shuffled: bool

    @property
    def name(self) -> str:
        return plain_text(self.question.title)[:LONGEST_NAME]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """List the gaps of the question, in order."""
        answer = self.question.answer
        return tuple(one for one in walk(answer.body) if isinstance(one, Gap)) if isinstance(answer, Gaps) else ()


@dataclass(slots=True)
class Told:
    """Collect what is left out; `way` says what to do about it."""

    way: str = "Make it anew on the platform, if learners need it there."
    problems: list[Problem] = field(default_factory=list)

    def leave(self, going: Going, why: str) -> None:
        """Tell of a question that does not go out."""
        self._tell("Z401", going.name, why, going.question.place)

    def part(self, going: Going, why: str) -> None:
        """Tell of a part that does not go out."""
        self._tell("Z402", going.name, why, going.question.place)

    def _tell(self, code: str, name: str, why: str, place: Place) -> None:
        message = _CODES[code].format(name=name[:60], why=why)
        self.problems.append(Problem(code=code, message=message, place=place, hint=self.way, severity=Severity.WARNING))


def questions_of(course: Course, told: Told) -> Iterator[Going]:
    """List the questions of all quizzes, by module and lesson; surveys grade nothing and stay."""
    for module in course.modules:
        yield from _of_part(module, (plain_text(module.title),), module.intro, told)
        for lesson in module.lessons:
            yield from _of_part(module, (plain_text(module.title), plain_text(lesson.title)), lesson, told)


def _of_part(module: Module, category: tuple[str, ...], part: Lesson | object, told: Told) -> Iterator[Going]:
    for block in walk(part):
        if isinstance(block, Quiz):
            yield from (_going(one, module, category, block.shuffled) for one in block.questions)
        elif isinstance(block, Survey):
            for one in block.questions:
                told.leave(
                    _going(one, module, category, False), "it stands in a survey, where nothing is right or wrong"
                )


def _going(question: Question, module: Module, category: tuple[str, ...], shuffled: bool) -> Going:
    own = question.id.removeprefix(f"{module.slug}-")
    return Going(question=question, own=own, category=category, shuffled=shuffled)


def shares(choice: Choice) -> tuple[float, ...] | None:
    """Weigh the options in percent, as they score in a course; None where Moodle has no such fraction."""
    rights = sum(option.right for option in choice.options)
    if not choice.several:
        return tuple(100.0 if option.right else 0.0 for option in choice.options)
    if rights > 10:  # Moodle knows 1/2 to 1/10, and refuses others
        return None
    share = round(100 / rights, 5)
    return tuple(share if option.right else -share for option in choice.options)


def number(value: float) -> str:
    """Write a number with a point and without an exponent or a tail of zeros."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def interval(gap: Number) -> str:
    """Write a number with its tolerance, as Moodle's formats do."""
    return f"{number(gap.value)}:{number(gap.tolerance)}"
