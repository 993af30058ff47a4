"""Several languages in one folder: a learner chooses, goes on in another one, and keeps place and progress."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_sample import FAULTS, Watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LESSON = "/why-plan-together/growing-fast"
# Firefox gives each file a store of its own.
APART = """() => {
  const {getItem, setItem, removeItem, key} = Storage.prototype;
  const own = (name) => location.pathname + '|' + name;
  Object.assign(Storage.prototype, {
    getItem(name) { return getItem.call(this, own(name)); },
    setItem(name, text) { setItem.call(this, own(name), text); },
    removeItem(name) { removeItem.call(this, own(name)); },
    key(place) { return (key.call(this, place) ?? '').split(own(''))[1] ?? ''; },
  });
}"""


@contextmanager
def opened(chromium: "Browser", dist: Path, *, scripts: bool = True, before: str = "") -> Iterator["Page"]:
    """Open the page to choose on; nothing may be asked of anybody outside of the folder."""
    folder = dist / "growing-towns/mul/growing-towns-1.0-mul-learner-bundle"
    context = chromium.new_context(viewport={"width": 360, "height": 720}, java_script_enabled=scripts)
    if before:
        context.add_init_script(f"({before})()")
    watch = Watch(folder.as_uri())
    page = watch.over(context.new_page())
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()
    assert watch.complaints == []


def in_language(page: "Page", locale: str) -> None:
    """Wait for the page of a language, at the lesson that was open."""
    page.wait_for_url(f"**/{locale}/index.html#{LESSON}")
    page.wait_for_function(
        "page => document.querySelector('[data-page]:not([hidden])').id === page && document.readyState === 'complete'",
        arg=LESSON,
    )
    assert page.locator("html").get_attribute("lang") == locale


def switch(page: "Page", locale: str) -> None:
    page.click('[data-toggle="contents"]')
    page.click(f'.contents a[hreflang="{locale}"]')


@pytest.mark.parametrize("before", ["", APART], ids=["one store", "a store for each file"])
def test_place_and_progress_go_along(chromium: "Browser", built_sample: Path, before: str) -> None:
    with opened(chromium, built_sample, before=before) as page:
        page.get_by_role("link", name="English").click()
        page.click("[data-continue]")
        page.click(".page:not([hidden]) [rel=next]")
        in_language(page, "en")
        switch(page, "ar")
        in_language(page, "ar")
        assert page.locator(f'.contents [data-lesson-link="{LESSON[1:]}"]').get_attribute("data-seen") == "true"
        assert page.locator('.contents a[hreflang="ar"]').get_attribute("aria-current") == "true"
        page.evaluate("location.hash = '/why-plan-together/what-plans-do'")
        page.evaluate(f"location.hash = '{LESSON}'")
        in_language(page, "ar")
        seen = page.locator(".contents [data-lesson-link][data-seen=true]").count()
        switch(page, "en")
        in_language(page, "en")
        assert page.locator(".contents [data-lesson-link][data-seen=true]").count() == seen
        assert page.locator("[data-name]").count() <= 1  # nobody became two learners


def test_pictures_are_found_and_the_chooser_fits(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, built_sample) as page:
        assert page.evaluate(FAULTS) == []
        page.locator('a[hreflang="ar"]').click()
        page.wait_for_load_state()
        broken = "[...document.images].filter((one) => !one.naturalWidth && !one.closest('[hidden]')).length"
        assert page.evaluate(broken) == 0
        assert not page.locator(".alone").is_visible()


def test_without_scripts_languages_are_links(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, built_sample, scripts=False) as page:
        names = page.locator("a[hreflang]")
        assert names.count() >= 3
        assert names.first.get_attribute("lang") == "en"
        page.locator('a[hreflang="ar"]').click()
        page.locator('.start a[hreflang="en"]').click()
        page.wait_for_url("**/en/index.html")
