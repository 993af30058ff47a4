"""The built sample course in a real browser, opened by a double click, read from the left and from the right."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from builder.model import Choice, Prose, Quiz, plain_text, walk
from builder.player import strings_for
from tests.browser.learner import (
    SAMPLE,
    Learner,
    answer_one_of_each,
    lessons_of,
    one_of_each_kind,
    quizzes_of,
    sample_course,
    words,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from builder.model import Course

both = pytest.mark.parametrize("locale", ["en", "ar"])


@dataclass
class Watch:
    """Remember what a browser complains about, and what it asks for outside of the package."""

    allowed: str
    complaints: list[str] = field(default_factory=list)

    def over(self, page: "Page") -> "Page":
        page.set_default_timeout(10_000)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.ask(request.url))
        return page

    def ask(self, address: str) -> None:
        if not address.startswith((self.allowed, "data:")):
            self.complaints.append(f"asks for {address}")


def package(dist: Path, locale: str) -> Path:
    return dist / f"{SAMPLE}/{locale}/{SAMPLE}-1.0-{locale}-learner-html"


@contextmanager
def opened(
    chromium: "Browser", folder: Path, width: int = 360, height: int = 720, scripts: bool = True
) -> Iterator["Page"]:
    """Open a package by its file; at the end nothing may have gone wrong."""
    context = chromium.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
    watch = Watch(folder.as_uri())
    page = watch.over(context.new_page())
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()
    assert watch.complaints == []


def graded(course: "Course") -> list[tuple[str, Quiz]]:
    return [(route, quiz) for route, quiz in quizzes_of(course) if quiz.is_graded]


@both
def test_every_lesson_is_reached_by_keyboard(chromium: "Browser", built_sample: Path, repo: Path, locale: str) -> None:
    lessons = lessons_of(sample_course(repo, locale))
    with opened(chromium, package(built_sample, locale)) as page:
        visited = Learner(page).walk_through()
        assert [route for route in visited if route in lessons] == lessons
        assert page.locator("[data-lesson-link][data-seen=false]").count() == 0
        assert page.locator("[data-result]").inner_text() != ""


@both
def test_a_quiz_is_passed(chromium: "Browser", built_sample: Path, repo: Path, locale: str) -> None:
    said = strings_for(locale)
    route, quiz = graded(sample_course(repo, locale))[0]
    with opened(chromium, package(built_sample, locale)) as page:
        learner = Learner(page)
        learner.go(route)
        verdicts = [learner.answer(question) for question in quiz.questions]
        assert [verdict for verdict in verdicts if said["Right"] not in verdict] == []
        result = page.locator(f"[data-quiz='{quiz.id}'] [data-quiz-result]")
        assert said["Passed"] in result.inner_text()
        assert result.get_attribute("data-verdict") == "right"
        assert "100" in ascii_digits(result.inner_text())


@both
def test_items_are_sorted_and_free_words_kept(chromium: "Browser", built_sample: Path, repo: Path, locale: str) -> None:
    said = strings_for(locale)
    quizzes = quizzes_of(sample_course(repo, locale))
    route, quiz = next((route, quiz) for route, quiz in quizzes if quiz.questions[0].kind == "sort")
    with opened(chromium, package(built_sample, locale)) as page:
        learner = Learner(page)
        learner.go(route)
        sorted_, free = [learner.answer(question) for question in quiz.questions]
        assert said["Right"] in sorted_ and said["Your answer is kept."] in free
        assert first_words(quiz.questions[1].explanation) in free


def ascii_digits(text: str) -> str:
    """Write the digits of any script as our own."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


@both
def test_wrong_answers_are_explained(chromium: "Browser", built_sample: Path, repo: Path, locale: str) -> None:
    said = strings_for(locale)
    route, quiz = graded(sample_course(repo, locale))[1]
    with opened(chromium, package(built_sample, locale)) as page:
        learner = Learner(page)
        learner.go(route)
        told = {question.id: learner.answer(question, right=False) for question in quiz.questions}
        assert page.locator(".feedback[data-verdict=right]").count() == 0
        for question in quiz.questions:
            assert first_words(question.explanation) in told[question.id]
            if isinstance(question.answer, Choice) and not question.answer.several:
                wrong = next(option for option in question.answer.options if not option.right)
                assert first_words(wrong.feedback) in told[question.id]
        assert said["Not passed yet"] in page.locator(f"[data-quiz='{quiz.id}'] [data-quiz-result]").inner_text()


def first_words(blocks: object) -> str:
    """Read the first piece of prose in some blocks."""
    return words(plain_text(next(part for part in walk(blocks) if isinstance(part, Prose))))


