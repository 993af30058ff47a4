"""The built package in a frame of a platform that refuses all that a real one refuses, and of broken ones."""

import mimetypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from builder.player import strings_for
from builder.player.joiner import join_modules
from tests.browser.learner import SAMPLE, Learner, lessons_of, quizzes_of, sample_course
from tests.packages.reading import members

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.lms

HERE = Path(__file__).parent
DOUBLES = HERE.parent / "player"
SILENCE = "The learning platform does not answer."


@dataclass(frozen=True)
class Platform:
    """Hold the page of a platform that plays the package of one locale."""

    page: "Page"

    def launch(self, fault: str = "sound", **before: str) -> Learner:
        """Open the course in the frame; `before` is what the platform knows of the learner."""
        known = {f"cmi.{name.replace('__', '.')}": value for name, value in before.items()}
        self.page.evaluate("([fault, known]) => launch(fault, known)", [fault, known])
        self.page.frame_locator("iframe").locator(".js").wait_for()
        return Learner(self.page.frames[1])

    def leave(self) -> None:
        """Close the course, as a click on another page of the platform does."""
        self.page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        self.page.frame_locator("iframe").locator(".js").wait_for(state="detached")

    def calls(self) -> list[str]:
        return self.page.evaluate("strict.calls")

    def refused(self) -> list[str]:
        return self.page.evaluate("strict.refused")

    def kept(self, element: str) -> str:
        return self.page.evaluate("element => kept[element]", f"cmi.{element}")


@pytest.fixture
def platform(chromium: "Browser", built_sample: Path, request: pytest.FixtureRequest) -> Iterator[Platform]:
    """A platform with the English package, or with that of the locale in the test's parameters."""
    with opened(chromium, built_sample, getattr(request, "param", "en"), "scorm12") as platform:
        yield platform


