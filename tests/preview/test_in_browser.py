"""What an author sees: the page turns to what changed, and a learning platform remembers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.preview import preview
from tests.preview.courses import FIRST, SECOND, write_towns

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Page

pytestmark = pytest.mark.browser
WAIT = 30_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_towns(tmp_path)
    return tmp_path


@pytest.fixture
def page(project: Path, chromium: Browser) -> Iterator[Page]:
    """A preview in a browser; nothing may be complained of at the end."""
    complaints: list[str] = []
    with preview(project, "towns", 0) as running:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(running.address)
        course(page).locator(".start h1").wait_for()
        yield page
        page.close()
    assert complaints == []


def course(page: Page) -> FrameLocator:
    return page.frame_locator("#frame")


def write(project: Path, text: str, name: str = "01-why-plan.md") -> None:
    (project / "course_src" / "towns" / "modules" / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("Ask who lives", "Ask everybody who lives", "Ask everybody who lives there."),
        ("- A square", "- A square with trees", "A square with trees"),
        ("| 12 |", "| 12, old ones |", "12, old ones"),
        ("| 12 |", "| 12 |\n| Low street | 7 |", "Low street"),
    ],
    ids=["paragraph", "item", "cell", "row"],
)
def test_the_page_turns_to_what_changed(project: Path, page: Page, old: str, new: str, seen: str) -> None:
    page.evaluate("frame.contentWindow.untouched = true")
    write(project, FIRST.replace(old, new))
    changed = course(page).get_by_text(seen)
    changed.wait_for()  # it is visible: its page is open
    assert page.evaluate("frame.contentWindow.location.hash") == "#/why-plan/growth"
    page.get_by_text("Changed: Growth").wait_for()
    assert page.evaluate("frame.contentWindow.untouched") is True  # one block was changed in its place
    assert course(page).get_by_text("Walk through the town.").is_visible()


def test_what_the_player_has_started_is_opened_anew(project: Path, page: Page) -> None:
    write(project, SECOND.replace("[ ] Nobody", "[ ] Cars alone"), "02-check.md")
    course(page).get_by_text("Cars alone").wait_for()
    course(page).get_by_text("Everybody").click()
    course(page).get_by_role("button", name="Check").click()
    course(page).locator(".feedback[data-verdict=right]").wait_for()


def test_problems_stand_beside_the_last_good_page(project: Path, page: Page) -> None:
    page.get_by_text("Nothing is wrong.").or_(page.locator(".problem").first).wait_for()
    write(project, FIRST.replace("Water comes", "[Water](#nowhere) <b>comes"))
    page.get_by_text("You see the last page that could be made.").wait_for()
    problem = page.locator(".problem.error", has_text="L102")
    link = problem.get_by_role("link")
    assert link.inner_text() == "course_src/towns/modules/01-why-plan.md:24"
    assert (link.get_attribute("href") or "").startswith("vscode://file/")
    problem.get_by_role("button", name="Explain L102").click()
    page.get_by_role("dialog").get_by_text("Right").wait_for()
    page.keyboard.press("Escape")
    write(project, FIRST)
    page.locator("#stale").wait_for(state="hidden")


def test_languages_phones_and_paper_are_one_click_away(page: Page) -> None:
    page.select_option("#locale", "fr")
    course(page).locator("html[lang=fr]").wait_for(state="attached")
    page.locator("[value=phone]").check(force=True)
    assert page.evaluate("[frame.contentWindow.innerWidth, frame.contentWindow.innerHeight]") == [360, 640]
    page.get_by_role("button", name="Right to left").click()
    course(page).locator("html[dir=rtl]").wait_for(state="attached")
    page.get_by_role("button", name="Right to left").click()
    course(page).locator("html[lang=fr]").wait_for(state="attached")
    assert course(page).locator("header.bar").is_visible()
    page.locator("[value=print]").check(force=True)
    course(page).locator("header.bar").wait_for(state="hidden")
    page.locator("[value=wide]").check(force=True)
    course(page).locator("header.bar").wait_for(state="visible")


@pytest.mark.parametrize(
    ("target", "begin", "end"), [("scorm12", "LMSInitialize", "LMSFinish"), ("scorm2004", "Initialize", "Terminate")]
)
def test_a_platform_remembers_and_lets_one_come_back(page: Page, target: str, begin: str, end: str) -> None:
    page.select_option("#target", target)
    calls, known = page.locator("#calls"), page.locator("#known")
    calls.get_by_text(f'{begin}("")').wait_for()
    page.evaluate("frame.contentWindow.location.hash = '#/check/questions'")
    course(page).get_by_text("Everybody").click()
    course(page).get_by_role("button", name="Check").click()
    known.get_by_text("a = 100 %").wait_for()
    page.get_by_role("button", name="Leave").click()
    page.locator("#calls", has_text=f'{end}("")').wait_for()
    page.evaluate("localStorage.clear()")  # what comes back comes from the platform
    page.get_by_role("button", name="Come back").click()
    course(page).locator(".feedback[data-verdict=right]").wait_for(state="attached")
    assert known.get_by_text("check/questions").first.is_visible()


def test_a_platform_that_does_not_answer_and_a_review(page: Page) -> None:
    page.select_option("#target", "scorm12")
    page.locator("#calls").get_by_text('LMSInitialize("")').wait_for()
    page.locator("#dead").check()
    page.evaluate("frame.contentWindow.location.hash = '#/why-plan/water'")
    course(page).get_by_text("The learning platform does not answer.").wait_for()
    page.locator("#dead").uncheck()
    page.select_option("#mode", "review")
    page.locator("#calls li").first.wait_for()
    page.get_by_role("button", name="New learner").click()
    page.locator("#calls").get_by_text('LMSInitialize("")').wait_for()
    page.evaluate("frame.contentWindow.location.hash = '#/why-plan/growth'")
    course(page).get_by_text("More people need").wait_for()
    assert page.locator("#calls").get_by_text("LMSSetValue").count() == 0  # a review writes nothing
