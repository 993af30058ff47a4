"""Make pictures ready for print, and find the words that no font of this machine can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from builder.errors import Place, Problem, ProblemsFound
from builder.media import coverage
from builder.model import CodeBlock, Edition, Prose, plain_text, walk
from builder.targets.parts.fonts import families_of, installed, without_glyph
from builder.targets.parts.outlines import outlined
from builder.targets.target import Kit
from builder.theme import Theme

_FONTS_HINT = "Install fonts for its script (`apt-get install fonts-noto-core`), or write the word in another way."


def pictures(edition: Edition, kit: Kit, stack: str) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Give the bytes of each medium of an edition; the words of drawings are outlines in the fonts of a stack."""
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in edition.media:
        made[path] = kit.media(path)
        if path.lower().endswith(".svg"):
            drawn = outlined(made[path].decode("utf-8"), families_of(stack))
            made[path] = drawn.svg.encode()
            problems += (_on_path(words, path, edition) for words in drawn.on_path)
    return made, tuple(problems)


def _on_path(words: str, path: str, edition: Edition) -> Problem:
    folder = edition.course.place.file.rpartition("/")[0]
    return Problem(
        code="F102",
        message=f"“{words}” stands on a curve, which the PDF cannot show.",
        place=Place(file=f"{folder}/{path}" if folder else path),
        hint="Write the words on a straight line.",
    )


def glyph_problems(edition: Edition, theme: Theme) -> Iterator[Problem]:
    """Find the characters that would be printed as empty boxes, each at its first place; a theme may bring fonts."""
    brought = frozenset().union(*(coverage(face.file.content) for face in theme.faces))
    if not installed():
        raise ProblemsFound([_no_fonts(edition)])
    told: set[str] = set()
    for text, place in _texts(edition):
        for char in without_glyph(text):
            if char not in told and ord(char) not in brought:
                yield _no_glyph(char, place)
            told.add(char)


def _texts(edition: Edition) -> Iterator[tuple[str, Place]]:
    for node in walk(edition.course):
        if isinstance(node, Prose):
            yield plain_text(node), node.place
        elif isinstance(node, CodeBlock):
            yield node.text, node.place


def _no_glyph(char: str, place: Place) -> Problem:
    name = f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
    message = f"No font of this machine has the character “{char}” ({name})."
    return Problem(code="F101", message=message, place=place, hint=_FONTS_HINT)


def _no_fonts(edition: Edition) -> Problem:
    return Problem(
        code="B202",
        message="No fonts were found, so no PDF can be made.",
        place=edition.course.place,
        hint="Run `make demo`, or install them: `apt-get install fontconfig fonts-noto-core`.",
    )
