"""What helps to read: search, definitions, settings, the journal and paper, in the built sample course."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.player import strings_for
from builder.player.script import sources
from builder.theme.colors import ENOUGH, contrast
from tests.browser.desk import enter
from tests.browser.learner import Learner, one_of_each_kind, quizzes_of, sample_course, words
from tests.browser.test_sample import both, opened, package

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOWN = "[data-page]:not([hidden])"
# What stands on the page that is open, with the elements around it.
LEVEL_ONE = (
    """[...document.querySelectorAll('h1, [role=heading][aria-level="1"]')].filter(e => e.checkVisibility()).length"""
)
SEARCH = """typed => {
  const box = document.querySelector('[data-search]');
  box.value = typed;
  const begun = performance.now();
  box.dispatchEvent(new Event('input'));
  return performance.now() - begun;
}"""
COLOUR = (
    "name => getComputedStyle(document.body)[name].match(/\\d+/g).map(n => (+n).toString(16).padStart(2, '0')).join('')"
)


@contextmanager
def visited(chromium: "Browser") -> Iterator["Page"]:
    """Open a browser that may go from one folder to another."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def search(page: "Page", typed: str) -> list[str]:
    """Search as somebody does who types, and list the titles that are found."""
    page.locator("[data-search]").fill(typed)
    return page.locator("[data-results] a").all_inner_texts()


@both
def test_words_are_found_and_shown_where_they_stand(
    chromium: "Browser", built_sample: Path, repo: Path, locale: str
) -> None:
    lesson = sample_course(repo, locale).modules[1].lessons[1]
    title = words("".join(node.text for node in lesson.title.nodes))
    with opened(chromium, package(built_sample, locale)) as page:
        page.locator("header [href='#/search']").click()
        assert page.evaluate("document.activeElement.matches('[data-search]')")
        assert search(page, title.upper())[0] == title
        said = strings_for(locale)["Pages found: %d"].replace("%d", "")
        page.wait_for_function("said => document.querySelector('.status').textContent.includes(said)", arg=said.strip())
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_function(f"document.querySelector('{SHOWN}').id !== '/search'")
        assert page.locator(f"{SHOWN} h2").first.inner_text() == title


def test_the_place_that_was_found_is_marked(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, package(built_sample, "en")) as page:
        Learner(page).go("/search")
        search(page, "motorcycles fields")
        page.locator("[data-results] a").first.click()
        page.wait_for_function(f"document.activeElement.matches('{SHOWN} [data-found]')")
        assert "motorcycles" in page.locator("[data-found]").inner_text()
        Learner(page).go("/")
        assert page.locator("[data-found]").count() == 0


def test_no_answer_is_found(chromium: "Browser", built_sample: Path, repo: Path) -> None:
    options = [
        words("".join(node.text for node in option.text.nodes if hasattr(node, "text")))
        for _, quiz in quizzes_of(sample_course(repo, "en"))
        for question in quiz.questions
        for option in getattr(question.answer, "options", ())
    ]
    long = [option for option in options if len(option.split()) > 5]
    assert len(long) > 10
    with opened(chromium, package(built_sample, "en")) as page:
        Learner(page).go("/search")
        for option in long:
            search(page, option)
            assert option not in page.locator("[data-results]").inner_text().replace("\n", " ")


def test_each_key_is_answered_at_once(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, package(built_sample, "ar")) as page:
        page.evaluate(SEARCH, "x")  # the first key reads the pages
        assert max(page.evaluate(SEARCH, typed) for typed in ("ا", "ال", "الأ", "الأرض", "e")) < 50


@both
def test_a_definition_opens_in_its_place(chromium: "Browser", built_sample: Path, locale: str) -> None:
    said = strings_for(locale)
    with opened(chromium, package(built_sample, locale), width=320) as page:
        route = page.evaluate("document.querySelector('a[data-term]').closest('[data-page]').id")
        Learner(page).go(route)
        link, box = page.locator(f"{SHOWN} a[data-term]").first, page.locator("[role=dialog]")
        enter(link)
        assert page.evaluate("document.activeElement.matches('[role=dialog]')")
        entry = page.locator(f"[id='term-{link.get_attribute('data-term')}'] dd")
        assert words(entry.text_content() or "") in words(box.text_content() or "")
        edges = box.bounding_box()
        assert edges and edges["x"] >= 0 and edges["x"] + edges["width"] <= 320
        page.keyboard.press("Escape")
        assert box.count() == 0 and link.evaluate("e => e === document.activeElement")
        link.click()
        page.locator(f"{SHOWN} h2").first.click()
        assert box.count() == 0 and link.get_attribute("aria-expanded") == "false"
        link.click()
        box.get_by_role("button", name=said["Close"]).click()
        assert box.count() == 0 and link.evaluate("e => e === document.activeElement")
        link.click()
        box.get_by_role("link").last.click()
        Learner(page).arrive("/glossary")
        assert box.count() == 0


