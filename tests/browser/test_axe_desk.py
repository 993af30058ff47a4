"""What authors, translators, institutions and administrators look at, asked about by axe: no page of learners."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.preview import preview
from tests.browser.test_axe import DARK, LIGHT, asked, axe, opened
from tests.preview.courses import FIRST, until, write_towns
from tests.projects import write_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["axe"]

MISTAKES = "\n\n## Mistakes {#mistakes}\n\n![x.png](media/map.svg)\n\nSee [here](#water). RUN NOW, EVERYBODY, RUN!\n"
# A figure of one digit is too short for axe to measure, longer ones in its column are measured; what stands in the
# preview's frame is a page of learners, which test_axe.py asks about.
EXPLAINED = re.compile(r'color-contrast: <td class="number".* too short|frame-tested: <iframe id="frame"')
# axe measures what is in sight: nothing scrolls while it looks.
UNROLLED = "body { max-inline-size: none !important; } .wide { overflow: visible !important; }"
LOOKS = {"light": LIGHT, "dark": DARK}
# What makes each page, and where it stands.
PAGES = {
    "dist": (["build", "-t", "html", "-t", "scorm12", "-a", "learner", "--executor", "serial"], "dist/index.html"),
    "notes": ([], "dist/towns/en/towns-1.0-en-learner-scorm12-import.html"),
    "report": (["report", "towns", "-o", "report.html"], "report.html"),
    "portfolio": (["report", "-o", "portfolio.html"], "portfolio.html"),
    "status": (["status", "--html", "status.html"], "status.html"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a course with questions, a translation and some mistakes, and make every page about it."""
    folder = tmp_path_factory.mktemp("desk")
    write_towns(folder)
    write_files(folder / "course_src/towns", {"modules/01-why-plan.md": FIRST + MISTAKES})
    for words, _page in PAGES.values():
        paths = [str(folder / word) if word.endswith(".html") else word for word in words]
        made = CliRunner().invoke(main, ["-C", str(folder), *paths]) if words else None
        assert made is None or made.exit_code == 0, made.output
    return folder


def faults(page: Page) -> list[str]:
    return [fault for fault in asked(page) if not EXPLAINED.search(fault)]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_about_courses(chromium: Browser, project: Path, axe: str, page: str, look: str) -> None:
    with opened(chromium, project / PAGES[page][1], axe, width=1600, **LOOKS[look]) as shown:
        shown.add_style_tag(content=UNROLLED)
        shown.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert faults(shown) == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_preview(chromium: Browser, project: Path, axe: str, look: str) -> None:
    with preview(project, "towns", 0) as running:
        context = chromium.new_context(viewport={"width": 1280, "height": 2400}, **LOOKS[look])
        page = context.new_page()
        page.goto(running.address)
        page.evaluate(f"{axe};0")
        until(lambda: page.locator("#problems .problem").count() > 1)
        found = faults(page)
        page.get_by_role("button", name="Explain A102").click()
        page.locator("#explained").get_by_role("button", name="Close").wait_for()
        found += faults(page)
        page.keyboard.press("Escape")
        page.locator("#target").select_option("scorm12")
        page.get_by_role("tab", name="Learning platform").click()
        until(lambda: page.locator("#calls li").count() > 1)
        found += faults(page)
        context.close()
    assert found == []
