"""Hold a learner's record, checked."""

from __future__ import annotations

from dataclasses import dataclass

from builder.records.code import Certified, certificate_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Hold how often a quiz was finished and the best share of its points; `mark` is its pass mark, in percent."""

    attempts: int
    best: float
    mark: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold one answer: `quiz` or `survey` is where it was asked; `when` tells a survey before from one after."""

    response: str
    share: float
    kind: str = ""
    quiz: str = ""
    survey: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Hold a certificate and the code that it bears."""

    said: Certified
    code: str

    @property
    def is_sound(self) -> bool:
        return certificate_code(self.said) == self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Hold what one learner, or one group, did in a course; its days are by the clock of the learner's device."""

    file: str
    course: str
    module: str
    version: str
    locale: str
    learner: str
    names: tuple[str, ...]
    started: str
    saved: str
    status: str
    score: int | None
    seen: tuple[str, ...]
    lessons: int
    quizzes: tuple[tuple[str, Attempts], ...]
    answers: tuple[tuple[str, Answer], ...]
    certificates: tuple[Certificate, ...]

    @property
    def scope(self) -> str:
        """Name what the record is about: the course, or one module of it."""
        return f"{self.course}/{self.module}" if self.module else self.course
