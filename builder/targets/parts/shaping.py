"""Shape a line of text with HarfBuzz: glyphs from left to right, whatever way its words run."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.targets.parts.fonts import Font, font_for, is_shown

# Unicode's controls of direction that python-bidi does not know: isolates (UAX 9 §2.4).
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"), "\u200b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Say how words are set: families in order, CSS weight, size in user units, language."""

    families: tuple[str, ...]
    weight: int
    italic: bool
    size: float
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Be a character of a line: how it is set, and which part of the line it belongs to."""

    char: str
    voice: Voice
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Be letters that are shaped together: one font, one voice, one direction, one part of the line."""

    text: str
    voice: Voice
    font: Font
    level: int
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """Place a glyph in its run, in user units: y runs up, as in fonts."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """Hold the glyphs of a run and how far it moves the pen."""

    run: Run
    glyphs: tuple[Glyph, ...]
    advance: float


def levels(text: str, base: int) -> tuple[int, ...]:
    """Give each character its embedding level; odd ones run right to left (Unicode Standard Annex 9)."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text.translate(_ISOLATES), storage)
    chars = list(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return tuple(char["level"] for char in chars)


def shape_line(letters: Sequence[Letter], base: int) -> tuple[Shaped, ...]:
    """Shape the runs of a line, in the order in which they stand from left to right; `base` is 1 for `rtl` lines."""
    return tuple(_shape(run) for run in visual(tuple(_runs(letters, base))))


def _runs(letters: Sequence[Letter], base: int) -> Iterator[Run]:
    text = "".join(letter.char for letter in letters)
    rows = zip(letters, _fonts(letters), levels(text, base), strict=True)
    for (voice, part, font, level), group in groupby(rows, key=lambda row: (row[0].voice, row[0].part, *row[1:])):
        words = "".join(letter.char for letter, _font, _level in group)
        if font is not None:
            yield Run(text=words, voice=voice, font=font, level=level, part=part)


def _fonts(letters: Sequence[Letter]) -> Iterator[Font | None]:
    """Choose a font for each letter; spaces, marks and signs stay in the font of the letter before."""
    before: tuple[Voice, Font] | None = None
    for letter in letters:
        if before and before[0] == letter.voice and _stays(letter.char, before[1]):
            yield before[1]
            continue
        font = _font(letter)
        before = (letter.voice, font) if font else None
        yield font


def _stays(char: str, font: Font) -> bool:
    return not is_shown(char) or (unicodedata.category(char)[0] != "L" and font.has(char))


def _font(letter: Letter) -> Font | None:
    """Find a font; where none has the letter, one that draws its empty box (and the letter is a problem)."""
    voice = letter.voice
    char = letter.char if is_shown(letter.char) else " "
    found = font_for(char, voice.families, voice.weight, voice.italic)
    return found or font_for(" ", voice.families, voice.weight, voice.italic)


def visual(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Order runs from left to right: reverse what stands at each level, highest first (UAX 9, rule L2)."""
    ordered = list(runs)
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        start = 0
        for is_deep, group in groupby(list(ordered), key=lambda run: run.level >= level):
            end = start + len(list(group))
            if is_deep:
                ordered[start:end] = reversed(ordered[start:end])
            start = end
    return tuple(ordered)


def _shape(run: Run) -> Shaped:
    import uharfbuzz

    font = run.font.load(run.voice.weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    if run.voice.language:
        buffer.language = run.voice.language
    uharfbuzz.shape(font, buffer)
    scale, pen, glyphs = run.voice.size / font.face.upem, 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(number=info.codepoint, x=(pen + place.x_offset) * scale, y=place.y_offset * scale))
        pen += place.x_advance
    return Shaped(run=run, glyphs=tuple(glyphs), advance=pen * scale)