# What is wider than the screen, smaller than a finger or, in a quiz, smaller than it must be. Links inside a
# sentence are as high as their line (WCAG 2.5.8).
FAULTS = """() => {
  const isInline = (e) => getComputedStyle(e).display === 'inline';
  const blockOf = (e) => (isInline(e.parentElement) ? blockOf(e.parentElement) : e.parentElement);
  const found = [];
  const say = (what, e) => found.push(`${location.hash} ${what}: ${e.outerHTML.slice(0, 120)}`);
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) say(`${wide} px wide`, document.body);
  for (const e of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    if (!e.checkVisibility() || e.matches('.skip')) continue;
    const box = (e.closest('label.option') ?? e).getBoundingClientRect();
    const inSentence = isInline(e) && blockOf(e).innerText.trim() !== e.innerText.trim();
    const least = e.closest('.quiz') && !inSentence ? 44 : 24;
    // A box drawn at a fraction of a pixel.
    if (!inSentence && Math.min(box.width, box.height) < least - 0.5) say(`${box.width} x ${box.height} px`, e);
    if (box.left < -0.5 || box.right > innerWidth + 0.5) say(`from ${box.left} to ${box.right}`, e);
  }
  return found;
}"""


@both
@pytest.mark.parametrize("width", [320, 360, 650])
def test_every_page_fits_and_can_be_touched(chromium: "Browser", built_sample: Path, locale: str, width: int) -> None:
    with opened(chromium, package(built_sample, locale), width) as page:
        learner = Learner(page)
        routes = page.evaluate("[...document.querySelectorAll('.page')].map(p => p.id)")
        assert len(routes) > 20
        found = []
        for route in routes:
            learner.go(route)
            found += page.evaluate(FAULTS)
        assert found == []


def test_the_contents_stand_where_reading_begins(chromium: "Browser", built_sample: Path) -> None:
    begins = {}
    for locale in ("en", "ar"):
        with opened(chromium, package(built_sample, locale), width=1280) as page:
            contents = page.locator(".contents").bounding_box()
            main = page.locator("main").bounding_box()
            assert contents and main
            begins[locale] = contents["x"] < main["x"]
            assert page.evaluate("getComputedStyle(document.querySelector('main h1')).direction") == (
                "ltr" if locale == "en" else "rtl"
            )
    assert begins == {"en": True, "ar": False}


@both
def test_the_page_alone_says_so_and_works(
    chromium: "Browser", built_sample: Path, repo: Path, tmp_path: Path, locale: str
) -> None:
    shutil.copy(package(built_sample, locale) / "index.html", tmp_path)
    route, quiz = graded(sample_course(repo, locale))[0]
    context = chromium.new_context(viewport={"width": 360, "height": 720})
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.locator(".alone").wait_for(state="visible", timeout=5_000)
    learner = Learner(page)
    learner.go(route)
    assert strings_for(locale)["Right"] in learner.answer(quiz.questions[0])
    context.close()


@both
def test_everything_is_readable_without_scripts(
    chromium: "Browser", built_sample: Path, repo: Path, locale: str
) -> None:
    course = sample_course(repo, locale)
    with opened(chromium, package(built_sample, locale), scripts=False) as page:
        for route in lessons_of(course):
            assert page.locator(f"[id='{route}'] h2").is_visible()
        for module in course.modules:
            for lesson in module.lessons:
                assert words(plain_text(lesson.title)) in words(page.locator("main").inner_text())
        assert page.locator("[data-check]:visible").count() == 0
        practice = page.locator("[data-graded=false] details.key")
        assert practice.count() == sum(len(quiz.questions) for _, quiz in quizzes_of(course) if not quiz.is_graded)
        practice.first.locator("summary").click()
        assert practice.first.locator("ul, ol, dl").first.is_visible()
        assert page.locator("[data-graded=true] details.key, [data-graded=true] .answers").count() == 0


@pytest.fixture
def served(built_sample: Path, tmp_path: Path) -> Iterator[str]:
    """Serve a page that holds the course in a frame which allows as little as Kolibri's."""
    shutil.copytree(package(built_sample, "en"), tmp_path / "course")
    frame = (
        '<iframe sandbox="allow-scripts allow-same-origin" width="640" height="600" src="course/index.html"></iframe>'
    )
    (tmp_path / "host.html").write_text(f'<!DOCTYPE html><link rel="icon" href="data:,">{frame}', encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Say nothing: a test speaks by failing."""


def test_in_a_sandboxed_frame_every_kind_is_answered(chromium: "Browser", served: str, repo: Path) -> None:
    context = chromium.new_context()
    watch = Watch(served)
    host = watch.over(context.new_page())
    host.goto(f"{served}/host.html")
    frame = host.frames[1]
    frame.wait_for_selector("[data-continue]")
    questions = one_of_each_kind(sample_course(repo, "en"))
    assert len(questions) == 10
    answer_one_of_each(Learner(frame), questions, strings_for("en")["Right"])
    host.reload()
    again = host.frames[1].wait_for_selector("[data-continue]")
    assert again and again.inner_text() == "Continue"
    assert host.frames[1].locator(".feedback:not([hidden])").count() == 9  # a survey has none
    context.close()
    assert watch.complaints == []
