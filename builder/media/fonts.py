"""Cut a font down to a script, and prove that it writes every word as the whole font does."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import uharfbuzz
    from fontTools.ttLib import TTFont

# Copyright, family, style, version, PostScript name, licence, its address: the OFL wants its words to stay in the font.
_NAMES = (0, 1, 2, 5, 6, 13, 14)
_OPEN = "SIL Open Font License"
_REGULAR = 400

Drawn: TypeAlias = tuple[tuple[object, ...], ...]


def is_open(font: bytes, index: int) -> bool:
    """Tell whether a font says that everybody may pass it on: the SIL Open Font License."""
    words = _opened(font, index)["name"].getDebugName(13) or ""
    return _OPEN.lower() in words.lower()


def coverage(font: bytes, index: int = 0) -> frozenset[int]:
    """List the characters that a font has (woff2 too)."""
    return frozenset(_opened(font, index).getBestCmap() or {})


def subset(font: bytes, characters: frozenset[int], index: int = 0) -> bytes:
    """Make a woff2 of some characters of a font, in one weight, with every feature that shapes them."""
    from fontTools import subset as subsetting

    options = subsetting.Options(
        layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=list(_NAMES), recalc_timestamp=False
    )
    opened = _regular(_opened(font, index))
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(opened)
    opened.flavor = "woff2"
    return _saved(opened)


def differences(full: bytes, part: bytes, runs: Iterable[str], index: int = 0) -> tuple[str, ...]:
    """List the runs that two fonts draw differently: other shapes, other advances, or in other places."""
    one, other = _Pen(_saved(_regular(_opened(full, index)))), _Pen(_unpacked(part))
    return tuple(run for run in runs if one.draw(run) != other.draw(run))


class _Pen:
    """Shape words with HarfBuzz; the numbers of glyphs change in a subset, what they draw must not."""

    def __init__(self, font: bytes) -> None:
        import uharfbuzz

        self._font = uharfbuzz.Font(uharfbuzz.Face(font))
        self._outlines: dict[int, tuple[object, ...]] = {}

    def draw(self, run: str) -> Drawn:
        """List what is drawn: the outline of each glyph, how far it moves the pen, and where it stands."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        return tuple(self._drawn(buffer))

    def _drawn(self, buffer: uharfbuzz.Buffer) -> Iterator[tuple[object, ...]]:
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            moved = (place.x_advance, place.y_advance, place.x_offset, place.y_offset)
            yield info.cluster, moved, self._outline(info.codepoint)

    def _outline(self, glyph: int) -> tuple[object, ...]:
        from fontTools.pens.recordingPen import RecordingPen

        if glyph not in self._outlines:
            pen = RecordingPen()
            self._font.draw_glyph_with_pen(glyph, pen)
            self._outlines[glyph] = tuple(pen.value)
        return self._outlines[glyph]


def _opened(font: bytes, index: int) -> TTFont:
    from fontTools.ttLib import TTFont  # 60 ms to import: only where a font is packed

    return TTFont(io.BytesIO(font), fontNumber=index, recalcTimestamp=False, lazy=True)


def _regular(font: TTFont) -> TTFont:
    """Pin a variable font at its regular weight, every other axis where it usually stands."""
    if "fvar" not in font:
        return font
    from fontTools.varLib.instancer import instantiateVariableFont

    places = {axis.axisTag: _REGULAR if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes}
    return instantiateVariableFont(font, places)


def _unpacked(font: bytes) -> bytes:
    opened = _opened(font, 0)
    opened.flavor = None
    return _saved(opened)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
