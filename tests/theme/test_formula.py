"""Formulas become MathML, or stay readable; none of them becomes markup of another kind."""

import pytest

from builder.theme.formula import mathml


def test_a_formula() -> None:
    assert "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>" in mathml(r"\frac{a}{b}", False)
    assert 'display="block"' in mathml("x", True)


@pytest.mark.parametrize("tex", [r"\foo x", "{", "a_b_c", r"\left(", r"\begin{matrix}a", "", r"\sqrt"])
def test_what_does_not_parse_is_shown_as_written(tex: str) -> None:
    assert mathml(tex, False) == f'<code class="math">{tex}</code>'


@pytest.mark.parametrize("tex", [r"\text{<script>alert(1)</script>}", r"\text{&lt;script>}", "<script>"])
def test_a_formula_brings_no_markup(tex: str) -> None:
    assert "<script" not in mathml(tex, False)
