"""The sample as a SCORM 1.2 package in a real LMS: uploaded, taken, passed, gone on with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import enter
from tests.browser.learner import SAMPLE, Learner, lessons_of, quizzes_of, sample_course
from tests.lms.host import running_lms, upload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.lms


@pytest.fixture(scope="module")
def lms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_lms(tmp_path_factory.mktemp("lms")) as address:
        yield address


@pytest.fixture(scope="module")
def course(lms: str, chromium: "Browser", built_sample: Path) -> str:
    return upload(chromium, lms, built_sample / f"{SAMPLE}/en/{SAMPLE}-1.0-en-learner-scorm12.zip")


@pytest.fixture
def visitor(chromium: "Browser") -> Iterator["Page"]:
    """A learner's browser; the LMS knows it again by its cookie."""
    context = chromium.new_context(viewport={"width": 900, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def launch(page: "Page", lms: str, course: str) -> Learner:
    page.goto(f"{lms}/launch/{course}")
    page.frame_locator("#scormhost-content").locator(".js").wait_for()
    return Learner(page.frames[1], is_quick=True)  # test_strict_platform.py does all of it by keyboard


def record(page: "Page", lms: str, course: str) -> dict[str, str]:
    """Ask the LMS what it knows about the learner."""
    return page.context.request.get(f"{lms}/api/scorm/{course}/cmi?launch=index.html").json()["elements"]


def recorded(page: "Page", lms: str, course: str, **wanted: str) -> dict[str, str]:
    """Wait until the LMS has stored some values: it does so a moment after a commit."""
    for _ in range(100):
        known = record(page, lms, course)
        if all(known.get(f"cmi.core.{name}") == value for name, value in wanted.items()):
            return known
        page.wait_for_timeout(50)
    raise AssertionError(f"{wanted} was expected, {known} is known")


def test_the_lms_takes_the_title(lms: str, visitor: "Page", course: str) -> None:
    visitor.goto(lms)
    assert "Participatory planning for growing towns" in visitor.locator("table").inner_text()


def test_from_incomplete_to_passed_with_a_break(lms: str, visitor: "Page", course: str, repo: Path) -> None:
    sample = sample_course(repo, "en")
    first, *others = list(quizzes_of(sample))
    learner = launch(visitor, lms, course)
    recorded(visitor, lms, course, lesson_status="incomplete")
    first_result = learner.take(*first)
    assert "100%" in first_result
    visitor.goto(lms)

    learner = launch(visitor, lms, course)
    assert learner.place.locator("[data-continue]").inner_text() == "Continue"
    enter(learner.place.locator("[data-continue]"))
    learner.arrive(first[0])
    assert learner.place.locator(f"[data-quiz='{first[1].id}'] [data-quiz-result]").inner_text() == first_result
    for route, quiz in others:
        learner.take(route, quiz)
    recorded(visitor, lms, course, lesson_status="incomplete")
    for route in lessons_of(sample):
        learner.go(route)
    recorded(visitor, lms, course, lesson_status="passed", **{"score.raw": "100"})
    visitor.goto(lms)
    known = recorded(visitor, lms, course, lesson_status="passed", exit="suspend")
    assert known["cmi.core.session_time"] != "00:00:00"
    assert len(known["cmi.suspend_data"]) <= 4096


@pytest.mark.parametrize("mode", ["normal", "review"])
def test_a_later_visit_lowers_nothing(lms: str, visitor: "Page", course: str, repo: Path, mode: str) -> None:
    visitor.goto(lms)  # where the cookie comes from
    reached = {
        "cmi.core.lesson_mode": mode,
        "cmi.core.lesson_status": "passed",
        "cmi.core.score.raw": "85",
        "cmi.suspend_data": "",
        "cmi.core.lesson_location": "",
    }
    address = f"{lms}/api/scorm/{course}/cmi?launch=index.html"
    body = json.dumps({"elements": reached})
    stored = visitor.context.request.put(address, data=body, headers={"Content-Type": "application/json"})
    assert stored.ok
    route, quiz = next((route, quiz) for route, quiz in quizzes_of(sample_course(repo, "en")) if quiz.is_graded)
    learner = launch(visitor, lms, course)
    assert "Not passed" in learner.take(route, quiz, right=False)
    visitor.goto(lms)
    visitor.wait_for_timeout(200)
    known = recorded(visitor, lms, course, lesson_status="passed", **{"score.raw": "85"})
    assert (known["cmi.suspend_data"] == "") is (mode == "review")


@pytest.fixture(scope="module", params=["scorm2004-3rd", "scorm2004-4th"])
def course_2004(lms: str, chromium: "Browser", built_sample: Path, request: pytest.FixtureRequest) -> str:
    return upload(chromium, lms, built_sample / f"{SAMPLE}/en/{SAMPLE}-1.0-en-learner-{request.param}.zip")


def kept_2004(page: "Page", lms: str, course: str, **wanted: str) -> dict[str, str]:
    """Wait until the LMS has stored some values."""
    for _ in range(100):
        known = record(page, lms, course)
        if all(known.get(f"cmi.{name}") == value for name, value in wanted.items()):
            return known
        page.wait_for_timeout(50)
    raise AssertionError(f"{wanted} was expected, {known} is known")


def test_scorm_2004_with_a_break_then_passed_then_reviewed(
    lms: str, visitor: "Page", course_2004: str, repo: Path
) -> None:
    sample = sample_course(repo, "en")
    (route, quiz), *others = list(quizzes_of(sample))
    learner = launch(visitor, lms, course_2004)
    kept_2004(visitor, lms, course_2004, completion_status="incomplete")
    result = learner.take(route, quiz)
    visitor.goto(lms)
    learner = launch(visitor, lms, course_2004)
    learner.go(route)
    assert learner.place.locator(f"[data-quiz='{quiz.id}'] [data-quiz-result]").inner_text() == result
    for other_route, other in others:
        learner.take(other_route, other)
    for lesson in lessons_of(sample):
        learner.go(lesson)
    passed = {"completion_status": "completed", "success_status": "passed", "score.scaled": "1"}
    visitor.goto(lms)
    known = kept_2004(visitor, lms, course_2004, **passed, exit="suspend")
    assert known["cmi.session_time"].startswith("PT")
    address = f"{lms}/api/scorm/{course_2004}/cmi?launch=index.html"
    body = json.dumps({"elements": {**known, "cmi.mode": "review"}})
    visitor.context.request.put(address, data=body, headers={"Content-Type": "application/json"})
    launch(visitor, lms, course_2004).go(lessons_of(sample)[0])
    visitor.goto(lms)
    kept_2004(visitor, lms, course_2004, **passed)
