"""The whole way through the sample on a `file://` page, in two browsers and three languages, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from builder.player import strings_for
from tests.browser.firefox import running_firefox
from tests.browser.learner import Learner, answer_one_of_each, lessons_of, one_of_each_kind, sample_course
from tests.browser.test_sample import Watch, package
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS
from tests.targets.packages import files_of, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from builder.model import Question

pytestmark = pytest.mark.browser
Start: TypeAlias = Callable[[Path, str], AbstractContextManager[Any]]
KINDS = {"choice", "choices", "gaps", "match", "number", "open", "order", "scale", "sort", "text"}


@pytest.fixture(params=["chromium", "firefox"])
def start(request: pytest.FixtureRequest, program: Callable[..., str]) -> Start:
    """Start a browser with a profile of its own, as often as a learner does: `start(profile, allowed)`."""
    if request.param == "firefox":
        path = program("firefox-esr", "firefox")
        return lambda profile, allowed: running_firefox(path, profile, allowed)
    browser = request.getfixturevalue("chromium")
    path = program(*CHROMIUM)
    return lambda profile, allowed: running_chromium(browser, path, profile, allowed)


@contextmanager
def running_chromium(browser: Browser, path: str, profile: Path, allowed: str) -> Iterator[Any]:
    """Start a browser with a profile, yield a page, and close it; nothing may have gone wrong then."""
    watch = Watch(allowed)
    context = browser.browser_type.launch_persistent_context(profile, executable_path=path, args=CHROMIUM_FLAGS)
    yield watch.over(context.pages[0])
    # A browser that is told to end at once may lose what it has not yet written to the disk; a learner leaves first.
    last = context.new_page()
    context.pages[0].close()
    last.wait_for_timeout(1000)
    context.close()
    assert watch.complaints == []


def state_of(page: Any, question: Question) -> str:
    """Tell what is chosen, typed and said about a question."""
    script = """id => {
      const field = document.getElementById(id);
      const given = [...field.querySelectorAll('input, select, textarea')].map(e => [e.checked, e.value]);
      const order = [...field.querySelectorAll('[data-item]')].map(e => e.dataset.item);
      return JSON.stringify([given, order, field.querySelector('.feedback')?.textContent]);
    }"""
    return str(page.evaluate(script, f"q-{question.id}"))


@pytest.mark.parametrize("locale", ["en", "ar", "sw"])
def test_a_learner_reads_answers_and_comes_back(
    start: Start, built_sample: Path, repo: Path, tmp_path: Path, locale: str
) -> None:
    course, said, folder = sample_course(repo, locale), strings_for(locale), package(built_sample, locale)
    questions = one_of_each_kind(course)
    assert set(questions) == KINDS
    index = (folder / "index.html").as_uri()
    with start(tmp_path / "profile", folder.as_uri()) as page:
        page.goto(index)
        visited = Learner(page, is_quick=True).walk_through()
        assert [one for one in visited if one in lessons_of(course)] == lessons_of(course)
        answer_one_of_each(Learner(page), questions, said["Right"])
        last_read = page.evaluate("document.querySelector('.page:not([hidden])').id")
        Learner(page).go("/finish")
        assert page.locator("[data-result]").inner_text() != ""
        before = {kind: state_of(page, question) for kind, (_, question) in questions.items()}
    with start(tmp_path / "profile", folder.as_uri()) as page:
        page.goto(index)
        assert page.locator("[data-continue]").inner_text() == said["Continue"]
        assert {kind: state_of(page, question) for kind, (_, question) in questions.items()} == before
        Learner(page).press("[data-continue]")
        Learner(page).arrive(last_read)  # the end is no place to go on from


def test_two_courses_on_one_device_do_not_mix(start: Start, built_sample: Path, repo: Path, tmp_path: Path) -> None:
    for path, content in files_of("html", small()).items():
        (tmp_path / "other" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "other" / path).write_bytes(content)
    other = tmp_path / "other/index.html"
    first = package(built_sample, "en") / "index.html"
    page_of, question = one_of_each_kind(sample_course(repo, "en"))["choice"]
    with start(tmp_path / "profile", "file:") as page:
        page.goto(first.as_uri())
        Learner(page).go(page_of)
        Learner(page).answer(question)
        before = state_of(page, question)
        page.goto(other.as_uri())
        assert page.locator("[data-continue]").inner_text() == strings_for("sw")["Start"]
        Learner(page).press("[data-continue]")
        page.wait_for_function("document.querySelector('.page:not([hidden])').id !== '/'")
        page.goto(first.as_uri())
        assert page.locator("[data-continue]").inner_text() == strings_for("en")["Continue"]
        assert state_of(page, question) == before


def choose_learner(page: Any, rank: int) -> None:
    """Say on the start page who is learning, and wait for the course."""
    page.wait_for_function("document.querySelectorAll('[data-learners] button').length === 2")
    Learner(page, is_quick=True).press(f"[data-learners] li:nth-child({rank}) button")
    page.wait_for_function("document.querySelector('[data-learners]').hidden && document.querySelector('.js') !== null")


def test_two_learners_of_one_device_do_not_mix(start: Start, built_sample: Path, repo: Path, tmp_path: Path) -> None:
    index = package(built_sample, "en") / "index.html"
    page_of, question = one_of_each_kind(sample_course(repo, "en"))["choice"]
    with start(tmp_path / "profile", index.parent.as_uri()) as page:
        page.goto(index.as_uri())
        quick = Learner(page, is_quick=True)
        quick.go(page_of)
        quick.answer(question)
        first = state_of(page, question)
        quick.go("/")
        quick.press("[data-add-learners] summary")
        quick.tab_to("[data-new-names]")
        page.keyboard.type("Neema")
        quick.press("[data-add-learner]")
        page.wait_for_function("!document.querySelector('[data-who]')?.hidden")
        assert "Neema" in page.locator("[data-who]").inner_text()
        assert page.locator("[data-continue]").inner_text() == strings_for("en")["Start"]
        assert state_of(page, question) != first
        quick.go(page_of)
        quick.answer(question, right=False)
        second = state_of(page, question)
    assert first != second
    with start(tmp_path / "profile", index.parent.as_uri()) as page:
        page.goto(index.as_uri())
        for rank, expected in ((1, first), (2, second)):
            choose_learner(page, rank)
            assert state_of(page, question) == expected
            Learner(page, is_quick=True).press("[data-who] button")


def test_firefox_keeps_files_apart(program: Callable[..., str], built_sample: Path, tmp_path: Path) -> None:
    """What the journeys mean: with this policy, a page of a file may read no file beside it."""
    folder = package(built_sample, "en")
    path = program("firefox-esr", "firefox")
    picture = next(folder.glob("media/*"))
    script = f"fetch('{picture.as_uri()}').then(() => 'read', () => 'refused')"
    with running_firefox(path, tmp_path / "profile", folder.as_uri()) as page:
        page.goto((folder / "index.html").as_uri())
        assert page.evaluate(script) == "refused"
        page.evaluate("fetch('http://elsewhere.test/').then(() => 'read', () => 'refused')")
        page.evaluate("console.error('heard')")
        told = "\n".join(page.complaints)
        assert "asks for http://elsewhere.test/" in told and "heard" in told and picture.name in told
        page.complaints.clear()