def test_a_term_without_scripts_leads_to_the_glossary(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, package(built_sample, "en"), scripts=False) as page:
        link = page.locator("a[data-term]").first
        link.click()
        assert page.locator(link.get_attribute("href") or "").is_visible()
        # What only a script can do is not offered.
        for name in ("[data-search]", "[data-settings]", "[data-journal]", "progress", "[href='#/search']"):
            assert not page.locator(name).first.is_visible()


def chosen(page: "Page", part: str, value: str) -> None:
    page.locator("[data-settings] summary").click()
    page.locator(f"input[data-reading={part}][value='{value}']").check()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-settings] summary')")
    assert not page.locator(".panel").is_visible()


# The first time that anything could be drawn, how was the page dressed?
FIRST = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  window.dressed = {...document.documentElement.dataset};
}).observe(document, {childList: true, subtree: true});"""


def test_settings_are_kept_for_all_courses_and_never_flash(chromium: "Browser", built_sample: Path) -> None:
    with visited(chromium) as page:
        page.goto((package(built_sample, "en") / "index.html").as_uri())
        chosen(page, "scheme", "dark")
        chosen(page, "size", "4")
        page.add_init_script(FIRST)
        page.goto((package(built_sample, "ar") / "index.html").as_uri())
        dressed = page.evaluate("window.dressed")
        assert (dressed["scheme"], dressed["size"]) == ("dark", "4")
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24.32px"
        assert page.locator("input[data-reading=size]:checked").get_attribute("value") == "4"
        chosen(page, "scheme", "")
        chosen(page, "size", "")
        page.reload()
        assert page.evaluate("document.documentElement.dataset.scheme") is None


@pytest.mark.parametrize("device", ["light", "dark"])
@pytest.mark.parametrize("choice", ["", "light", "dark"])
def test_colours_are_those_that_were_chosen(chromium: "Browser", built_sample: Path, device: str, choice: str) -> None:
    with opened(chromium, package(built_sample, "en")) as page:
        page.emulate_media(color_scheme=device)
        chosen(page, "scheme", choice)
        ground, ink = (page.evaluate(COLOUR, name) for name in ("backgroundColor", "color"))
        assert (int(ground, 16) < int(ink, 16)) == ((choice or device) == "dark")
        assert contrast(f"#{ground}", f"#{ink}") >= ENOUGH
        field = page.evaluate("getComputedStyle(document.querySelector('[data-search]')).colorScheme")
        assert choice in field.split() if choice else field == "light dark"
        page.emulate_media(media="print", color_scheme=device)
        assert page.evaluate(COLOUR, "backgroundColor") == "ffffff"


def test_settings_hold_where_nothing_is_kept(chromium: "Browser", built_sample: Path) -> None:
    with visited(chromium) as page:
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})")
        page.goto((package(built_sample, "en") / "index.html").as_uri())
        chosen(page, "size", "3")
        assert page.evaluate("document.documentElement.dataset.size") == "3"


@both
def test_the_largest_text_fits_a_phone(chromium: "Browser", built_sample: Path, locale: str) -> None:
    with opened(chromium, package(built_sample, locale), width=320) as page:
        page.locator("[data-settings] summary").click()
        page.locator("input[data-reading=size][value='4']").check()
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) == 320, "with the settings open"
        found = []
        for route in page.evaluate("[...document.querySelectorAll('[data-page]')].map(p => p.id)"):
            Learner(page).go(route)
            found += [(route, page.evaluate(wide))] if page.evaluate(wide) > 320 else []
        assert found == []


def test_every_page_has_one_heading_of_the_first_level(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, package(built_sample, "en")) as page:
        for route in page.evaluate("[...document.querySelectorAll('[data-page]')].map(p => p.id)"):
            Learner(page).go(route)
            assert page.evaluate(LEVEL_ONE) == 1, route


PRINTED = """what => {
  const printed = new Promise((done) => {
    window.print = () => done([...document.querySelectorAll('[data-page]')]
      .filter((page) => page.checkVisibility()).map((page) => page.id));
  });
  document.querySelector(`[data-print=${what}]`).click();
  window.dispatchEvent(new Event('afterprint'));
  return printed;
}"""


def test_what_is_printed(chromium: "Browser", built_sample: Path) -> None:
    with opened(chromium, package(built_sample, "en")) as page:
        pages = page.evaluate("[...document.querySelectorAll('[data-page]')].map(p => p.id)")
        module = [route for route in pages if route.startswith(pages[1])]
        Learner(page).go(module[2])
        page.emulate_media(media="print")
        assert page.evaluate(PRINTED, "page") == [module[2]]
        assert page.evaluate(PRINTED, "module") == module
        course = page.evaluate(PRINTED, "course")
        assert {"/", "/glossary", *module} <= set(course)
        assert {"/search", "/journal", "/finish"} & set(course) == set()
        assert page.evaluate(PRINTED, "page") == [module[2]], "afterwards it is the open page again"
        chrome = page.locator("header, nav, .status, [data-check], .skip")
        assert [each for each in chrome.all() if each.is_visible()] == []


def test_the_journal_gathers_what_was_written(chromium: "Browser", built_sample: Path, tmp_path: Path) -> None:
    with opened(chromium, package(built_sample, "en")) as page:
        routes = page.evaluate(
            "[...document.querySelectorAll('[data-reflection]')].map(a => a.closest('[data-page]').id)"
        )
        Learner(page).go("/journal")
        assert not page.locator("[data-save-journal]").is_visible()  # there is nothing to save
        Learner(page).go(routes[1])
        page.locator(f"{SHOWN} [data-reflection]").fill("The <b>market</b>\nmoved.")
        page.locator("header [data-toggle=contents]").click()
        page.locator("nav.contents [href='#/journal']").click()
        Learner(page).arrive("/journal")
        assert page.locator("[data-journal] .entry").count() == 1  # what has no words is a line of links
        assert page.locator("[data-journal] .unwritten a").count() == len(routes) - 1
        assert page.locator("[data-journal] .written").inner_text() == "The <b>market</b>\nmoved."
        assert page.locator("[data-journal] .entry a").get_attribute("href") == f"#{routes[1]}"
        page.emulate_media(media="print")
        assert not page.locator("[data-journal] .unwritten").is_visible()
        page.emulate_media(media="screen")
        page.reload()
        assert page.locator("[data-journal] .written").count() == 1
        with page.expect_download() as saved:
            page.locator("[data-save-journal]").click()
        saved.value.save_as(tmp_path / "journal.html")
    with visited(chromium) as page:
        page.goto((tmp_path / "journal.html").as_uri())
        assert page.locator(".written").inner_text() == "The <b>market</b>\nmoved."
        assert page.locator("script, a, img").count() == 0


def test_a_list_that_is_too_narrow_spells_what_is_chosen(chromium: "Browser", built_sample: Path, repo: Path) -> None:
    route_of, question = one_of_each_kind(sample_course(repo, "en"))["match"]
    with opened(chromium, package(built_sample, "en"), width=360) as page:
        Learner(page).go(route_of)
        field = page.locator(f"#q-{question.id} .pair").first
        assert not field.locator(".chosen").is_visible()
        longest = max(field.locator("option").all_inner_texts(), key=len)
        field.locator("select").select_option(label=longest)
        assert field.locator(".chosen").inner_text() == longest
        listed = page.locator(f"#q-{question.id} .partners")
        assert not listed.is_visible()
        page.emulate_media(media="print")  # paper opens no list
        assert longest in listed.locator("li").all_inner_texts() and listed.is_visible()
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 3000, "height": 700})
        page.add_style_tag(content="main { max-inline-size: none !important }")
        page.wait_for_function("!document.querySelector('.page:not([hidden]) .pair .chosen').checkVisibility()")


def test_focus_stops_at_tables_that_scroll(chromium: "Browser", built_sample: Path) -> None:
    stops = "[...document.querySelectorAll('[data-scrolls]')].filter(e => e.checkVisibility()).map(e => e.tabIndex)"
    with opened(chromium, package(built_sample, "en"), width=1280) as page:
        routes = page.evaluate("[...document.querySelectorAll('[data-scrolls]')].map(e => e.closest('[data-page]').id)")
        for width, stop in ((1280, False), (200, True)):
            page.set_viewport_size({"width": width, "height": 700})
            Learner(page).go(routes[0])
            page.wait_for_function(f"stop => {stops}.some(index => index === 0) === stop", arg=stop)


QUIZ = "/why-plan-together/looking-back-1"
COMPONENTS = sorted(set(re.findall(r"attempt\(\(\) => (\w+)\(", sources()["main.js"])) - {"main"})


def test_one_component_that_fails_stops_no_other(chromium: "Browser", built_sample: Path, tmp_path: Path) -> None:
    whole = (package(built_sample, "en") / "index.html").read_text(encoding="utf-8")
    context = chromium.new_context()
    page = context.new_page()  # one for all: another page is another process, which takes as long as the test itself
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    for component in COMPONENTS:
        assert f"attempt(() => {component}(" in whole
        index = tmp_path / f"{component}.html"
        index.write_text(whole.replace(f"attempt(() => {component}(", "attempt(() => broken("), encoding="utf-8")
        complaints.clear()
        page.goto(f"{index.as_uri()}#{QUIZ}")
        allowed = ("broken is not defined", "Failed to load resource")  # the pictures are not beside this page
        assert [said for said in complaints if not any(word in said for word in allowed)] == [], component
        assert (page.locator("[data-page]:visible").count() == 1) == (component != "startPages"), component
        assert page.locator(f"[id='{QUIZ}'] [data-check]").first.is_visible() == (component != "startQuiz"), component
    context.close()
