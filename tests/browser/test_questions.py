"""Sorting, free words, surveys and the rules of a quiz on a `file://` page, by keyboard alone."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.desk import Desk, check, desk, press, tab_to
from tests.browser.player_page import Sheet, more_outline, page_of_more
from tests.targets.packages import files_of
from tests.theme.samples import SAMPLES
from tests.theme.values import edition, module

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk"]

TEST = "[data-quiz=test] [data-quiz-result]"


def opened(desk: Desk, locale: str = "en", **rules: Any) -> "Page":
    return desk.open(Sheet(locale=locale, extra=page_of_more(), more=more_outline(rules)), route="#/why/more")


def order_of(page: "Page", question: str) -> list[str]:
    script = "id => [...document.querySelectorAll(`#q-${id} input`)].map(input => input.value)"
    found: list[str] = page.evaluate(script, question)
    return found


def asked(page: "Page") -> list[str]:
    script = """[...document.querySelectorAll('[data-quiz=test] [data-question]')]
        .filter(q => q.checkVisibility()).map(q => q.dataset.question)"""
    found: list[str] = page.evaluate(script)
    return found


def answer(page: "Page", question: str, value: str = "a") -> None:
    """Choose by keyboard: the first press of an arrow key moves on from the option that has the focus."""
    tab_to(page, f"#q-{question} input")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        if page.is_checked(f"#q-{question} [value={value}]"):
            return
    raise AssertionError(f"{value} cannot be chosen")


def test_items_are_sorted_into_groups(desk: Desk) -> None:
    page = opened(desk)
    press(page, "#q-groups [data-check]")
    assert "Please answer first." in page.locator("#q-groups .feedback").inner_text()
    press(page, "#q-groups [data-left=a]", "ArrowDown")
    page.keyboard.press("ArrowDown")
    press(page, "#q-groups [data-left=b]", "ArrowDown")
    assert "Right" in check(page, "groups")
    page.reload()
    assert page.input_value("#q-groups [data-left=a]") == "b"


def test_free_words_are_kept_and_set_beside_a_good_answer(desk: Desk) -> None:
    page = opened(desk)
    press(page, "#q-own [data-check]")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("It is wet.")
    told = check(page, "own")
    assert "Your answer is kept." in told and "Compare your answer" in told and "Because of the water." in told
    assert "Right" not in told
    page.reload()
    assert page.input_value("#q-own textarea") == "It is wet."
    assert "Because of the water." in page.locator("#q-own .feedback").inner_text()


@pytest.mark.parametrize(("locale", "thanks"), [("en", "Thank you"), ("ar", "شكر")])
def test_a_survey_keeps_each_answer_as_it_is_given(desk: Desk, locale: str, thanks: str) -> None:
    page = opened(desk, locale)
    answer(page, "sure", "b")
    answer(page, "use", "c")
    tab_to(page, "#q-hopes textarea")
    page.keyboard.type("Clean water")
    line = page.locator("[data-survey-result]")
    line.wait_for(state="visible")
    assert thanks in line.inner_text() and thanks in page.locator(".status").inner_text()
    page.reload()
    assert page.is_checked("#q-sure [value=b]") and page.is_checked("#q-use [value=c]")
    assert page.input_value("#q-hopes textarea") == "Clean water"
    assert line.is_visible()


@pytest.mark.parametrize(
    ("tracking", "surveys", "expected"), [("scorm12", True, 1), ("scorm12", False, 0), ("none", True, 0)]
)
def test_learners_are_told_that_a_platform_gets_their_survey(
    desk: Desk, tracking: str, surveys: bool, expected: int
) -> None:
    more = {**more_outline({}), **({"tellsSurveys": True} if surveys else {})}
    page = desk.open(Sheet(tracking=tracking, extra=page_of_more(), more=more), route="#/why/more")
    assert page.get_by_text("The learning platform receives your answers to this survey.").count() == expected


def test_options_are_shuffled_anew_for_each_attempt_and_stay_over_a_reload(desk: Desk) -> None:
    page = opened(desk, shuffle=True)
    orders = set()
    for _ in range(6):
        before = [order_of(page, name) for name in ("t1", "t2", "t3", "t4")]
        orders.add(str(before))
        page.reload()
        assert [order_of(page, name) for name in ("t1", "t2", "t3", "t4")] == before
        for name in ("t1", "t2", "t3", "t4"):
            answer(page, name, "b")
            assert "Not quite" in check(page, name)
        assert [order_of(page, name) for name in ("t1", "t2", "t3", "t4")] == before
        press(page, "[data-quiz=test] .again")
    assert len(orders) > 3


def test_some_questions_are_drawn_and_make_the_result_alone(desk: Desk) -> None:
    page = opened(desk, draw=2)
    drawn = asked(page)
    assert len(drawn) == 2
    page.reload()
    assert asked(page) == drawn
    answer(page, drawn[0])
    assert "Right" in check(page, drawn[0])
    answer(page, drawn[1], "b")
    check(page, drawn[1])
    assert page.locator(TEST).inner_text() == "Your result: 50% · Not passed yet"
    assert page.locator("[data-result-text=failed]").is_visible()
    assert not page.locator("[data-result-text=passed]").is_visible()
    page.reload()
    assert asked(page) == drawn and page.locator(TEST).is_visible()
    seen = {str(drawn)}
    for _ in range(6):
        press(page, "[data-quiz=test] .again")
        assert not page.locator("[data-result-text=failed]").is_visible()
        seen.add(str(asked(page)))
        for name in asked(page):
            answer(page, name, "b")
            check(page, name)
    assert len(seen) > 1


def test_a_test_tells_nothing_before_its_end(desk: Desk) -> None:
    page = opened(desk, feedback="at-end")
    for name in ("t1", "t2", "t3"):
        answer(page, name, "b")
        assert check(page, name).strip() == "✓ Your answer is kept."
    answer(page, "t1", "a")
    check(page, "t1")
    page.reload()
    assert page.locator("#q-t1 .feedback").inner_text().strip() == "✓ Your answer is kept."
    assert "Why" not in page.locator("[data-quiz=test]").inner_text()
    answer(page, "t4", "a")
    press(page, "#q-t4 [data-check]")
    assert page.evaluate("document.activeElement.hasAttribute('data-quiz-result')")
    assert page.locator(TEST).inner_text() == "Your result: 50% · Not passed yet"
    told = [page.locator(f"#q-{name} .feedback").inner_text() for name in ("t1", "t2", "t3", "t4")]
    assert ["Right" in text for text in told] == [True, False, False, True]
    assert "Why t2." in told[1] and page.is_disabled("#q-t1 [value=a]")


def test_the_other_kinds_on_a_small_phone_right_to_left(desk: Desk) -> None:
    page = opened(desk, "ar", draw=2)
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


THEMED = """() => {
    const seen = [...document.querySelectorAll('.question *')].filter(e => e.checkVisibility());
    const controls = seen.filter(e => e.matches('.option, select, button, textarea'));
    return {
        width: document.documentElement.scrollWidth,
        small: controls.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML),
        nameless: seen.filter(e => e.matches('input, select, textarea') && !e.labels.length).length,
        kinds: [...new Set([...document.querySelectorAll('.question')].map(e => e.dataset.kind))].sort(),
    };
}"""


@pytest.mark.parametrize("locale", ["sw", "ar"])
def test_the_theme_shows_them_on_a_small_phone(desk: Desk, locale: str) -> None:
    blocks = [SAMPLES[name] for name in ("survey", "sort")]
    made = edition(module("land", *blocks), locale=locale)
    (desk.folder / "index.html").write_bytes(files_of("html", made)["index.html"])
    page = desk.context.new_page()
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto((desk.folder / "index.html").as_uri() + "#/land/rent")
    found = page.evaluate(THEMED)
    assert found == {"width": 320, "small": [], "nameless": 0, "kinds": ["open", "scale", "sort"]}


def test_without_scripts_all_questions_can_be_read(chromium: Any, tmp_path: Any) -> None:
    sheet = Sheet(extra=page_of_more(), more=more_outline({"draw": 2, "shuffle": True}))
    (tmp_path / "index.html").write_text(sheet.html(), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    assert len(asked(page)) == 4
    assert page.locator("#q-groups .key").is_visible() and page.locator("#q-hopes textarea").is_visible()
    context.close()
