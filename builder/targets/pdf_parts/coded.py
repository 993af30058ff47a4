"""Give the questions of a course codes, so that one sheet can hold the answers to all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import (
    Choice,
    CodeBlock,
    Course,
    Element,
    Figure,
    Gaps,
    Match,
    MathBlock,
    Module,
    Open,
    Order,
    Prose,
    Question,
    Quiz,
    Sort,
    plain_text,
    walk,
)
from builder.theme import Layout, Renderer, layout

# How many characters a question may have that stands beside another one.
_LONG = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Be a question with its code: the number of its module, and its own there."""

    module: int
    number: int
    question: Question
    plan: Layout

    @property
    def letters(self) -> tuple[str, ...]:
        """Name the boxes to tick."""
        return tuple(name.upper() for name, _ in self.plan.options)

    @property
    def places(self) -> tuple[str, ...]:
        """Name the places to fill in: the items of a match by their numbers, those of an order by their rank."""
        count = len(self.plan.lefts) or len(self.plan.items) or len(self.plan.gaps)
        return tuple(str(rank) for rank in range(1, count + 1))

    @property
    def is_wide(self) -> bool:
        """Tell whether it needs the width of a page: for a table or a picture, or because it is long."""
        question, plan = self.question, self.plan
        options = tuple(option.text for _, option in plan.options)
        listed = tuple(text for _, text in (*plan.items, *plan.lefts, *plan.rights))
        body = question.answer.body if isinstance(question.answer, Gaps) else ()
        # What is said about answers is not on the sheet, and must not shape it.
        nodes = tuple(walk((question.title, question.stem, body, options, listed)))
        words = sum(len(plain_text(node)) for node in nodes if isinstance(node, Prose))
        return words > _LONG or any(map(_is_broad, nodes))

    @property
    def is_written(self) -> bool:
        """Tell whether words are written as its answer, and not letters."""
        return isinstance(self.question.answer, Gaps | Open)


def key_of(show: Renderer, one: Coded) -> str:
    """Write what is right, as it stands on a filled-in sheet; nothing where many answers are."""
    right = one.plan.right.upper().split(",")
    match one.question.answer:
        case Choice():
            return ", ".join(right)
        case Order():
            return " ".join(right)
        case Match() | Sort():
            return " ".join(
                f"{show.count(str(rank))}{pair.rpartition('.')[2]}" for rank, pair in enumerate(right, start=1)
            )
        case Gaps():
            return "; ".join(show.answers(gap) for gap in one.plan.gaps)
        case _:
            return ""


def coded(course: Course) -> tuple[tuple[Module, tuple[Coded, ...]], ...]:
    """Code the questions of each module: those of its graded quizzes, of its practice where it has none."""
    return tuple((module, tuple(_coded(number, module))) for number, module in enumerate(course.modules, start=1))


def _coded(number: int, module: Module) -> Iterator[Coded]:
    quizzes = [node for node in walk(module) if isinstance(node, Quiz)]
    chosen = [quiz for quiz in quizzes if quiz.is_graded] or quizzes
    questions = (question for quiz in chosen for question in quiz.questions)
    for rank, question in enumerate(questions, start=1):
        yield Coded(module=number, number=rank, question=question, plan=layout(question))


def _is_broad(node: object) -> bool:
    return isinstance(node, Figure | CodeBlock | MathBlock) or (isinstance(node, Element) and node.tag == "table")
