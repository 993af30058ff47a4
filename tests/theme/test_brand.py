"""A brand goes over a theme's colours and fonts; nothing in it can leave its place in a style sheet."""

import pytest

from builder.errors import Place
from builder.model import Brand
from builder.theme import brand_problems, branded, css, load_theme, packaged_themes
from builder.theme.brand import custom_properties
from builder.theme.colors import ENOUGH, contrast, on, readable
from tests.theme.values import PLAIN

PLACE = Place(file="course_src/towns/course.yaml", line=1)


def problems(**brand: tuple[tuple[str, str], ...]) -> list[str]:
    found = brand_problems(PLAIN, Brand(**brand), PLACE, {"brand.colors.primary": 9})
    return [f"{problem} {problem.hint}" for problem in found]


def test_colours_and_fonts_of_a_brand() -> None:
    brand = Brand(colors=(("primary", "#123"),), fonts=(("body", "Town Sans, Noto Sans"),))
    written = custom_properties(branded(PLAIN, brand))
    assert written.count("--primary:#123;") == 3, "in the light, in the dark, and in the dark that a reader chose"
    assert '--font-body:"Town Sans", "Noto Sans", system-ui' in written
    assert problems(colors=brand.colors, fonts=brand.fonts) == []


@pytest.mark.parametrize("value", ["red", "#12", "#12345g", "#123;} body{display:none", "url(x)", "#123\n"])
def test_a_colour_that_is_none(value: str) -> None:
    brand = Brand(colors=(("primary", value),))
    assert problems(colors=brand.colors)[0].startswith(f"{PLACE.file}:9: K201 `{value}` is no colour.")
    assert branded(PLAIN, brand) == PLAIN


@pytest.mark.parametrize("value", ['x"}', "a;b", "a{b", "url(x)", "", "a\\62"])
def test_a_font_that_is_none(value: str) -> None:
    brand = Brand(fonts=(("body", value),))
    assert "is no name of a font" in problems(fonts=brand.fonts)[0]
    assert branded(PLAIN, brand) == PLAIN


def test_a_role_that_the_theme_does_not_know() -> None:
    assert problems(colors=(("primry", "#123456"),))[0].endswith("Did you mean `primary`?")


@pytest.mark.parametrize("color", ["#0b5c6b", "#b3541e", "#ffe600", "#000000", "#ffffff", "#7f7f7f"])
@pytest.mark.parametrize("ground", ["#ffffff", "#f4f6f6", "#14191b", "#1f2629"])
def test_every_brand_can_be_read(color: str, ground: str) -> None:
    assert contrast(readable(color, ground), ground) >= ENOUGH
    assert contrast(on(color), color) >= ENOUGH


@pytest.mark.parametrize("name", ["plain", "almanac"])
@pytest.mark.parametrize("way", ["colors", "dark"])
@pytest.mark.parametrize("role", ["ink", "muted", "primary", "accent", "good", "bad"])
def test_a_theme_can_be_read(name: str, way: str, role: str) -> None:
    colors = dict(getattr(load_theme(name, [packaged_themes()]), way))
    assert contrast(colors[role], colors["ground"]) >= ENOUGH
    assert contrast(colors[role], colors["surface"]) >= ENOUGH


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", ["plain", "almanac"])
def test_styles_have_only_logical_directions(name: str) -> None:
    written = css(load_theme(name, [packaged_themes()]), "html")
    for physical in ("-left", "-right", "left:", "right:", "text-align: left", "text-align: right"):
        assert physical not in written.replace('[data-verdict="right"]', "")
