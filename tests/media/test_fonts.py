"""A packaged font writes every word as the whole font does, and where it does not, that is seen."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.media import (
    SCRIPTS,
    characters_of,
    coverage,
    differences,
    families_for,
    is_open,
    ranges,
    script_runs,
    scripts_in,
    subset,
)
from builder.targets.parts.fonts import in_family

# What goes wrong where only the characters of a text are packed: vowels are split into signs that it does not have.
WORDS = {
    "Khmr": "កោះ ខ្មែរ ទីក្រុង",
    "Taml": "கொள்ளை தொழில்",
    "Beng": "কৌশল ক্ষুদ্র শহর।",
}
OTHERS = {
    "Arab": "﴿تخطيط﴾ المُدُن ٤٥٪",
    "Deva": "क्षेत्र योजना। श्री",
    "Laoo": "ແຜນຜັງເມືອງ",
    "Nkoo": "ߒߞߏ ߘߎ߰",
    "Sinh": "ශ්‍රී ලංකාව",
    "Tfng": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "Thaa": "ދިވެހި",
}
LARGEST = {"Khmr": 17_000, "Taml": 15_000, "Beng": 43_000, "Arab": 40_000, "Deva": 45_000, "Sinh": 38_000}


@cache
def font_of(code: str) -> bytes:
    font = in_family(SCRIPTS[code].families[0])
    assert font is not None, f"{SCRIPTS[code].families[0]} is missing: run `make setup-test`"
    return Path(font.path).read_bytes()


@cache
def part_of(code: str, words: str) -> bytes:
    return subset(font_of(code), characters_of(SCRIPTS[code], [words]))


@pytest.mark.parametrize(("code", "words"), [*WORDS.items(), *OTHERS.items()])
def test_the_part_of_a_font_writes_like_the_whole(code: str, words: str) -> None:
    (script,) = scripts_in([words])
    runs = script_runs([words], characters_of(script, [words]))
    part = part_of(code, words)
    assert script.code == code and set("".join(runs)) >= set(words) - {" "}
    assert differences(font_of(code), part, runs) == ()
    assert part[:4] == b"wOF2" and len(part) < LARGEST.get(code, 16_000)
    assert {ord(char) for char in words if char > "\u0600"} - coverage(part) <= {0x200D}


@pytest.mark.parametrize(("code", "words"), WORDS.items())
def test_a_part_that_writes_otherwise_is_seen(code: str, words: str) -> None:
    poor = subset(font_of(code), frozenset(map(ord, words)))
    assert differences(font_of(code), poor, words.split()) != ()


def test_a_part_of_another_font_is_seen() -> None:
    (font,) = [font for font in (in_family("Noto Serif Khmer"),) if font]
    other = subset(Path(font.path).read_bytes(), characters_of(SCRIPTS["Khmr"], []))
    assert differences(font_of("Khmr"), other, ["ក"]) == ("ក",)


def test_the_same_font_comes_out_the_same_and_keeps_its_licence() -> None:
    characters = characters_of(SCRIPTS["Laoo"], ["ແຜນ"])
    part = subset(font_of("Laoo"), characters)
    assert part == subset(font_of("Laoo"), frozenset(sorted(characters, reverse=True)))
    assert is_open(part, 0)
    dejavu = in_family("DejaVu Sans")
    assert dejavu is None or not is_open(Path(dejavu.path).read_bytes(), 0)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Miji midogo, Ελλάδα, Москва, 城市, ไทย, עיר", []),
        ("", []),
        ("A town: شهر", ["Arab"]),
        ("ከተማ ទីក្រុង", ["Ethi", "Khmr"]),
        ("half a danda । alone", []),
        ("ﷲ", ["Arab"]),
        ("𞤀𞤣𞤤𞤢𞤥", ["Adlm"]),
    ],
)
def test_only_scripts_that_devices_lack_are_found(text: str, codes: list[str]) -> None:
    assert [script.code for script in scripts_in([text])] == codes


def test_what_texts_use_beyond_their_block_is_packed_too() -> None:
    assert {0x0964, 0x200D} <= characters_of(SCRIPTS["Beng"], ["শহর।"])
    assert 0xFD3F in characters_of(SCRIPTS["Arab"], ["﴿تخطيط﴾"])
    assert ord("a") not in characters_of(SCRIPTS["Arab"], ["a شهر"])


def test_urdu_hangs_and_arabic_does_not() -> None:
    arabic = SCRIPTS["Arab"]
    assert families_for(arabic, "ur-PK", ["Roboto"])[:2] == ("Noto Nastaliq Urdu", "Roboto")
    assert families_for(arabic, "fa", ["Roboto"])[:2] == ("Roboto", "Noto Naskh Arabic")


def test_characters_are_written_as_css_does() -> None:
    assert ranges({0x1200, 0x1201, 0x1202, 0x200D, 0x61}) == "U+61,U+1200-1202,U+200D"


def test_a_variable_font_is_packed_at_its_regular_weight() -> None:
    part = subset(variable(), frozenset(map(ord, "aA")))
    assert differences(variable(), part, ["A"]) == ()
    assert TTFont(io.BytesIO(part))["glyf"]["A"].xMax == 200  # a quarter of the way from 100 to 500


def variable() -> bytes:
    """Build a font of one letter whose width grows with its weight, from 300 (thin) to 700."""
    import io

    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    def glyph(width: int) -> object:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        for corner in ((0, 700), (width, 700), (width, 0)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.glyph()

    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder([".notdef", "A"])
    built.setupCharacterMap({65: "A"})
    built.setupGlyf({".notdef": glyph(10), "A": glyph(100)})
    built.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": "Grows", "styleName": "Regular"})
    built.setupOS2()
    built.setupPost()
    built.setupFvar([("wght", 300, 300, 700, "Weight")], [])
    wider = [(0, 0), (0, 0), (400, 0), (400, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    built.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)], ".notdef": []})
    out = io.BytesIO()
    built.save(out)
    return out.getvalue()
