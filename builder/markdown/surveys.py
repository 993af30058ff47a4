"""Tell what a question of a survey asks for: a place on a scale, or free words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.errors import Place, Problem
from builder.markdown.fields import Fields
from builder.markdown.near_misses import task_misses
from builder.markdown.shapes import Shape, equal, first_prose, is_open, is_task_list
from builder.model import Block, Element, Open, Prose, Scale

_WAYS = "Below its text, write a list of options, `[[ ]]` for free words, or `:scale: 1–5` under the heading."


def find_survey_shape(
    body: Sequence[Block], fields: Fields, question: str, place: Place
) -> tuple[Shape | None, list[Problem]]:
    """Part a question's body into its stem and what it asks for; nothing in it is right or wrong."""
    problems = _end_faults(fields, place)
    if fields.scale:
        first, last = fields.scale
        scale = Scale(first=first, last=last, low=fields.low, high=fields.high)
        return Shape(kind="scale", stem=tuple(body), answer=scale, explanation=()), [*problems, *_surplus(body)]
    last_block = body[-1] if body else None
    if last_block is not None and is_open(last_block):
        return Shape(kind="open", stem=tuple(body[:-1]), answer=Open(), explanation=()), problems
    if is_task_list(last_block) or task_misses(body):
        return None, [*problems, _problem("Q302", "A survey has no right answers.", "Write `- ` for `- [ ] `.", place)]
    if not isinstance(last_block, Element) or last_block.tag != "ul":
        return None, [*problems, _problem("Q301", "The question of the survey offers nothing to answer.", _WAYS, place)]
    answer, found = _options(last_block, question)
    return Shape(kind="scale", stem=tuple(body[:-1]), answer=answer, explanation=()), [*problems, *found]


def _options(block: Element, question: str) -> tuple[Scale, list[Problem]]:
    problems = []
    options: list[Prose] = []
    for item in block.children:
        text = first_prose(item)
        if text is None or not isinstance(item, Element) or len(item.children) > 1:
            hint = "Write each option in one paragraph; a survey has no feedback."
            problems.append(_problem("Q303", "An option of a survey is not one paragraph.", hint, item.place))
        else:
            options.append(replace(text, role=f"answer to choose of question {question}"))
    if len(block.children) < 2:
        hint = "Write two options or more, or `[[ ]]` for free words."
        problems.append(_problem("Q304", "The question offers one option only.", hint, block.place))
    return Scale(options=tuple(options)), [*problems, *equal(options, "options")]


def _end_faults(fields: Fields, place: Place) -> list[Problem]:
    if fields.scale or not (fields.low or fields.high):
        return []
    hint = "Add the numbers: `:scale: 1–5`."
    return [_problem("Q305", "The question names the ends of a scale, but has none.", hint, place)]


def _surplus(body: Sequence[Block]) -> list[Problem]:
    """Tell of a second way to answer beside the scale."""
    hint = "Keep either `:scale:` or what stands here."
    return [
        _problem("Q306", "The question has a scale and something else to answer.", hint, block.place)
        for block in body
        if is_open(block) or is_task_list(block)
    ]


def _problem(code: str, message: str, hint: str, place: Place) -> Problem:
    return Problem(code=code, message=message, hint=hint, place=place)
