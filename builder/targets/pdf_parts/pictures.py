"""Make pictures ready for print, and find the words that no font of this machine can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from builder.errors import Place, Problem, ProblemsFound
from builder.media import Fault, coverage, picture_problem
from builder.model import CodeBlock, Edition, Prose, plain_text, walk
from builder.targets.parts.fonts import families_of, installed, without_glyph
from builder.targets.parts.names import place_of
from builder.targets.pdf_parts import kept
from builder.targets.target import Kit
from builder.theme import Theme

# Debian's packages of fonts, by the blocks of Unicode that they have; most other scripts are in Noto's core.
_PACKAGES = (
    ("fonts-noto-cjk", ((0x2E80, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))),
    ("fonts-noto-cjk", ((0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF))),
    ("fonts-symbola", ((0x1F000, 0x1FAFF),)),
)


def pictures(edition: Edition, kit: Kit, stack: str) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Give the bytes of each medium of an edition; the words of drawings are outlines in the fonts of a stack."""
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in edition.media:
        try:
            made[path] = kept.photo(kit.once, kit.media(path), _suffix(path))
        except Fault as fault:
            problems.append(picture_problem(fault.reason, path, place_of(path, edition, kit)))
        if path.lower().endswith(".svg"):
            drawn = kept.outlines(kit.once, made[path].decode("utf-8"), tuple(families_of(stack)))
            made[path] = drawn.svg.encode()
            problems += (_on_path(words, place_of(path, edition, kit)) for words in drawn.on_path)
    return made, tuple(problems)


def _suffix(path: str) -> str:
    return path[path.rfind(".") :] if "." in path else ""


def _on_path(words: str, place: Place) -> Problem:
    return Problem(
        code="F102",
        message=f"“{words}” stands on a curve, which the PDF cannot show.",
        place=place,
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
    message = f"No font of the theme or of this machine has the character “{char}” ({name})."
    return Problem(code="F101", message=message, place=place, hint=_glyph_hint(char))


def _glyph_hint(char: str) -> str:
    if unicodedata.category(char) == "Co":
        return "Only the font that made it has it: put its file into the theme (`font-files:` in theme.yaml)."
    return f"Install the fonts of its script (`apt-get install {_package(char)}`), or write the word in another way."


def _package(char: str) -> str:
    """Name the package of Debian that has a character."""
    blocks = ((package, low, high) for package, ranges in _PACKAGES for low, high in ranges)
    return next((package for package, low, high in blocks if low <= ord(char) <= high), "fonts-noto-core")


def _no_fonts(edition: Edition) -> Problem:
    return Problem(
        code="B202",
        message="No fonts were found, so no PDF can be made.",
        place=edition.course.place,
        hint="Run `make demo`, or install them: `apt-get install fontconfig fonts-noto-core`.",
    )