@contextmanager
def opened(chromium: "Browser", built_sample: Path, locale: str, target: str) -> Iterator[Platform]:
    """Serve a package and the page that plays it; at the end nothing may have been complained about."""
    package = built_sample / f"{SAMPLE}/{locale}/{SAMPLE}-1.0-{locale}-learner-{target}.zip"
    files = {f"/course/{name}": content for name, content in members(package).items()}
    modules = {"platform.js": (HERE / "platform.js").read_text(encoding="utf-8")}
    modules |= {path.name: path.read_text(encoding="utf-8") for path in DOUBLES.glob("strict*.mjs")}
    host = f"<iframe width=650 height=666></iframe><script>{join_modules(modules, 'platform.js')}</script>"
    files["/"] = f'<!DOCTYPE html><link rel="icon" href="data:,">{host}'.encode()
    context = chromium.new_context(viewport={"width": 800, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.route("http://lms.test/**", lambda route: serve(route, files))
    page.goto("http://lms.test/")
    yield Platform(page)
    context.close()
    assert complaints == []


def serve(route: "Route", files: dict[str, bytes]) -> None:
    path = urlsplit(route.request.url).path
    kind = mimetypes.guess_type(path)[0] or "text/html"
    route.fulfill(body=files[path], content_type=f"{kind}; charset=utf-8")


JOURNEY = """\
LMSInitialize
LMSGetValue cmi.core.lesson_mode
LMSGetValue cmi.core.lesson_status
LMSSetValue cmi.core.lesson_status incomplete
LMSCommit
LMSGetValue cmi.core.student_id
LMSGetValue cmi.suspend_data
LMSGetValue cmi.core.lesson_location
LMSSetValue cmi.core.lesson_location {route}
LMSSetValue cmi.suspend_data …
LMSGetValue cmi.objectives._count
LMSSetValue cmi.objectives.0.id {module}
LMSGetValue cmi.objectives.0.status
LMSSetValue cmi.objectives.0.status incomplete
LMSCommit
LMSSetValue cmi.suspend_data …
LMSGetValue cmi.interactions._count
LMSSetValue cmi.interactions.0.id …
LMSSetValue cmi.interactions.0.objectives.0.id {module}
LMSSetValue cmi.interactions.0.time …
LMSSetValue cmi.interactions.0.type …
LMSSetValue cmi.interactions.0.correct_responses.0.pattern …
LMSSetValue cmi.interactions.0.weighting 1
LMSSetValue cmi.interactions.0.student_response …
LMSSetValue cmi.interactions.0.result correct
LMSCommit
LMSSetValue cmi.core.session_time …
LMSSetValue cmi.core.exit suspend
LMSCommit
LMSFinish
"""


def test_the_order_of_calls(platform: Platform, repo: Path) -> None:
    """Open, read a lesson, answer one question, leave: nothing more, and in this order."""
    asked = ((route, each) for route, quiz in quizzes_of(sample_course(repo, "en")) for each in quiz.questions)
    route, question = next((route, each) for route, each in asked if each.kind == "choice")
    learner = platform.launch()
    learner.go(route)
    learner.answer(question)
    platform.leave()
    changing = re.compile(r"((?:_data|time|type|pattern|response|interactions\.0\.id) ).*")
    calls = [changing.sub(r"\1…", call) for call in platform.calls()]
    names = {"route": route.strip("/"), "module": route.split("/")[1]}
    assert calls == JOURNEY.format(**names).splitlines()
    assert platform.refused() == []
    assert re.fullmatch(r"00:0\d:\d\d", platform.kept("core.session_time"))


@pytest.mark.parametrize("platform", ["en", "ar"], indirect=True, ids=["en", "ar"])
def test_a_whole_course_fits_into_the_strictest_platform(
    platform: Platform, repo: Path, request: pytest.FixtureRequest
) -> None:
    """SCORM 1.2 gives suspend_data 4,096 characters; this platform refuses one more, or one that is not ASCII."""
    course = sample_course(repo, request.node.callspec.id)
    learner = platform.launch()
    for route in lessons_of(course):
        learner.go(route)
    for route, quiz in quizzes_of(course):
        assert platform.kept("core.lesson_status") == "incomplete"
        learner.take(route, quiz)
    assert (platform.kept("core.lesson_status"), platform.kept("core.score.raw")) == ("passed", "100")
    assert len(platform.kept("suspend_data")) < 2048
    platform.leave()
    assert platform.refused() == []
    again = platform.launch()
    for _, quiz in quizzes_of(course):
        result = again.place.locator(f"[data-quiz='{quiz.id}'] [data-quiz-result]")
        assert result.get_attribute("data-verdict") == "right"
    assert again.place.locator(".feedback[data-verdict=right]").count() == sum(
        question.kind != "open" for _, quiz in quizzes_of(course) for question in quiz.questions
    )


def test_a_failed_course_may_be_passed_later(platform: Platform, repo: Path) -> None:
    course = sample_course(repo, "en")
    learner = replace(platform.launch(), is_quick=True)
    for route in lessons_of(course):
        learner.go(route)
    graded = [(route, quiz) for route, quiz in quizzes_of(course) if quiz.is_graded]
    for route, quiz in graded:
        learner.take(route, quiz, right=False)
    assert platform.kept("core.lesson_status") == "failed"
    low = float(platform.kept("core.score.raw"))
    platform.leave()
    learner = replace(platform.launch(), is_quick=True)
    for route, quiz in graded:
        learner.go(route)
        learner.press(f"[data-quiz='{quiz.id}'] .again")
        learner.take(route, quiz)
    assert (platform.kept("core.lesson_status"), platform.kept("core.score.raw")) == ("passed", "100")
    assert low < 70
    assert platform.refused() == []


FAULTS = ["no API", "every call throws", "it does not begin", "commits fail", "commits say true and tell an error"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_platform_stops_nobody(platform: Platform, repo: Path, fault: str) -> None:
    route, quiz = next((route, quiz) for route, quiz in quizzes_of(sample_course(repo, "en")) if quiz.is_graded)
    learner = platform.launch(fault)
    assert SILENCE in learner.place.locator(".status").inner_text()
    result = learner.take(route, quiz)
    assert strings_for("en")["Passed"] in result
    platform.leave()
    again = platform.launch(fault)
    again.go(route)
    assert again.place.locator(f"[data-quiz='{quiz.id}'] [data-quiz-result]").inner_text() == result


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_a_review_writes_nothing(platform: Platform, repo: Path, mode: str) -> None:
    """Moodle stores what is written in a review, so that a revisit would lower what was reached."""
    route, quiz = next((route, quiz) for route, quiz in quizzes_of(sample_course(repo, "en")) if quiz.is_graded)
    learner = platform.launch(core__lesson_mode=mode, core__lesson_status="passed", core__score__raw="85")
    assert "Not passed yet" in learner.take(route, quiz, right=False)
    platform.leave()
    written = [call for call in platform.calls() if call.startswith(("LMSSetValue", "LMSCommit"))]
    assert written == []
    assert (platform.kept("core.lesson_status"), platform.kept("core.score.raw")) == ("passed", "85")
    assert platform.refused() == []
