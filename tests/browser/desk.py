"""A learner at a desk: a browser that tells what went wrong, and a keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.player_page import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Keyboard, Locator, Page


@dataclass
class Desk:
    """One learner's browser: opens pages, and remembers what went wrong and what was asked of the network."""

    context: "BrowserContext"
    folder: Path
    complaints: list[str]

    def open(self, sheet: Sheet, name: str = "index.html", route: str = "") -> "Page":
        path = self.folder / name
        path.write_text(sheet.html(), encoding="utf-8")
        page = self.context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(path.as_uri() + route)
        return page


@pytest.fixture
def desk(chromium: "Browser", tmp_path: Path) -> Iterator[Desk]:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="en-GB")
    context.set_default_timeout(5_000)
    desk = Desk(context, tmp_path, [])
    yield desk
    context.close()
    assert desk.complaints == []


def keys(page: "Page | Frame") -> "Keyboard":
    """Find the keyboard in front of a page or of a frame in it."""
    return page.keyboard if hasattr(page, "keyboard") else page.page.keyboard


def tab_to(page: "Page | Frame", selector: str) -> None:
    """Press Tab until the focus is on an element, as somebody without a mouse does."""
    for _ in range(120):
        keys(page).press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def press(page: "Page | Frame", selector: str, key: str = "Enter") -> None:
    tab_to(page, selector)
    keys(page).press(key)


def enter(target: "Locator") -> None:
    """Wait until an element is shown, and press Enter on it: Playwright alone presses while the page still turns."""
    target.wait_for()
    target.press("Enter")


def fill(page: "Page | Frame", question: str, *texts: str) -> None:
    for number, text in enumerate(texts):
        tab_to(page, f"#q-{question} [data-gap='{number}']")
        keys(page).type(text)


def check(page: "Page | Frame", question: str) -> str:
    """Press Check, and read the feedback, which has the focus then."""
    press(page, f"#q-{question} [data-check]")
    assert page.evaluate("document.activeElement.className") == "feedback"
    return page.locator(f"#q-{question} div.feedback").inner_text()


def answer_quiz(
    page: "Page | Frame", number: str = "12.5", word: str = "levy", order_first: bool = True
) -> dict[str, str]:
    """Answer every kind of question by keyboard, and read each one's feedback."""
    told = {}
    tab_to(page, "#q-gain input")
    keys(page).press("ArrowDown")
    told["gain"] = check(page, "gain")
    press(page, "#q-away input[value=a]", " ")
    press(page, "#q-away input[value=c]", " ")
    told["away"] = check(page, "away")
    fill(page, "rise", number)
    told["rise"] = check(page, "rise")
    fill(page, "word", word)
    told["word"] = check(page, "word")
    fill(page, "both", "3", "Road")
    told["both"] = check(page, "both")
    if order_first:
        tab_to(page, "#q-steps [data-item=c] [data-move='-1']")
        keys(page).press("Enter")
        keys(page).press("Enter")
    told["steps"] = check(page, "steps")
    press(page, "#q-pairs [data-left=a]", "ArrowDown")
    keys(page).press("ArrowDown")
    press(page, "#q-pairs [data-left=b]", "ArrowDown")
    told["pairs"] = check(page, "pairs")
    return told


def read_all(page: "Page | Frame") -> None:
    for route in ("#/why/growth", "#/why/check", "#/finish"):
        page.evaluate("route => { location.hash = route }", route)
        arrive(page, route[1:])


def arrive(page: "Page | Frame", route: str) -> None:
    """Wait until the page of a route is the one that is shown."""
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=route)
    assert visible_pages(page) == [route]


def visible_pages(page: "Page | Frame") -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.page')].filter(p => p.checkVisibility()).map(p => p.id)")
