"""The player inside somebody else's page: a frame that allows little, a platform that judges strictly."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from builder.player.joiner import join_modules
from tests.browser.desk import Desk, answer_quiz, desk, enter, read_all
from tests.browser.player_page import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

__all__ = ["desk"]

DOUBLES = Path(__file__).resolve().parents[1] / "player"


def framed(desk: Desk, sandbox: str) -> "Page":
    """Open the page inside a frame that allows little, as platforms do."""
    (desk.folder / "index.html").write_text(Sheet().html(), encoding="utf-8")
    (desk.folder / "host.html").write_text(f'<iframe sandbox="{sandbox}" src="index.html"></iframe>', encoding="utf-8")
    host = desk.context.new_page()
    host.on("pageerror", lambda error: desk.complaints.append(str(error)))
    host.goto((desk.folder / "host.html").as_uri())
    return host


@pytest.mark.parametrize(
    ("sandbox", "note"),
    [("allow-scripts allow-same-origin", ""), ("allow-scripts", "Progress is not kept on this device.")],
)
def test_in_a_sandboxed_frame(desk: Desk, sandbox: str, note: str) -> None:
    frame = framed(desk, sandbox).frame_locator("iframe")
    enter(frame.locator("[data-continue]"))
    enter(frame.locator("[id='/why'] [rel=next]"))
    assert frame.locator(".status").inner_text().strip() == note
    frame.locator("#q-easy [value=a]").check()
    enter(frame.locator("#q-easy [data-check]"))
    assert "Right" in frame.locator("#q-easy .feedback").inner_text()


@pytest.fixture
def platform(desk: Desk) -> "Page":
    """A platform as learners see it: the strict API of the Node tests, and the course in a frame below it."""
    modules = {
        "main.js": "import {strictApi} from './strict12.mjs';\nwindow.kept = {};\n"
        "window.launch = () => {\n  window.API = strictApi(window.kept);\n"
        "  document.querySelector('iframe').src = 'course.html#/why/check';\n};",
    }
    modules |= {path.name: path.read_text(encoding="utf-8") for path in DOUBLES.glob("strict*.mjs")}
    pages = {
        "/": f"<iframe width=650 height=600></iframe><script>{join_modules(modules, 'main.js')}</script>",
        "/course.html": Sheet(tracking="scorm12").html(),
    }
    page = desk.context.new_page()
    page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    page.route(
        "http://lms.test/**",
        lambda route: route.fulfill(
            body=pages[urlsplit(route.request.url).path], content_type="text/html; charset=utf-8"
        ),
    )
    page.goto("http://lms.test/")
    return page


def launch(platform: "Page") -> "Frame":
    """Launch the course in its frame; what the platform keeps outlives it."""
    platform.evaluate("launch()")
    platform.frame_locator("iframe").locator(".js").wait_for()
    return platform.frames[1]


def test_in_a_platform(platform: "Page") -> None:
    frame = launch(platform)
    assert platform.evaluate("kept['cmi.core.lesson_status']") == "incomplete"
    frame.locator("[id='/why/check'] h2").focus()
    answer_quiz(frame, order_first=False)
    read_all(frame)
    kept = platform.evaluate("kept")
    assert (kept["cmi.core.lesson_status"], kept["cmi.core.score.raw"]) == ("passed", "85")
    platform.evaluate("document.querySelector('iframe').src = 'about:blank'")
    platform.wait_for_function("API.calls.includes('LMSFinish')")
    kept = platform.evaluate("kept")
    assert (kept["cmi.core.exit"], kept["cmi.core.session_time"][:6]) == ("suspend", "00:00:")
    assert platform.evaluate("API.refused") == []

    again = launch(platform)
    assert "Your result: 85% · Passed" in again.locator("[data-quiz=quiz] [data-quiz-result]").inner_text()
    assert again.locator(".status").inner_text().strip() == ""
    assert platform.evaluate("API.kept['cmi.core.lesson_status']") == "passed"


def test_a_platform_that_is_not_there_is_told_calmly(desk: Desk) -> None:
    page = desk.open(Sheet(tracking="scorm12"), route="#/why/check")
    note = "The learning platform does not answer."
    assert page.locator(".status").inner_text().strip().startswith(note)
    answer_quiz(page)
    page.reload()
    assert page.locator("[data-quiz=quiz] [data-quiz-result]").inner_text() == "Your result: 100% · Passed"
