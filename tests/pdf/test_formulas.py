"""Formulas are drawn on the line of their words, and say their TeX."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from builder.errors import Place
from builder.model import Formula, MathBlock
from builder.targets.pdf_parts.formulas import drawn, formula_problems
from tests.pdf.books import printed
from tests.pdf.test_scripts import text_of
from tests.theme.values import edition, module, p, say

SVG = "{http://www.w3.org/2000/svg}"


def measures(tex: str, *, display: bool = False) -> dict[str, float]:
    """Give the width, the height and the depth of a drawn formula, in the size of its words."""
    picture = fromstring(drawn(tex, display)).find(f"{SVG}svg")
    assert picture is not None and picture.get("role") == "math"
    assert picture.findtext(f"{SVG}title") == tex
    assert picture.find(f".//{SVG}path") is not None
    return {name: float(size) for name, size in re.findall(r"([\w-]+):(-?[\d.]+)em", picture.get("style") or "")}


def test_a_formula_is_as_large_as_its_words_and_stands_on_their_line() -> None:
    letter, tail, fraction = measures("x"), measures("g"), measures(r"\frac{a}{b}")
    assert 0.4 < letter["height"] < 0.7
    assert abs(letter["vertical-align"]) < 0.05
    assert -0.4 < tail["vertical-align"] < -0.15
    assert fraction["vertical-align"] < -0.2 and fraction["height"] > 2 * -fraction["vertical-align"]
    assert measures(r"\frac{a}{b}", display=True)["height"] > fraction["height"]


@pytest.mark.parametrize("tex", [r"\unknown{x}", r"\frac{a}{", "", r"\left( a"])
def test_what_is_not_understood_is_shown_as_it_was_written(tex: str) -> None:
    assert drawn(tex, False) == f'<code class="math">{tex}</code>'


def test_what_authors_write_is_text() -> None:
    made = drawn(r"\text{<script>&amp;}", False)
    assert "<script" not in made
    assert r"\text{&lt;script&gt;&amp;amp;}" in made


def test_letters_that_formulas_lack_are_named_at_their_place() -> None:
    place = Place(file="modules/01-a.md", line=7)
    words = replace(say("", "sw", Formula(tex=r"\text{س} = 5")), place=place)
    block = MathBlock(tex=r"\pi r^2", place=Place(file="modules/01-a.md", line=9))
    made = edition(module("land", replace(p(""), children=(words,)), block))
    assert [(problem.code, problem.place, "س" in problem.message) for problem in formula_problems(made)] == [
        ("F104", place, True)
    ]


def test_a_drawn_formula_has_no_letters_of_its_own(tmp_path: Path) -> None:
    found = text_of(printed(tmp_path, "It is $zq^2$ long."))
    assert "It is" in found and "long." in found
    assert "zq" not in found
