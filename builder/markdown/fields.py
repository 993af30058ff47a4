"""Read the field lines under a question's heading: `:hint:`, `:points:`, `:kind:`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.errors import Place, Problem
from builder.model import Block, Element, Prose, Scope

KINDS = ("choice", "choices", "number", "text", "gaps", "order", "match")
_FIELD = re.compile(r":([A-Za-z][\w-]*):[ \t]*(.*)")
_NAMES = ("hint", "points", "kind")


@dataclass(slots=True)
class Fields:
    """Hold what the field lines say."""

    hint: Prose | None = None
    points: float = 1.0
    kind: str = ""


def read_fields(body: Sequence[Block], scope: Scope, question: str) -> tuple[Fields, list[Block], list[Problem]]:
    """Take the field lines off a question's body."""
    fields, blocks = Fields(), list(body)
    problems = [problem for block in blocks[1:] for problem in _late(block)]
    if not blocks or not (prose := _first_prose(blocks[0])) or not _FIELD.match(prose.source):
        return fields, blocks, problems
    for offset, line in enumerate(prose.source.split("\n")):
        place = Place(file=prose.place.file, line=prose.place.line + offset)
        match = _FIELD.fullmatch(line)
        problem = _read(fields, match, scope, question, place) if match else _not_a_field(line, place)
        if problem:
            problems.append(problem)
    return fields, blocks[1:], problems


def _late(block: Block) -> Iterator[Problem]:
    """Tell of field lines below the question's text: they would be shown, and do nothing."""
    prose = _first_prose(block)
    match = _FIELD.match(prose.source) if prose else None
    if prose and match and match[1].lower() in _NAMES:
        yield Problem(
            code="Q115",
            message=f"The field `:{match[1]}:` stands below other text.",
            hint="Move the line up, right under the question's heading.",
            place=prose.place,
        )


def _first_prose(block: Block) -> Prose | None:
    if isinstance(block, Element) and block.tag == "p" and block.children:
        first = block.children[0]
        return first if isinstance(first, Prose) else None
    return None


def _not_a_field(line: str, place: Place) -> Problem:
    return Problem(
        code="Q103",
        message="Text follows the field lines without a blank line.",
        hint="Leave a blank line between the lines that start with a colon and the text.",
        place=place,
    )


def _read(fields: Fields, match: re.Match[str], scope: Scope, question: str, place: Place) -> Problem | None:
    name, value = match[1], match[2].strip()
    if name == "hint" and value:
        fields.hint = Prose(source=value, place=place, role=f"hint of question {question}", scope=scope)
    elif name == "points" and re.fullmatch(r"\d{1,2}(?:\.\d)?", value) and float(value) > 0:
        fields.points = float(value)
    elif name == "kind" and value in KINDS:
        fields.kind = value
    elif name in _NAMES:
        return _bad_value(name, value, place)
    else:
        return _unknown(name, place)
    return None


def _bad_value(name: str, value: str, place: Place) -> Problem:
    wanted = {"hint": "some text", "points": "a number such as 2", "kind": f"one of {', '.join(KINDS)}"}[name]
    return Problem(code="Q104", message=f"`:{name}:` cannot be `{value}`.", hint=f"Write {wanted}.", place=place)


def _unknown(name: str, place: Place) -> Problem:
    near = difflib.get_close_matches(name, _NAMES, 1)
    hint = f"Did you mean `:{near[0]}:`?" if near else f"Known ones: {', '.join(f'`:{n}:`' for n in _NAMES)}."
    return Problem(code="Q105", message=f"A question has no field `{name}`.", hint=hint, place=place)
