"""Read the file of a review or of a place, also where somebody has pasted its text between other words."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

from builder.errors import Problem, ProblemsFound
from builder.exchange.names import one_line, tidy
from builder.exchange.problems import problem
from builder.exchange.values import Back, BackPhoto, BackText

if TYPE_CHECKING:
    from builder.exchange.forms import PlacedPhoto, PlaceForm, ReviewedText, ReviewForm

LARGEST = 80_000_000
_DEEPEST = 8
_MOST_TOLD = 20
_JPEG = "data:image/jpeg;base64,"


def read_json(content: bytes, file: str) -> tuple[Back, tuple[Problem, ...]]:
    """Read what came back; raises `ProblemsFound` where it cannot be read at all."""
    # pydantic takes 150 ms to import: only where a file is read.
    from builder.exchange.forms import PLACE, REVIEW, PlaceForm, ReviewForm

    value = _parsed(content, file)
    match value.get("format"):
        case str(name) if name == REVIEW:
            return _review(_checked(ReviewForm, value, file), file), ()
        case str(name) if name == PLACE:
            return _place(_checked(PlaceForm, value, file), file)
    raise ProblemsFound([problem("X101", file)])


def _parsed(content: bytes, file: str) -> dict[str, Any]:
    """Find the one object in a text: what a mail or a chat has put around it is left out."""
    if len(content) > LARGEST:
        raise ProblemsFound([problem("X103", file, what=f"{len(content):,} bytes")])
    text = content.decode("utf-8-sig", errors="replace").replace("\u00a0", " ")
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise ProblemsFound([problem("X101", file)])
    try:
        value = json.loads(text[start : end + 1], strict=False)
    except (ValueError, RecursionError) as error:
        why = str(error).split("\n", 1)[0] if isinstance(error, ValueError) else "it is nested too deeply"
        raise ProblemsFound([problem("X102", file, why=f"it is cut off or mixed up ({why})")]) from None
    if not isinstance(value, dict) or "format" not in value:
        raise ProblemsFound([problem("X101", file)])
    return value


def _checked(form: Any, value: dict[str, Any], file: str) -> Any:
    from pydantic import ValidationError

    try:
        return form.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)[:_MOST_TOLD]
        raise ProblemsFound([_misfit(detail["loc"], detail["msg"], file) for detail in found]) from None


def _misfit(path: tuple[int | str, ...], said: str, file: str) -> Problem:
    where = ".".join(str(part) for part in path)
    return problem("X104", file, where=f"`{where}`", why=said[:1].lower() + said[1:])


def _review(form: ReviewForm, file: str) -> Back:
    return Back(
        kind="review",
        file=file,
        course=form.course,
        locale=form.locale,
        by=one_line(form.by),
        native=form.native,
        texts=tuple(_text(text, number) for number, text in enumerate(form.texts, start=1)),
    )


def _text(text: ReviewedText, number: int) -> BackText:
    return BackText(
        id=text.id,
        source=tidy(text.source),
        translation=tidy(text.text),
        number=number,
        seen=tidy(text.seen),
        note=tidy(text.note),
        is_right=text.right,
    )


def _place(form: PlaceForm, file: str) -> tuple[Back, tuple[Problem, ...]]:
    photos = [_photo(photo, file) for photo in form.photos]
    back = Back(
        kind="place",
        file=file,
        course=form.course,
        locale=form.locale,
        by=one_line(form.by),
        facts=tuple((one.name, one_line(one.answer)) for one in form.facts),
        slots=tuple((one.name, tidy(one.answer)) for one in form.slots),
        photos=tuple(photo for photo in photos if isinstance(photo, BackPhoto)),
    )
    return back, tuple(photo for photo in photos if isinstance(photo, Problem))


def _photo(photo: PlacedPhoto, file: str) -> BackPhoto | Problem:
    try:
        content = base64.b64decode(photo.data.removeprefix(_JPEG), validate=True) if photo.data else None
    except (binascii.Error, ValueError):
        return problem("X304", file, number=photo.number, name=photo.slot, why="it is cut off")
    return BackPhoto(
        slot=photo.slot,
        number=photo.number,
        content=content,
        shows=one_line(photo.shows),
        credit=one_line(photo.credit),
    )
