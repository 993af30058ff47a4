"""Read the field lines under a question's heading: `:hint:`, `:points:`, `:kind:`, in a survey `:scale:` too."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.errors import Place, Problem
from builder.model import Block, Element, Prose, Scope

KINDS = ("choice", "choices", "number", "text", "gaps", "order", "match", "sort", "open")
_FIELD = re.compile(r":([A-Za-z][\w-]*):[ \t]*(.*)")
_SCALE = re.compile(r"(\d{1,2}) ?[-–] ?(\d{1,2})")
_MOST_STEPS = 11
IN_QUIZ = ("hint", "points", "kind")
IN_SURVEY = ("hint", "scale", "low", "high")
_WANTED = {
    "hint": "some text",
    "points": "a number such as 2",
    "kind": f"one of {', '.join(KINDS)}",
    "scale": f"two whole numbers, such as 1–5, with {_MOST_STEPS} steps at most",
    "low": "what the lowest number means",
    "high": "what the highest number means",
}


@dataclass(frozen=True, slots=True)
class _Where:
    """Know where a field line stands."""

    scope: Scope
    question: str
    place: Place


@dataclass(slots=True)
class Fields:
    """Hold what the field lines say."""

    hint: Prose | None = None
    points: float | None = None
    kind: str = ""
    scale: tuple[int, int] | None = None
    low: Prose | None = None
    high: Prose | None = None


def read_fields(
    body: Sequence[Block], scope: Scope, question: str, names: tuple[str, ...] = IN_QUIZ
) -> tuple[Fields, list[Block], list[Problem]]:
    """Take the field lines off a question's body; `names` are those that it may have."""
    fields, blocks = Fields(), list(body)
    problems = [problem for block in blocks[1:] for problem in _late(block, names)]
    if not blocks or not (prose := _first_prose(blocks[0])) or not _FIELD.match(prose.source):
        return fields, blocks, problems
    for offset, line in enumerate(prose.source.split("\n")):
        place = Place(file=prose.place.file, line=prose.place.line + offset)
        match = _FIELD.fullmatch(line)
        problem = _read(fields, match, names, _Where(scope, question, place)) if match else _not_a_field(line, place)
        if problem:
            problems.append(problem)
    return fields, blocks[1:], problems


def _late(block: Block, names: tuple[str, ...]) -> Iterator[Problem]:
    """Tell of field lines below the question's text: they would be shown, and do nothing."""
    prose = _first_prose(block)
    match = _FIELD.match(prose.source) if prose else None
    if prose and match and match[1].lower() in names:
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


def _read(fields: Fields, match: re.Match[str], names: tuple[str, ...], where: _Where) -> Problem | None:
    name, value = match[1], match[2].strip()
    if name not in names:
        return _unknown(name, names, where.place)
    if name in ("hint", "low", "high") and value:
        setattr(fields, name, _text(name, value, where))
    elif name == "points" and re.fullmatch(r"\d{1,2}(?:\.\d)?", value) and float(value) > 0:
        fields.points = float(value)
    elif name == "kind" and value in KINDS:
        fields.kind = value
    elif name == "scale" and (steps := _steps(value)):
        fields.scale = steps
    else:
        return _bad_value(name, value, where.place)
    return None


def _text(name: str, value: str, where: _Where) -> Prose:
    role = {"hint": "hint", "low": "lowest answer", "high": "highest answer"}[name]
    return Prose(source=value, place=where.place, role=f"{role} of question {where.question}", scope=where.scope)


def _steps(value: str) -> tuple[int, int] | None:
    match = _SCALE.fullmatch(value)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    return (first, last) if 1 <= last - first < _MOST_STEPS else None


def _bad_value(name: str, value: str, place: Place) -> Problem:
    message = f"`:{name}:` cannot be `{value}`." if value else f"`:{name}:` says nothing."
    return Problem(code="Q104", message=message, hint=f"Write {_WANTED[name]}.", place=place)


def _unknown(name: str, names: tuple[str, ...], place: Place) -> Problem:
    near = difflib.get_close_matches(name, names, 1)
    hint = f"Did you mean `:{near[0]}:`?" if near else f"Known ones: {', '.join(f'`:{n}:`' for n in names)}."
    kind = "question of a survey" if names == IN_SURVEY else "question"
    if name in _WANTED:
        hint = f"It belongs to a question of a {'quiz' if names == IN_SURVEY else 'survey'}. {hint}"
    return Problem(code="Q105", message=f"A {kind} has no field `{name}`.", hint=hint, place=place)
