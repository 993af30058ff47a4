"""Read the questions of a quiz: a heading asks, the shape of what follows tells the kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from builder.errors import Place, Problem, Severity
from builder.markdown.fields import read_fields
from builder.markdown.ids import VALID_ID, bad_id, slug
from builder.markdown.shapes import find_shape
from builder.markdown.tree import Directive
from builder.model import Block, Element, Prose, Question, Quiz, Scope, with_prose

_HEADING = re.compile(r"h[1-6]")


@dataclass(slots=True)
class _Draft:
    """Collect what belongs to one question until the next heading."""

    heading: Element
    body: list[Block] = field(default_factory=list)


def read_quiz(written: Directive, values: dict[str, Any], scope: Scope) -> tuple[Quiz, list[Problem]]:
    """Part a quiz into its introduction and its questions."""
    intro, drafts = _split(written.children)
    problems: list[Problem] = []
    if not drafts:
        problems.append(
            Problem(
                code="Q101",
                message="The quiz asks nothing.",
                hint="Begin each question with a heading: ### What is …? {#an-id}",
                place=written.place,
            )
        )
    read = [_question(draft, scope, values["prefix"], number) for number, draft in enumerate(drafts, 1)]
    for _question_read, found in read:
        problems += found
    quiz = Quiz(
        id=values["id"],
        title=values.get("argument"),
        intro=tuple(intro),
        questions=tuple(question for question, _found in read if question),
        passing=values.get("pass"),
        attempts=values.get("attempts"),
        place=written.place,
    )
    return quiz, problems


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


def _question(draft: _Draft, scope: Scope, prefix: str, number: int) -> tuple[Question | None, list[Problem]]:
    title, place = _title(draft.heading), draft.heading.place
    if title is None:
        return None, [_no_prompt(place)]
    given = dict(draft.heading.attrs).get("id")
    own = given or slug(title.source)
    problems = [bad_id(given, place)] if given and not VALID_ID.fullmatch(given) else []
    if not given:
        problems.append(_no_id(title, place))
    fields, body, found = read_fields(draft.body, scope, own)
    problems += found
    shape, found = find_shape(body, fields.kind, own, place)
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
        points=fields.points,
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


def _no_id(title: Prose, place: Place) -> Problem:
    return Problem(
        code="Q901",
        message="The question has no id of its own: results and progress are lost when its words change.",
        hint=f"Add one at the end of the heading: {{#{slug(title.source)}}}",
        place=place,
        severity=Severity.WARNING,
    )
