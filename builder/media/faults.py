"""Say why a picture cannot be packed."""

from __future__ import annotations

from typing import Literal, TypeAlias

from builder.errors import Place, Problem, SatchelError

Reason: TypeAlias = Literal["broken", "pixels", "heic"]

# Twice the sensor of a good camera: a picture with more was made to fill the memory of who opens it, or by mistake.
MOST_PIXELS = 100_000_000
HEIC_KINDS = ("heic", "heif", "avif")

_SAYS = {
    "broken": (
        "I111",
        "The picture `%s` cannot be read: it is damaged, cut off, or no picture.",
        "Open it in an image program and save it again as JPEG or PNG.",
    ),
    "pixels": (
        "I112",
        f"The picture `%s` has more than {MOST_PIXELS // 1_000_000} million pixels.",
        "Make it smaller: a page shows 800 pixels across, a printed page 2,000.",
    ),
    "heic": (
        "I113",
        "The picture `%s` is HEIC or AVIF, which many browsers and platforms cannot show.",
        "Save or export it as JPEG. (On an iPhone: Settings, Camera, Formats, Most Compatible.)",
    ),
}


class Fault(SatchelError):
    """Stop at a picture that cannot be read."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


def picture_problem(reason: Reason, path: str, place: Place) -> Problem:
    """Say what is wrong with a picture, and the way out."""
    code, message, hint = _SAYS[reason]
    return Problem(code=code, message=message % path, place=place, hint=hint)
