"""Make the costly parts of a page once: a kit with a memory gives what was made of the same parts before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.media import for_paper
from builder.media.pictures import PICTURES
from builder.targets.parts.outlines import Outlined, outlined
from builder.targets.pdf_parts.code import colored
from builder.targets.pdf_parts.formulas import drawn, without_character

if TYPE_CHECKING:
    from builder.targets.target import Once


def formula(once: Once, tex: str, display: bool) -> str:
    """Draw a formula: 50 ms, and 180 more for the first."""
    return once("formula", (tex, display), lambda: drawn(tex, display).encode()).decode()


def letters(once: Once, tex: str) -> tuple[str, ...]:
    """List the letters of a formula that its font does not have."""
    found = once("letters of a formula", (tex,), lambda: json.dumps(without_character(tex)).encode())
    return tuple(json.loads(found))


def code(once: Once, text: str, language: str) -> str:
    """Colour code: 50 ms for the first, 1 ms for others."""
    return once("code", (text, language), lambda: colored(text, language).encode()).decode()


def outlines(once: Once, svg: str, families: tuple[str, ...]) -> Outlined:
    """Draw the words of an SVG as outlines: 20 ms or more."""

    def make() -> bytes:
        made = outlined(svg, families)
        return json.dumps([made.svg, made.on_path]).encode()

    drawing, on_path = json.loads(once("outlines", (svg, families), make))
    return Outlined(svg=drawing, on_path=tuple(on_path))


def photo(once: Once, content: bytes, suffix: str) -> bytes:
    """Make a picture fit for paper: 100 ms; raises `Fault`, and what is no picture stays as it is."""
    if suffix.lower() not in PICTURES:
        return content
    from PIL import features  # 30 ms to import: only where there is a picture

    versions = tuple(str(features.version(name)) for name in ("jpg", "zlib", "webp"))
    return once("photo", (content, suffix, versions), lambda: for_paper(content, suffix))
