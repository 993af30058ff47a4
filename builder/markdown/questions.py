"""Read the questions of a quiz or a survey: a heading asks, the shape of what follows tells the kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from builder.errors import Place, Problem, Severity
from builder.markdown.fields import IN_QUIZ, IN_SURVEY, Fields, read_fields
from builder.markdown.ids import VALID_ID, bad_id, slug
from builder.markdown.shapes import Shape, find_shape
from builder.markdown.surveys import find_survey_shape
from builder.markdown.tree import Directive
from builder.model import Block, Element, Open, Prose, Question, Quiz, Scope, Survey, with_prose

_HEADING = re.compile(r"h[1-6]")

Find = Callable[[Sequence[Block], Fields, str, Place], tuple[Shape | None, list[Problem]]]


@dataclass(slots=True)
class _Draft:
    """Collect what belongs to one question until the next heading."""

    heading: Element
    body: list[Block] = field(default_factory=list)


def read_quiz(written: Directive, values: dict[str, Any], scope: Scope) -> tuple[Quiz, list[Problem]]:
    """Part a quiz into its introduction and its questions."""
    intro, drafts = _split(written.children)
    questions, problems = _questions(drafts, written, lambda draft: _question(draft, scope, values["prefix"]))
    quiz = Quiz(
        id=values["id"],
        title=values.get("argument"),
        intro=tuple(intro),
        questions=questions,
        passing=values.get("pass"),
        attempts=values.get("attempts"),
        shuffled=values.get("shuffle", False),
        draw=values.get("draw"),
        at_end=values.get("feedback", False),
        passed=values.get("passed"),
        failed=values.get("failed"),
        place=written.place,
    )
    return quiz, [*problems, *_quiz_faults(quiz)]


def read_survey(written: Directive, values: dict[str, Any], scope: Scope) -> tuple[Survey, list[Problem]]:
    """Part a survey into its introduction and its questions."""
    intro, drafts = _split(written.children)
    questions, problems = _questions(drafts, written, lambda draft: _asked(draft, scope, values["prefix"]))
    survey = Survey(
        id=values["id"],
        title=values.get("argument"),
        intro=tuple(intro),
        questions=questions,
        when=values.get("when", ""),
        place=written.place,
    )
    return survey, problems


def _questions(
    drafts: Sequence[_Draft], written: Directive, read: Callable[[_Draft], tuple[Question | None, list[Problem]]]
) -> tuple[tuple[Question, ...], list[Problem]]:
    found = [read(draft) for draft in drafts]
    problems = [problem for _question, told in found for problem in told]
    return tuple(question for question, _told in found if question), problems if drafts else [_asks_nothing(written)]


def _asks_nothing(written: Directive) -> Problem:
    return Problem(
        code="Q101",
        message=f"The {written.name} asks nothing.",
        hint="Begin each question with a heading: ### What is …? {#an-id}",
        place=written.place,
    )


def _quiz_faults(quiz: Quiz) -> Iterator[Problem]:
    """Tell of rules that do not fit the questions."""
    count = len(quiz.questions)
    if quiz.draw and count and quiz.draw >= count:
        message = f"The quiz draws {quiz.draw} of its {count} questions."
        yield _at(quiz, "Q216", message, "Draw fewer than there are, or delete `:draw:`.")
    if quiz.is_graded and count and all(isinstance(one.answer, Open) for one in quiz.questions):
        yield _at(quiz, "Q217", "A graded quiz holds nothing that can be graded.", "Delete `:pass:`, or ask more.")
    if not quiz.is_graded and (quiz.passed or quiz.failed):
        hint = "Add `:pass: 70%`, or delete `:passed:` and `:failed:`."
        yield _at(quiz, "Q218", "The quiz speaks of passing, but has no pass mark.", hint)


def _at(quiz: Quiz, code: str, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint, place=quiz.place)


def _split(blocks: Sequence[Block]) -> tuple[list[Block], list[_Draft]]:
    intro: list[Block] = []
    drafts: list[_Draft] = []
    for block in blocks:
        if isinstance(block, Element) and _HEADING.fullmatch(block.tag):
            drafts.append(_Draft(block))
        elif drafts:
            drafts[-1].body.append(block)
        else:
            intro.append(block)
    return intro, drafts


def _question(draft: _Draft, scope: Scope, prefix: str) -> tuple[Question | None, list[Problem]]:
    def find(body: Sequence[Block], fields: Fields, own: str, place: Place) -> tuple[Shape | None, list[Problem]]:
        shape, problems = find_shape(body, fields.kind, own, place)
        is_open = shape is not None and isinstance(shape.answer, Open)
        return shape, [*problems, *([_no_points(place)] if is_open and fields.points else [])]

    return _read(draft, scope, prefix, IN_QUIZ, find)


def _asked(draft: _Draft, scope: Scope, prefix: str) -> tuple[Question | None, list[Problem]]:
    return _read(draft, scope, prefix, IN_SURVEY, find_survey_shape)


def _read(
    draft: _Draft, scope: Scope, prefix: str, names: tuple[str, ...], find: Find
) -> tuple[Question | None, list[Problem]]:
    title, place = _title(draft.heading), draft.heading.place
    if title is None:
        return None, [_no_prompt(place)]
    given = dict(draft.heading.attrs).get("id")
    own = given or slug(title.source)
    problems = [bad_id(given, place)] if given and not VALID_ID.fullmatch(given) else []
    if not given:
        problems.append(_no_id(title, place))
    fields, body, found = read_fields(draft.body, scope, own, names)
    problems += found
    shape, found = find(body, fields, own, place)
    problems += found
    if shape is None:
        return None, problems
    question = Question(
        id=f"{prefix}-{own}",
        kind=shape.kind,
        title=replace(title, role=f"question {own}"),
        hint=fields.hint,
        stem=_in_role(shape.stem, f"text of question {own}"),
        answer=shape.answer,
        explanation=_in_role(shape.explanation, f"explanation of question {own}"),
        points=0.0 if shape.kind in ("open", "scale") else fields.points or 1.0,
        has_stable_id=given is not None,
        place=place,
    )
    return question, problems


def _title(heading: Element) -> Prose | None:
    first = heading.children[0] if heading.children else None
    return first if isinstance(first, Prose) and first.source.strip() else None


def _in_role(blocks: tuple[Block, ...], role: str) -> tuple[Block, ...]:
    return with_prose(blocks, lambda prose: replace(prose, role=role))


def _no_prompt(place: Place) -> Problem:
    return Problem(
        code="Q102",
        message="A question has no prompt.",
        hint="Write what you ask after the # marks: ### Who gains? {#who-gains}",
        place=place,
    )


def _no_points(place: Place) -> Problem:
    return Problem(
        code="Q219",
        message="An open question earns no points: nothing can grade it.",
        hint="Delete `:points:`.",
        place=place,
    )


def _no_id(title: Prose, place: Place) -> Problem:
    return Problem(
        code="Q901",
        message="The question has no id of its own: results and progress are lost when its words change.",
        hint=f"Add one at the end of the heading, {{#{slug(title.source)}}}, or let `satchel ids --write` do it.",
        place=place,
        severity=Severity.WARNING,
    )
