"""Lay records out as rows: one for each learner, a column for each question, before and after side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from builder.records.values import Answer, Record

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Cell]

_WHEN = ("before", "after")
# `sure-before` and `sure-after` ask the same: what is left of an id without its time is their pair's name.
_TIME = re.compile(r"^(?:before|after|pre|post)-|-(?:before|after|pre|post)$")


def rows(records: Sequence[Record]) -> list[Row]:
    """Give each record its row; where there are several courses, a question's column begins with its course."""
    several = len({record.scope for record in records}) > 1
    return [_row(record, f"{record.scope}: " if several else "") for record in records]


def columns(made: Iterable[Row]) -> list[str]:
    """List the columns of all rows: first what every learner has, then quizzes and questions by name."""
    every = dict.fromkeys(name for row in made for name in row)
    fixed = [name for name in every if name in _FIXED]
    return [*fixed, *sorted((name for name in every if name not in _FIXED), key=_rank)]


_FIXED = (
    *("file", "course", "module", "version", "locale", "names", "started (device)", "saved (device)"),
    *("status", "score", "lessons seen", "lessons", "certificate", "code ok"),
)


def _rank(name: str) -> tuple[str, int, str]:
    """Keep the columns of one thing together, `before` in front of `after` and `change`."""
    thing, _, part = name.rpartition(" ")
    places = ("attempts", "best %", "passed", "response", "share", "before", "after", "change")
    thing, part = (thing.rpartition(" ")[0], "best %") if part == "%" else (thing, part)
    return thing, places.index(part) if part in places else len(places), name


def _row(record: Record, prefix: str) -> Row:
    row: Row = {
        "file": record.file,
        "course": record.course,
        "module": record.module,
        "version": record.version,
        "locale": record.locale,
        "names": ", ".join(record.names),
        "started (device)": record.started,
        "saved (device)": record.saved,
        "status": record.status,
        "score": record.score,
        "lessons seen": len(record.seen),
        "lessons": record.lessons,
        "certificate": ", ".join(one.code for one in record.certificates),
        "code ok": _codes(record),
    }
    for name, value in (*_quizzes(record), *_answers(record), *_pairs(record)):
        row[prefix + name] = value
    return row


def _codes(record: Record) -> str:
    if not record.certificates:
        return ""
    return "yes" if all(one.is_sound for one in record.certificates) else "no"


def _quizzes(record: Record) -> Iterator[tuple[str, Cell]]:
    for name, quiz in record.quizzes:
        best = int(quiz.best * 100 + 1e-9)
        yield f"quiz {name} attempts", quiz.attempts
        yield f"quiz {name} best %", best if quiz.attempts else None
        if quiz.mark is not None:
            yield f"quiz {name} passed", "yes" if quiz.attempts and best >= quiz.mark else "no"


def _answers(record: Record) -> Iterator[tuple[str, Cell]]:
    for name, answer in record.answers:
        if answer.when in _WHEN:
            continue
        yield f"{name} response", answer.response
        if not answer.survey:
            yield f"{name} share", round(answer.share, 4)


def _pairs(record: Record) -> Iterator[tuple[str, Cell]]:
    """Put what was said before a training beside what was said after it; numbers have a change."""
    said: dict[str, dict[str, Answer]] = {}
    for name, answer in record.answers:
        if answer.when in _WHEN:
            said.setdefault(_TIME.sub("", name), {})[answer.when] = answer
    for name, sides in said.items():
        for when in _WHEN:
            yield f"{name} {when}", sides[when].response if when in sides else None
        yield from _change(name, sides)


def _change(name: str, sides: dict[str, Answer]) -> Iterator[tuple[str, Cell]]:
    """Subtract the numbers of a scale; options in words have no distance."""
    if len(sides) < len(_WHEN) or any(answer.kind != "scale" for answer in sides.values()):
        return
    before, after = (sides[when].response for when in _WHEN)
    if all(re.fullmatch(r"-?\d{1,6}", side, re.ASCII) for side in (before, after)):
        yield f"{name} change", int(after) - int(before)
