"""Say what the file of a review or of a place may hold; whatever else stands in it is refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

REVIEW = "satchel-review/1"
PLACE = "satchel-place/1"

Name = Annotated[str, StringConstraints(max_length=80, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Tag = Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]
Line = Annotated[str, StringConstraints(max_length=1000)]
Words = Annotated[str, StringConstraints(max_length=20_000)]
# Six megabytes, as base64 writes them.
Picture = Annotated[str, StringConstraints(max_length=8_100_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ReviewedText(_Strict):
    """What a reviewer says about a text; `seen` is the translation that they had before them."""

    id: Annotated[str, StringConstraints(pattern=r"^t[0-9a-f]{14}$")]
    source: Words
    seen: Words = ""
    text: Words = ""
    note: Words = ""
    right: bool = False


class ReviewForm(_Strict):
    """The file of a review."""

    format: Literal["satchel-review/1"]
    course: Name
    version: Line = ""
    locale: Tag
    by: Line = ""
    native: bool | None = None
    texts: Annotated[list[ReviewedText], Field(max_length=20_000)]


class Answered(_Strict):
    """An answer to one question."""

    name: Name
    answer: Words


class PlacedPhoto(_Strict):
    """A photo of a slot; without `data` the one that is there is kept."""

    slot: Name
    number: Annotated[int, Field(ge=1, le=3)]
    data: Picture = ""
    shows: Line
    credit: Line = ""


class PlaceForm(_Strict):
    """The file of a place."""

    format: Literal["satchel-place/1"]
    course: Name
    version: Line = ""
    locale: Tag
    by: Line = ""
    facts: Annotated[list[Answered], Field(max_length=500)]
    slots: Annotated[list[Answered], Field(max_length=200)]
    photos: Annotated[list[PlacedPhoto], Field(max_length=60)]
