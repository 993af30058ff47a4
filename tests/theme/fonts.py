"""A font of one letter, which no other font has."""

from __future__ import annotations

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTER = "\ue000"


def town_font() -> bytes:
    """Make the font `Town`: a square at U+E000."""
    names = [".notdef", "town"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(LETTER): "town"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "town": _square()})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "town": (600, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Town", "styleName": "Regular", "psName": "Town-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _square() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (500, 700), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
