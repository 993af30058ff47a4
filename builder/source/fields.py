"""Name the kinds of values that settings hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from builder import locales
from builder.source.sizes import SIZE

VERSION = r"^[0-9A-Za-z]+([._-][0-9A-Za-z]+)*$"


def _tag(value: str) -> str:
    tag = locales.canonical(value)
    if tag is None:
        raise ValueError("it is no language tag such as `en`, `sw` or `pt-BR` (BCP 47)")
    return tag


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000, pattern=r"^[^\n\r]*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Language = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_tag)]
Version = Annotated[str, StringConstraints(pattern=VERSION, max_length=32)]
# What goes into a style sheet cannot end a declaration.
Color = Annotated[str, StringConstraints(pattern=r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")]
FontName = Annotated[str, StringConstraints(pattern=r"^[\w .,'-]{1,200}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Size = Annotated[str, StringConstraints(pattern=SIZE)]
MediaPath = Annotated[str, StringConstraints(pattern=r"^media/[A-Za-z0-9._/-]+$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=False)
