"""Outlined words look as Chromium, which shapes text itself, draws them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageFilter

from builder.targets.parts.outlines import outlined

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

FAMILIES = ("Noto Sans", "Noto Naskh Arabic")
DRAWINGS = {
    "middle": '<text x="200" y="60" text-anchor="middle" direction="rtl">نمو المدينة 2026</text>',
    "start": '<text x="380" y="60" direction="rtl">السكان والأرض</text>',
    "mixed": '<text x="20" y="60">UN-Habitat وزارة التخطيط</text>',
    "parts": '<text x="380" y="60" direction="rtl">الماء <tspan font-weight="bold">والطرق</tspan></text>',
}


def svg(inside: str) -> str:
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100"'
    return f'{start} font-family="Noto Sans, Noto Naskh Arabic" font-size="32" xml:lang="ar">{inside}</svg>'


def ink(chromium: Browser, drawing: str) -> Image.Image:
    """Show a drawing at twice its size: ink is white."""
    context = chromium.new_context(viewport={"width": 400, "height": 100}, device_scale_factor=2)
    page = context.new_page()
    page.set_content(f'<body style="margin:0;background:#fff">{drawing}</body>')
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    context.close()
    return ImageChops.invert(picture).point(lambda shade: 255 if shade > 110 else 0)


def share(part: Image.Image, whole: Image.Image) -> float:
    """Say how much of the ink of a picture lies on that of another one, or beside it by two pixels at most."""
    near = whole.filter(ImageFilter.MaxFilter(5))
    both = ImageChops.multiply(part, near).histogram()[255]
    return both / part.histogram()[255]


@pytest.mark.parametrize("name", DRAWINGS)
def test_arabic_figures_look_as_in_chromium(chromium: Browser, name: str) -> None:
    text, paths = svg(DRAWINGS[name]), outlined(svg(DRAWINGS[name]), FAMILIES).svg
    assert "<text" not in paths
    theirs, ours = ink(chromium, text), ink(chromium, paths)
    assert share(ours, theirs) > 0.97
    assert share(theirs, ours) > 0.97


def test_other_words_would_be_seen(chromium: Browser) -> None:
    theirs = ink(chromium, svg(DRAWINGS["start"]))
    reversed_words = svg('<text x="380" y="60" direction="rtl">ضرألاو ناكسلا</text>')
    assert share(ink(chromium, outlined(reversed_words, FAMILIES).svg), theirs) < 0.9
