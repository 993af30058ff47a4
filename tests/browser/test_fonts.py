"""On a device without a font for the course's script, the page and its drawings are written in those they carry."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops

from builder.build import build, plan
from builder.executors import serial
from builder.targets.parts.fonts import in_family
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS, find_program
from tests.media.pictures import read
from tests.projects import YAML, write_course, write_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Machines draw edges and spaces a little otherwise.
NEAR = 4

MODULE = """\
# ផែនការ

## ទីក្រុង {#towns}

ភូមិ ទីក្រុង កោះ ខ្មែរ

![ផែនទី](media/map.svg)
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50" font-family="Battambang">'
    '<text x="10" y="35" font-size="24">កោះ ទីក្រុង</text></svg>\n'
)


@pytest.fixture(scope="module")
def bare_device(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Browser]:
    """A browser on a device that has one font, for Latin letters."""
    folder = tmp_path_factory.mktemp("fonts")
    latin = in_family("Noto Sans")
    assert latin is not None
    shutil.copy(latin.path, folder)
    config = folder / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>")
    path = find_program(*CHROMIUM)
    env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(config)}
    browser = chromium.browser_type.launch(executable_path=path, args=CHROMIUM_FLAGS, env=env)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("khmer")
    course = write_course(project, course_yaml=YAML.replace("language: en", "language: km"), module=MODULE)
    write_files(course, {"media/map.svg": SVG})
    planned = plan(project, project / "dist", ["towns"], targets=("html", "single"), audiences=("learner",))
    (outcome,) = build(planned, project / "dist", serial())
    assert [one for one in outcome.problems if one.is_error] == []
    return project / "dist" / "towns" / "km"


def fonts_of(page: Page, selector: str) -> list[dict[str, Any]]:
    """Ask the browser which fonts it has set an element in."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts: list[dict[str, Any]] = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return fonts


@pytest.mark.parametrize("name", ["towns-1.0-km-learner-html/index.html", "towns-1.0-km-learner-single.html"])
def test_words_and_drawings_are_set_in_the_packaged_font(
    package: Path, chromium: Browser, bare_device: Browser, name: str
) -> None:
    pictures = []
    for browser in (chromium, bare_device):
        page = browser.new_page()
        page.goto((package / name).as_uri() + "#/why-plan/towns")
        page.wait_for_function("document.fonts.status == 'loaded'")
        fonts = fonts_of(page, "section.lesson p:has(img) , section.lesson h2")
        assert [(font["familyName"], font["isCustomFont"]) for font in fonts] == [("Noto Sans Khmer", True)]
        pictures.append(page.locator("section.lesson img").screenshot())
        page.close()
    assert apart(*pictures) < NEAR


def test_without_it_the_drawing_would_be_empty_boxes(package: Path, bare_device: Browser, tmp_path: Path) -> None:
    folder = package / "towns-1.0-km-learner-html" / "media"
    (tmp_path / "bare.svg").write_text(SVG, encoding="utf-8")
    shown = []
    for svg in (folder / "map.svg", tmp_path / "bare.svg"):
        page = bare_device.new_page(viewport={"width": 400, "height": 100})
        page.goto(svg.as_uri())
        shown.append(page.screenshot())
        page.close()
    assert apart(*shown) > 2 * NEAR


def apart(one: bytes, other: bytes) -> float:
    """Say how far two pictures are from each other (0 to 255) where edges and a pixel to the left do not count."""
    size = (80, 20)
    few = [read(picture).convert("L").resize(size, Image.Resampling.BOX) for picture in (one, other)]
    histogram = ImageChops.difference(*few).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (size[0] * size[1])
