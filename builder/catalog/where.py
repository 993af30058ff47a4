"""Tell a translator what a text is, where it stands and how much room it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import Any

from builder.catalog.msgid import source_nodes
from builder.model import Course, Module, Prose, Question, plain_text, walk

_QUESTION = re.compile(r"(?<=question )[^\s:]+")
_LABEL = "label in drawing "
_TITLES = ("title of the course", "module title", "lesson title")

# Room in a drawing and in a list of contents, where a title may go on to a second line: so many times the source's
# length, and at least so many characters.
_ROOM_OF_LABEL = (1.4, 16)
_ROOM_OF_TITLE = (1.7, 40)
# A longer text in a drawing is its description: it is read aloud, not drawn.
_LONGEST_LABEL = 60

# What the source calls a text, and what it is to a translator.
_ROLES = {
    "alt of figure": "what a figure shows, for readers who cannot see it",
    "credit of figure": "credit of a figure",
    "definition": "definition in the glossary",
    "for of the course": "who the course is for",
    "group of activity": "group size of an activity",
    "keywords of the course": "keyword of the course",
    "lesson title": "title",
    "long of figure": "long description of a figure",
    "materials of activity": "materials of an activity",
    "module title": "title",
    "outcomes of the course": "what a learner can do at the end of the course",
    "table cell": "cell of a table",
    "title of trainer": "title of a note for trainers",
}


def descriptions(course: Course) -> dict[int, str]:
    """Say of each prose, by its identity, what it is and where: `wrong answer of question 3, module 2`."""
    told: dict[int, str] = {}
    for number, module in enumerate(course.modules, start=1):
        told |= _in_module(module, f"module {number}")
    rest = (prose for prose in _proses(course) if id(prose) not in told)
    return told | {id(prose): _ROLES.get(prose.role, prose.role) for prose in rest}


def _in_module(module: Module, where: str) -> dict[int, str]:
    told = {id(module.title): f"{_ROLES['module title']} of {where}"}
    for part, place in _parts(module, where):
        told |= {id(prose): f"{_ROLES.get(prose.role, prose.role)}, {place}" for prose in _proses(part)}
    for number, lesson in enumerate(module.lessons, start=1):
        told[id(lesson.title)] = f"{_ROLES['lesson title']} of lesson {number}, {where}"
    return told | _in_questions(module, where)


def _parts(module: Module, where: str) -> Iterator[tuple[Any, str]]:
    yield module.intro, where
    yield from ((lesson, f"lesson {number}, {where}") for number, lesson in enumerate(module.lessons, start=1))
    yield from ((note, f"footnote {number}, {where}") for number, note in enumerate(module.footnotes, start=1))


def _in_questions(module: Module, where: str) -> dict[int, str]:
    """Name the questions of a module by their number; what a role adds after a colon stays at its end."""
    questions = [node for node in walk(module) if isinstance(node, Question)]
    told: dict[int, str] = {}
    for number, question in enumerate(questions, start=1):
        for prose in _proses(question):
            role, colon, advice = prose.role.partition(":")
            named = _QUESTION.sub(str(number), role, count=1)
            named = named if named != role else f"{role} of question {number}"
            told[id(prose)] = f"{named}, {where}{colon}{advice}"
    return told


def _proses(part: Any) -> Iterator[Prose]:
    return (node for node in walk(part) if isinstance(node, Prose))


def room_for(prose: Prose) -> int | None:
    """Count the characters that a translation has room for, or None where there is enough."""
    if not prose.role.startswith((_LABEL, *_TITLES)):
        return None
    length = len(plain_text(source_nodes(prose)))
    if prose.role.startswith(_TITLES):
        growth, least = _ROOM_OF_TITLE
    elif length <= _LONGEST_LABEL:
        growth, least = _ROOM_OF_LABEL
    else:
        return None
    return max(least, ceil(length * growth))
