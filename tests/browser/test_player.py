"""The player on a `file://` page, in a real browser, by keyboard alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import Desk, answer_quiz, arrive, check, desk, enter, press, read_all, tab_to, visible_pages
from tests.browser.player_page import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["desk"]


def test_one_page_at_a_time_by_keyboard(desk: Desk) -> None:
    page = desk.open(Sheet())
    assert visible_pages(page) == ["/"]
    for selector, shown, heading, title in [
        ("[data-continue]", "/why", "Why plan", "Why plan – Growing towns"),
        ("[id='/why'] [rel=next]", "/why/growth", "Growth", "Growth – Growing towns"),
        ("[id='/why/growth'] [rel=next]", "/why/check", "What you know", "What you know – Growing towns"),
        ("[id='/why/check'] [rel=next]", "/finish", "Finish", "Finish – Growing towns"),
    ]:
        press(page, selector)
        arrive(page, shown)
        assert page.evaluate("document.activeElement.textContent") == heading
        assert page.title() == title
    assert "2" in page.locator("[data-result]").inner_text()
    page.go_back()
    arrive(page, "/why/check")


def test_contents_open_mark_and_close(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/growth")
    contents = page.locator(".contents")
    assert not contents.is_visible()
    press(page, "[data-toggle]")
    assert contents.is_visible()
    assert page.get_attribute("[data-toggle]", "aria-expanded") == "true"
    assert "seen" in page.locator("[data-lesson-link='why/growth']").inner_text()
    assert "seen" not in page.locator("[data-lesson-link='why/check']").inner_text()
    assert page.get_attribute("[data-lesson-link='why/growth']", "aria-current") == "page"
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    assert page.evaluate("document.activeElement.dataset.toggle") == "contents"
    page.keyboard.press("Enter")
    press(page, "[data-lesson-link='why/check']")
    arrive(page, "/why/check")
    assert not contents.is_visible()


def test_a_place_inside_a_page(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#fn-1")
    assert visible_pages(page) == ["/why/growth"]
    assert page.evaluate("document.activeElement.id") == "fn-1"
    page.evaluate("location.hash = '#q-word'")
    page.wait_for_function("document.activeElement.id === 'q-word'")
    arrive(page, "/why/check")
    page.evaluate("location.hash = '#%E0%A4%A'")
    arrive(page, "/")


def test_words_with_the_class_of_a_page_stay(desk: Desk) -> None:
    page = desk.open(Sheet(extra='<p class="page" id="own">An author may write so.</p>'), route="#/why/growth")
    assert visible_pages(page) == ["/why/growth", "own"]


def test_the_skip_link_keeps_the_page(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/check")
    page.evaluate("document.querySelector('.skip').focus()")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "What you know"
    assert page.url.endswith("#/why/check")


def test_every_kind_is_answered_by_keyboard(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/check")
    told = answer_quiz(page)
    assert [name for name, text in told.items() if "Right" not in text] == []
    assert "Yes, the owners." in told["gain"] and "Public works raise" in told["gain"]
    assert "Look at the land" not in page.content()
    assert page.locator("[data-quiz=quiz] [data-quiz-result]").inner_text() == "Your result: 100% · Passed"
    assert page.locator(".status").inner_text().strip() == "Your result: 100% · Passed"
    read_all(page)
    finish = page.locator("[data-result]").inner_text()
    assert finish.split("\n") == ["Lessons seen: 2 of 2", "Quizzes finished: 1 of 1", "Your result: 100%", "Passed"]


def test_a_missing_answer_is_told(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/check")
    for name, control in [("gain", "INPUT"), ("both", "INPUT"), ("pairs", "SELECT")]:
        press(page, f"#q-{name} [data-check]")
        assert "Please answer first." in page.locator(f"#q-{name} .feedback").inner_text()
        assert page.evaluate("document.activeElement.tagName") == control
    assert page.locator(".status").inner_text().strip() == "Please answer first."
    page.evaluate("location.hash = '#/finish'")
    page.wait_for_function("document.querySelector('.status').innerText.trim() === ''")


def test_an_order_announces_each_place(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/check")
    tab_to(page, "#q-steps [data-item=a] [data-move='1']")
    page.keyboard.press("Enter")
    assert page.locator(".status").inner_text().strip() == "Step a: Position 2 of 3"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move down: Step a"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator(".status").inner_text().strip() == "Step a: Position 3 of 3"
    assert page.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true"


def test_attempts_are_counted_and_the_best_stays(desk: Desk) -> None:
    page = desk.open(Sheet(attempts=2), route="#/why/check")
    told = answer_quiz(page, order_first=False)
    assert "Not quite" in told["steps"]
    result = page.locator("[data-quiz=quiz] [data-quiz-result]")
    assert result.inner_text() == "Your result: 85% · Passed"
    press(page, "[data-quiz=quiz] .again")
    assert not result.is_visible()
    answer_quiz(page, number="7", word="x", order_first=False)
    assert result.inner_text() == "Your result: 57% · Best result: 85% · Passed"
    assert not page.locator("[data-quiz=quiz] .again").is_visible()
    assert page.locator("#q-gain input[value=a]").is_disabled()


def test_a_failed_quiz_says_what_is_left(desk: Desk) -> None:
    page = desk.open(Sheet(attempts=2), route="#/why/check")
    result = page.locator("[data-quiz=quiz] [data-quiz-result]")
    answer_quiz(page, number="x", word="x", order_first=False)
    assert result.inner_text() == "Your result: 57% · Not passed yet · Attempts left: 1"
    press(page, "[data-quiz=quiz] .again")
    answer_quiz(page, number="x", word="x", order_first=False)
    assert result.inner_text() == "Your result: 57% · Not passed yet · No attempts left"


def test_practice_may_be_checked_again(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/growth")
    key = page.locator("#q-easy .key")
    assert not key.is_visible()
    tab_to(page, "#q-easy input")
    page.keyboard.press("ArrowDown")
    assert "Not quite" in check(page, "easy")
    assert key.is_visible()
    page.locator("#q-easy input:checked").focus()
    page.keyboard.press("ArrowUp")
    assert not page.locator("#q-easy .feedback").is_visible()
    text = check(page, "easy")
    assert "Right" in text and "Practice makes perfect." in text
    assert page.locator("[data-quiz=try] [data-quiz-result]").inner_text() == "Your result: 100%"


def test_progress_is_kept(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/growth")
    page.fill("[data-reflection]", "my own words")
    page.evaluate("location.hash = '#/why/check'")
    answer_quiz(page, order_first=False)
    page.close()
    again = desk.open(Sheet(version="2.0"))
    start = again.locator("[data-continue]")
    assert (start.inner_text(), start.get_attribute("href")) == ("Continue", "#/why/check")
    assert again.input_value("[data-reflection]") == "my own words"
    enter(start)
    assert again.is_checked("#q-gain [value=b]")
    assert again.input_value("#q-both [data-gap='1']") == "Road"
    assert again.input_value("#q-pairs [data-left=a]") == "b"
    assert "Not quite" in again.locator("#q-steps .feedback").inner_text()
    assert again.locator("[data-quiz=quiz] [data-quiz-result]").inner_text() == "Your result: 85% · Passed"


def test_progress_survives_a_change_of_language(desk: Desk) -> None:
    answer_quiz(desk.open(Sheet(), route="#/why/check"))
    page = desk.open(Sheet(locale="fr"), name="fr.html")
    assert page.locator("[data-continue]").inner_text() == "Continuer"
    enter(page.locator("[data-continue]"))
    assert "Réussi" in page.locator("[data-quiz=quiz] [data-quiz-result]").inner_text()


def test_right_to_left(desk: Desk) -> None:
    page = desk.open(Sheet(locale="ar"), route="#/why/check")
    told = answer_quiz(page, number="١٢٫٥", word="ضَريبـة")
    assert "إجابة صحيحة" in told["rise"] and "إجابة صحيحة" in told["word"]
    assert "ناجح" in page.locator("[data-quiz=quiz] [data-quiz-result]").inner_text()
    feedback = page.locator("#q-gain .feedback")
    assert feedback.evaluate("e => getComputedStyle(e).borderRightWidth") != "0px"
    assert feedback.evaluate("e => getComputedStyle(e).borderLeftWidth") == "0px"


def test_pictures_beside_the_page(desk: Desk) -> None:
    picture = '<section class="page" id="/p" data-page="p"><img src="media/town.svg" alt=""></section>'
    (desk.folder / "media").mkdir()
    (desk.folder / "media" / "town.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    page = desk.open(Sheet(extra=picture))
    page.wait_for_load_state("networkidle")
    assert not page.locator(".alone").is_visible()


def test_opened_without_its_pictures(desk: Desk) -> None:
    picture = '<section class="page" id="/p" data-page="p"><img src="media/gone.svg" alt=""></section>'
    page = desk.open(Sheet(extra=picture))
    page.locator(".alone").wait_for(state="visible")
    desk.complaints[:] = [text for text in desk.complaints if "ERR_FILE_NOT_FOUND" not in text]


BROKEN = {
    "no contents": ('<nav class="contents">', "What you know"),
    "no place for the result": ("<p data-result></p>", "What you know"),
    "a question too few": ('data-question="easy"', "What you know"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_failing_component_stops_no_other(desk: Desk, name: str) -> None:
    part, heading = BROKEN[name]
    page = desk.open(Sheet(without=(part,)), route="#/why/check")
    assert desk.complaints != []
    desk.complaints.clear()
    assert page.title().startswith(heading)
    told = answer_quiz(page)
    assert "Right" in told["pairs"]


def test_without_scripts_everything_is_readable(chromium: "Browser", tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(Sheet().html(), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    assert all(page.locator(".page").nth(place).is_visible() for place in range(page.locator(".page").count()))
    assert page.locator(".contents").is_visible()
    assert page.locator("#q-easy .key").is_visible()
    assert not page.locator("[data-check]").first.is_visible()
    context.close()


def test_a_small_phone(desk: Desk) -> None:
    page = desk.open(Sheet(), route="#/why/check")
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = """[...document.querySelectorAll('button, select, .option, input[type=text]')].filter(e => {
        const box = e.getBoundingClientRect();
        return e.checkVisibility() && (box.height < 44 || box.width < 44);
    }).map(e => e.outerHTML)"""
    # The bar's button is the theme's.
    assert [html for html in page.evaluate(small) if "data-toggle" not in html] == []


def test_a_damaged_key_leaves_the_page_readable(desk: Desk) -> None:
    page = desk.open(Sheet(sealed_for="another-course"), route="#/why/growth")
    assert any("JSON" in text for text in desk.complaints)
    desk.complaints.clear()
    arrive(page, "/why/growth")
    assert page.locator("#q-easy .key").is_visible()
    assert not page.locator("#q-easy [data-check]").is_visible()


def test_an_author_s_classes_confuse_nothing(desk: Desk) -> None:
    words = '<p class="answer feedback option status contents key state page module">Words of the author.</p>'
    page = desk.open(
        Sheet(
            instead=(
                ("<legend>", f"<legend>{words}"),
                ('<div class="answer">', f'<div class="stem">{words}</div><div class="answer">'),
                ("<main", f"<div>{words}</div><main"),
            )
        ),
        route="#/why/check",
    )
    told = answer_quiz(page)
    assert [name for name, said in told.items() if "Right" not in said] == []
    assert set(page.locator("p.answer").all_inner_texts()) == {"Words of the author."}
    assert page.locator("[role=status]").text_content() != ""
