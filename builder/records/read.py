"""Read a record that a learner has saved: it may be anything."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from builder.errors import Place, Problem, ProblemsFound
from builder.records.code import Certified, plain_name
from builder.records.values import Answer, Attempts, Certificate, Record

# The number of the form; a record of a higher one is not understood (docs/record.md).
FORM = 1
MOST_BYTES = 8_000_000
_MOST = 100_000
_STATES = ("incomplete", "completed", "passed", "failed")
# Who sent the file is asked to send another one: a trainer cannot mend it.
_AGAIN = "Ask the learner to save the file again, and send the file itself."

_NAMES = {"dict": "an object", "list": "a list", "str": "a text"}

Kind = TypeVar("Kind")


class Misshapen(Exception):
    """Say which key of a record is wrong, and how."""

    def __init__(self, key: str, wanted: str) -> None:
        super().__init__(key, wanted)
        self.key = key
        self.wanted = wanted


def read_record(file: str, content: bytes) -> Record:
    """Read one record; raises `ProblemsFound` with what is wrong with it."""
    raw = _opened(file, content)
    try:
        return _record(file, raw)
    except Misshapen as shape:
        message = f"`{shape.key}` must be {shape.wanted}."
        raise _problem(file, "R104", message, f"The file was changed or damaged. {_AGAIN}") from None


def _opened(file: str, content: bytes) -> Mapping[str, Any]:
    if len(content) > MOST_BYTES:
        raise _problem(file, "R101", f"The file has more than {MOST_BYTES:,} bytes: no record is so large.", _AGAIN)
    try:
        raw = json.loads(content.decode("utf-8-sig"))
        json.dumps(raw, ensure_ascii=False).encode("utf-8")  # half a character cannot be written again
    except (ValueError, RecursionError):
        raise _problem(file, "R101", "The file is no JSON in UTF-8.", _AGAIN) from None
    form = raw.get("satchel-record") if isinstance(raw, dict) else None
    if not isinstance(form, int) or isinstance(form, bool) or form < 1:
        raise _problem(file, "R102", "The file is no record of a learner.", "Records end in `.satchel.json`.")
    if form > FORM:
        hint = "Update Satchel: a newer version made the package of this learner."
        raise _problem(file, "R103", f"The record has form {form}; this Satchel reads form {FORM}.", hint)
    return cast(Mapping[str, Any], raw)


def _problem(file: str, code: str, message: str, hint: str) -> ProblemsFound:
    return ProblemsFound([Problem(code=code, message=message, place=Place(file=file), hint=hint)])


def _record(file: str, raw: Mapping[str, Any]) -> Record:
    learner, lessons = _get(raw, "learner", dict, {}), _get(raw, "lessons", dict, {})
    result = _get(raw, "result", dict, {})
    course, module = _text(raw, "course"), _text(raw, "module")
    if not course:
        raise Misshapen("course", "the name of a course")
    scope = f"{course}/{module}" if module else course
    given = _get(raw, "certificates", list, [])
    return Record(
        file=file,
        course=course,
        module=module,
        version=_text(raw, "version"),
        locale=_text(raw, "locale"),
        learner=_text(learner, "id", "learner."),
        names=tuple(map(plain_name, _texts(learner, "names", "learner."))),
        started=_moment(raw, "started"),
        saved=_moment(raw, "saved"),
        status=_status(result),
        score=_score(result, "result."),
        seen=_texts(lessons, "seen", "lessons."),
        lessons=_count(lessons, "of", "lessons."),
        quizzes=tuple((name, _attempts(one, f"quizzes.{name}.")) for name, one in _each(raw, "quizzes")),
        answers=tuple((name, _answer(one, f"answers.{name}.")) for name, one in _each(raw, "answers")),
        certificates=tuple(_certificate(one, f"certificates.{rank}.", scope) for rank, one in enumerate(given)),
    )


def _each(raw: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
    entries = _get(raw, key, dict, {})
    for name, one in entries.items():
        _is(one, dict, f"{key}.{name}")
    return list(entries.items())


def _attempts(raw: Mapping[str, Any], place: str) -> Attempts:
    mark = raw.get("pass")
    known = None if mark is None else _count(raw, "pass", place)
    return Attempts(attempts=_count(raw, "attempts", place), best=_share(raw, "best", place), mark=known)


def _answer(raw: Mapping[str, Any], place: str) -> Answer:
    words = {key: _text(raw, key, place) for key in ("response", "kind", "quiz", "survey", "when")}
    return Answer(share=_share(raw, "share", place), **words)


def _certificate(raw: Any, place: str, scope: str) -> Certificate:
    _is(raw, dict, place.rstrip("."))
    version, name, date = (_text(raw, key, place) for key in ("version", "name", "date"))
    said = Certified(course=scope, version=version, name=name, score=_score(raw, place), date=date)
    return Certificate(said=said, code=_text(raw, "code", place))


def _get(raw: Mapping[str, Any], key: str, kind: type[Kind], usual: Kind, place: str = "") -> Kind:
    value = raw.get(key, usual)
    _is(value, kind, place + key)
    return cast(Kind, value)


def _is(value: Any, kind: type, key: str) -> None:
    if not isinstance(value, kind):
        raise Misshapen(key, _NAMES[kind.__name__])


def _text(raw: Mapping[str, Any], key: str, place: str = "") -> str:
    text = _get(raw, key, str, "", place)
    if len(text) > _MOST:
        raise Misshapen(place + key, f"a text of at most {_MOST:,} characters")
    return text


def _texts(raw: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    values = _get(raw, key, list, [], place)
    for value in values:
        _is(value, str, place + key)
    return tuple(values)


def _moment(raw: Mapping[str, Any], key: str) -> str:
    text = _text(raw, key)
    if text and not re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?", text, re.ASCII):
        raise Misshapen(key, "a day as 2026-03-08, or with a time as 2026-03-08T14:05:00")
    return text


def _count(raw: Mapping[str, Any], key: str, place: str) -> int:
    value = raw.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1_000_000:
        raise Misshapen(place + key, "a whole number, not below 0")
    return value


def _share(raw: Mapping[str, Any], key: str, place: str) -> float:
    value = raw.get(key, 0)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise Misshapen(place + key, "a number from 0 to 1")
    return float(value)


def _score(raw: Mapping[str, Any], place: str) -> int | None:
    value = raw.get("score")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise Misshapen(f"{place}score", "a whole number from 0 to 100, or null")
    return value


def _status(raw: Mapping[str, Any]) -> str:
    status = _text(raw, "status", "result.")
    if status and status not in _STATES:
        raise Misshapen("result.status", f"one of: {', '.join(_STATES)}")
    return status
