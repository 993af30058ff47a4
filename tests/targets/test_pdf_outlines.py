"""Words of drawings become outlines: shaped, in the right order, where the drawing had them."""

from __future__ import annotations

import re

import pytest
import uharfbuzz
from lxml import etree

from builder.targets.parts.cascade import Cascade, length
from builder.targets.parts.fonts import Font, font_for, read_fonts, without_glyph
from builder.targets.parts.outlines import outlined
from builder.targets.parts.shaping import Letter, Voice, levels, shape_line

FAMILIES = ("Noto Sans", "Noto Naskh Arabic")
SIZE = 20.0
VOICE = Voice(families=FAMILIES, weight=400, italic=False, size=SIZE)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def svg(inside: str, attributes: str = 'viewBox="0 0 400 200"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'


def drawn(inside: str) -> etree._Element:
    """Outline a drawing and read it again."""
    root = etree.fromstring(outlined(svg(inside), FAMILIES).svg.encode())
    assert not root.xpath("//*[local-name()='text' or local-name()='tspan']")
    return root


def paths(inside: str) -> list[etree._Element]:
    return [*drawn(inside).iter("{http://www.w3.org/2000/svg}path")]


def box(path: etree._Element) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of an outline; control points count, which is near enough."""
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for command, numbers in re.findall(r"([MLQCHVZ])([^MLQCHVZ]*)", path.get("d") or ""):
        values = [float(value) for value in NUMBER.findall(numbers)]
        x, y = (values[-2], values[-1]) if command in "MLQC" else (x, y)
        x = values[-1] if command == "H" else x
        y = values[-1] if command == "V" else y
        xs, ys = [*xs, x], [*ys, y]
    return min(xs), min(ys), max(xs), max(ys)


def letters(text: str) -> list[Letter]:
    return [Letter(char=char, voice=VOICE, part=0) for char in text]


def advance(text: str, direction: str) -> float:
    """Ask HarfBuzz for the length of a word in one font."""
    found = font_for(text[0], FAMILIES, 400, False)
    assert found
    font = found.load(400)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    assert buffer.direction == direction
    uharfbuzz.shape(font, buffer)
    return float(sum(place.x_advance for place in buffer.glyph_positions)) * SIZE / font.face.upem


@pytest.mark.parametrize(
    ("word", "direction"), [("السكان", "rtl"), ("fjord", "ltr"), ("हिन्दी", "ltr"), ("አማርኛ", "ltr")]
)
def test_a_word_is_as_long_as_harfbuzz_makes_it(word: str, direction: str) -> None:
    (run,) = shape_line(letters(word), int(direction == "rtl"))
    assert run.advance == pytest.approx(advance(word, direction))


def test_arabic_letters_join_and_run_from_the_right() -> None:
    """Joined letters are shorter than single ones; the first one stands at the right edge."""
    (run,) = shape_line(letters("با"), 1)
    beh, alef = (advance(letter, "rtl") for letter in "با")
    assert run.advance < beh + alef
    (first,) = paths('<text x="100" y="50" direction="rtl" font-size="20">ل</text>')
    (both,) = paths('<text x="100" y="50" direction="rtl" font-size="20">لمسكن</text>')
    assert box(first)[2] == pytest.approx(box(both)[2], abs=1.5), "the line begins at its right edge"
    assert box(both)[0] < box(first)[0] - 5, "and goes on to the left"


@pytest.mark.parametrize(
    ("text", "base", "order"),
    [
        ("عدد 40", 1, ["40", "عدد"]),
        ("A عدد B", 0, ["A", "عدد", "B"]),
        ("A عدد B", 1, ["B", "عدد", "A"]),
        ("Hello", 0, ["Hello"]),
    ],
)
def test_runs_stand_in_the_order_that_readers_see(text: str, base: int, order: list[str]) -> None:
    words = (run.run.text.strip() for run in shape_line(letters(text), base))
    assert [word for word in words if word] == order


def test_levels_count_every_character() -> None:
    assert levels("a\u200fb\u2067ع\u2069", 0) == (0, 1, 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("anchor", "direction", "left", "right"),
    [
        ("start", "ltr", 100, None),
        ("middle", "ltr", None, None),
        ("end", "ltr", None, 100),
        ("start", "rtl", None, 100),
        ("end", "rtl", 100, None),
    ],
)
def test_a_line_hangs_on_its_anchor(anchor: str, direction: str, left: float | None, right: float | None) -> None:
    (path,) = paths(f'<text x="100" y="50" text-anchor="{anchor}" direction="{direction}" font-size="20">HH</text>')
    found = box(path)
    assert left is None or found[0] == pytest.approx(left, abs=3)
    assert right is None or found[2] == pytest.approx(right, abs=3)
    assert anchor != "middle" or (found[0] + found[2]) / 2 == pytest.approx(100, abs=1)
    assert found[3] == pytest.approx(50, abs=0.1), "capitals stand on the line"


def test_parts_have_their_own_place_weight_and_colour() -> None:
    first, second, third = paths(
        '<g font-size="10" fill="#123456"><text x="10" y="20">H<tspan font-weight="bold" fill="red">H</tspan>'
        '<tspan x="10" dy="30">H</tspan></text></g>'
    )
    assert "fill:#123456" in (first.get("style") or "")
    assert "fill:red" in (second.get("style") or "")
    assert box(first)[2] < box(second)[0]
    assert box(third)[0] == pytest.approx(box(first)[0], abs=0.1)
    assert box(third)[3] == pytest.approx(box(first)[3] + 30, abs=0.1)
    assert box(second)[2] - box(second)[0] > box(first)[2] - box(first)[0], "bold is wider"


def test_what_holds_for_the_whole_text_stays() -> None:
    root = drawn('<g transform="scale(2)"><text id="a" transform="rotate(90)" opacity="0.5" x="1" y="9">H</text></g>')
    (group,) = root.xpath("//*[@id='a']")
    assert (group.get("transform"), group.get("opacity")) == ("rotate(90)", "0.5")
    assert root.xpath("//*[@transform='scale(2)']/*[@id='a']"), "what stands around it stays too"


def test_rules_for_paths_do_not_reach_outlines() -> None:
    (path,) = paths("<style>path { fill: none; stroke: red }</style><text>H</text>")
    assert {"fill:black", "stroke:none"} <= set((path.get("style") or "").split(";"))


def test_letters_with_places_of_their_own() -> None:
    one, two, three = paths('<text x="10 50 90" y="20" font-size="10">HHH</text>')
    assert [round(box(path)[0] - box(one)[0]) for path in (one, two, three)] == [0, 40, 80]


def test_white_space_collapses() -> None:
    (tidy,) = paths('<text x="5" y="20">A B</text>')
    (loose,) = paths('<text x="5" y="20">\n  A\n   B  </text>')
    assert tidy.get("d") == loose.get("d")


def test_words_on_a_curve_are_named() -> None:
    made = outlined(svg('<path id="p" d="M0 0L9 9"/><text><textPath href="#p">Main street</textPath></text>'), FAMILIES)
    assert made.on_path == ("Main street",)


def test_the_words_for_screen_readers_stay() -> None:
    assert "<title>Ramani</title>" in outlined(svg("<title>Ramani</title><text>H</text>"), FAMILIES).svg


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 400 200"', ("400", "200")),
        ('viewBox="0 0 400 200" width="100%"', ("400", "200")),
        ('width="30mm" height="20"', ("30mm", "20")),
    ],
)
def test_a_drawing_has_a_size(attributes: str, size: tuple[str, str]) -> None:
    root = etree.fromstring(outlined(svg("", attributes), FAMILIES).svg.encode())
    assert (root.get("width"), root.get("height")) == size


@pytest.mark.parametrize(
    ("styled", "name", "value"),
    [
        ('<text font-size="1.5em"/>', "font-size", "30.0"),
        ('<text font-size="50%"/>', "font-size", "10.0"),
        ('<text class="b"/>', "font-weight", "700"),
        ('<text class="b" style="font-weight:300"/>', "font-weight", "300"),
        ('<text class="b" font-weight="300"/>', "font-weight", "700"),
        ('<text font-weight="bolder"/>', "font-weight", "700"),
        ('<text fill="inherit"/>', "fill", "teal"),
        ('<text id="x"/>', "fill", "#abc"),
    ],
)
def test_a_style_is_found_where_css_looks(styled: str, name: str, value: str) -> None:
    rules = "<style>.b, .c { font-weight: bold } #x { fill: #abc } a:b:c { fill: red } @page { margin: 0 }</style>"
    root = etree.fromstring(svg(f'{rules}<g font-size="20" fill="teal">{styled}</g>').encode())
    (text,) = root.iter("{http://www.w3.org/2000/svg}text")
    assert Cascade(root).computed(text)[name] == value


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("2em", 20), ("50%", 200), ("1in", 96), ("x", None), ("3q!", None)]
)
def test_a_length_is_in_user_units(text: str, value: float | None) -> None:
    assert length(text, 10, 400) == value


def test_a_character_that_no_font_has_is_told_once() -> None:
    assert [*without_glyph("A\ue000 \u200fب\ue000")] == ["\ue000"]


@pytest.mark.parametrize(
    ("row", "weights", "italic"),
    [
        ("a.ttf|0|Noto Sans|80|0|100", (400, 400), False),
        ("a.ttf|0|Noto Sans|200|100|100", (700, 700), True),
        ("a.ttf|0|Noto Sans||||", None, False),
        ("a.ttf|-2147483648|Noto Sans|[0 210]|0|[75 100]", (100, 900), False),
        ("a.ttf|65536|Noto Sans|200|0|100", None, False),
        ("a.ttf|0|Noto Sans|80|0|75", None, False),
        ("a.pcf.gz|0|Fixed|80|0|100", None, False),
        ("", None, False),
    ],
)
def test_fontconfig_names_the_fonts(row: str, weights: tuple[int, int] | None, italic: bool) -> None:
    font = Font(family="Noto Sans", weights=weights or (0, 0), italic=italic, path="a.ttf", index=0)
    assert read_fonts(row + "\n") == ((font,) if weights else ())


@pytest.mark.parametrize(("weight", "italic", "distance"), [(400, False, 0), (950, False, 50), (50, True, 1050)])
def test_the_nearest_font_is_taken(weight: int, italic: bool, distance: int) -> None:
    font = Font(family="Noto Sans", weights=(100, 900), italic=False, path="a.ttf", index=0)
    assert font.distance(weight, italic) == distance
