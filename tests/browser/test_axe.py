"""Every type of page and every kind of block, asked about by axe in five ways of looking at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.model import Quiz
from tests.browser.kinds import blocks, write_kinds
from tests.browser.learner import Learner
from tests.browser.test_sample import FAULTS, package

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIGHT: dict[str, Any] = {"color_scheme": "light"}
DARK: dict[str, Any] = {"color_scheme": "dark"}
FORCED: dict[str, Any] = {"forced_colors": "active"}
WAYS = {"light": ("en", LIGHT), "dark": ("en", DARK), "forced": ("en", FORCED), "right-to-left": ("ar", LIGHT)}
PAGES = {"start", "module", "lesson", "finish", "glossary", "journal", "search", "about"}
NO_SCRIPTS = """<head><meta http-equiv="Content-Security-Policy" content="script-src 'none'">"""

# What axe cannot tell by itself, and why it is right: rule, what axe knows of it, what it is about.
EXPLAINED = {
    # An arrow is no text to measure; its colours are those of other buttons. Its name says in words what it does.
    ("color-contrast", "nonBmp", "data-move"),
    ("label-content-name-mismatch", "", "data-move"),
    # Nor is a tick: the word beside it, which is measured, has its colour.
    ("color-contrast", "nonBmp", 'class="sign"'),
}
# axe reads the colour that fills text, which forced colours change on the screen and not in the computed style.
FORCED_COLOURS = {("color-contrast", "equalRatio", 'class="button')}

ASK = """async () => {
  const told = await axe.run(document, {resultTypes: ['violations', 'incomplete']});
  const checks = (node) => [...node.any, ...node.all, ...node.none];
  const rows = (kind) => told[kind].flatMap(({id, nodes}) => nodes.map((node) => ({
    kind, id, html: node.html.slice(0, 200), key: checks(node).map((check) => check.data?.messageKey ?? '').join(''),
    told: checks(node).map((check) => check.message).join(' '),
  })));
  return [...rows('violations'), ...rows('incomplete')];
}"""


def asked(page: Page, is_forced: bool = False) -> list[str]:
    """Ask axe about what is shown, and list what is wrong or not explained."""
    known = EXPLAINED | (FORCED_COLOURS if is_forced else set())
    where = page.evaluate("location.hash")
    return [
        f"{where} {row['id']}: {row['html']} {row['told']}" for row in page.evaluate(ASK) if not is_known(row, known)
    ]


def is_known(row: dict[str, str], known: set[tuple[str, str, str]]) -> bool:
    right = ((row["id"], row["key"]) == (rule, key) and part in row["html"] for rule, key, part in known)
    return row["kind"] == "incomplete" and any(right)


@pytest.fixture
def axe(from_npm: Callable[[str], Path]) -> str:
    return from_npm("axe-core/axe.min.js").read_text(encoding="utf-8")


@contextmanager
def opened(chromium: Browser, index: Path, axe: str, width: int = 900, **looks: Any) -> Iterator[Page]:
    """Open a page in one way of looking, with axe in it: `evaluate` is not held to the page's own rules."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **looks)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(index.as_uri())
    page.evaluate(f"{axe};0")
    yield page
    context.close()


def answer_everything(page: Page, right: bool) -> None:
    """Answer every question of the page of kinds; the survey is kept by choosing."""
    learner = Learner(page, is_quick=True)
    learner.go("/land/rent")
    for block in blocks():
        for question in block.questions if isinstance(block, Quiz) else ():
            learner.answer(question, right)


# Forced colours are those of the device, whatever the theme; axe measures the theme's all the same.
@pytest.mark.parametrize(
    ("way", "theme"),
    [(way, theme) for theme in ("plain", "almanac") for way in WAYS if (way, theme) != ("forced", "almanac")],
)
def test_every_type_of_page(chromium: Browser, tmp_path: Path, axe: str, way: str, theme: str) -> None:
    locale, looks = WAYS[way]
    with opened(chromium, write_kinds(tmp_path, locale, theme), axe, **looks) as page:
        assert set(page.evaluate("[...document.querySelectorAll('.page')].map(e => e.classList[1])")) == PAGES
        found = []
        for route in page.evaluate("[...document.querySelectorAll('.page')].map(e => e.id)"):
            Learner(page).go(route)
            found += asked(page, way == "forced")
        answer_everything(page, right=way in ("light", "forced"))
        found += asked(page, way == "forced")
        assert found == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_without_scripts(chromium: Browser, tmp_path: Path, axe: str, locale: str) -> None:
    """A policy refuses the page's own scripts. axe itself needs time to pass, which stops where scripts are off."""
    index = write_kinds(tmp_path, locale)
    index.write_text(index.read_text(encoding="utf-8").replace("<head>", NO_SCRIPTS, 1), encoding="utf-8")
    with opened(chromium, index, axe, **LIGHT) as page:
        assert not page.evaluate("document.documentElement.classList.contains('js')")
        assert asked(page) == []


@pytest.mark.parametrize(("locale", "looks"), [("en", LIGHT), ("ar", DARK)])
def test_the_sample(chromium: Browser, built_sample: Path, axe: str, locale: str, looks: dict[str, Any]) -> None:
    with opened(chromium, package(built_sample, locale) / "index.html", axe, **looks) as page:
        found = []
        for route in ("/", "/why-plan-together", "/why-plan-together/looking-back-1", "/about"):
            Learner(page).go(route)
            found += asked(page)
        assert found == []


@pytest.mark.parametrize("theme", ["plain", "almanac"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_kind_fits_a_small_phone_and_can_be_touched(
    chromium: Browser, tmp_path: Path, axe: str, locale: str, theme: str
) -> None:
    with opened(chromium, write_kinds(tmp_path, locale, theme), axe, width=320) as page:
        found = []
        for route in page.evaluate("[...document.querySelectorAll('.page')].map(e => e.id)"):
            Learner(page).go(route)
            found += page.evaluate(FAULTS)
        answer_everything(page, right=False)
        assert found + page.evaluate(FAULTS) == []


def test_axe_sees_a_mistake(chromium: Browser, tmp_path: Path, axe: str) -> None:
    page_with = '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><img src="x.svg"></main>'
    (tmp_path / "index.html").write_text(page_with, encoding="utf-8")
    with opened(chromium, tmp_path / "index.html", axe) as page:
        assert "image-alt" in "".join(asked(page))
