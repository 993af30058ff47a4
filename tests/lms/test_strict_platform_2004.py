"""The built SCORM 2004 packages in a frame of a platform that refuses all that a real one refuses."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.player import strings_for
from tests.browser.learner import Learner, lessons_of, quizzes_of, sample_course
from tests.lms.test_strict_platform import SILENCE, Platform, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.lms


@pytest.fixture(params=["scorm2004-3rd", "scorm2004-4th"])
def platform(chromium: "Browser", built_sample: Path, request: pytest.FixtureRequest) -> Iterator[Platform]:
    with opened(chromium, built_sample, "en", request.param) as platform:
        yield platform


def launch(platform: Platform, faults: dict[str, object] | None = None, **before: str) -> Learner:
    """Open the course in the frame; `before` is what the platform knows of the learner."""
    known = {f"cmi.{name.replace('__', '.')}": value for name, value in before.items()}
    platform.page.evaluate("([faults, known]) => launch2004(faults, known)", [faults or {}, known])
    platform.page.frame_locator("iframe").locator(".js").wait_for()
    return Learner(platform.page.frames[1], is_quick=True)  # test_strict_platform.py does all of it by keyboard


def reached(platform: Platform) -> tuple[str, ...]:
    return tuple(platform.kept(name) for name in ("completion_status", "success_status", "score.scaled", "score.raw"))


def test_fail_leave_come_back_and_pass(platform: Platform, repo: Path) -> None:
    course = sample_course(repo, "en")
    learner = launch(platform)
    for route in lessons_of(course):
        learner.go(route)
    graded = [(route, quiz) for route, quiz in quizzes_of(course) if quiz.is_graded]
    for route, quiz in graded:
        learner.take(route, quiz, right=False)
    assert reached(platform)[:2] == ("completed", "failed")
    platform.leave()
    assert platform.kept("exit") == "suspend"
    learner = launch(platform)
    for route, quiz in graded:
        learner.go(route)
        learner.press(f"[data-quiz='{quiz.id}'] .again")
        learner.take(route, quiz)
    assert reached(platform) == ("completed", "passed", "1", "100")
    asked = [question.id for _, quiz in graded for question in quiz.questions]
    told = [platform.kept(f"interactions.{rank}.id") for rank in range(2 * len(asked))]
    assert told == asked + asked
    modules = {platform.kept(f"objectives.{rank}.id") for rank in range(len(course.modules))}
    assert modules == {module.slug for module in course.modules}
    assert platform.refused() == []


def test_a_review_writes_nothing(platform: Platform, repo: Path) -> None:
    before = {"mode": "review", "completion_status": "completed", "success_status": "passed", "score__scaled": "0.85"}
    learner = launch(platform, **before)
    route, quiz = next((route, quiz) for route, quiz in quizzes_of(sample_course(repo, "en")) if quiz.is_graded)
    learner.take(route, quiz, right=False)
    platform.leave()
    assert [call for call in platform.calls() if call.startswith(("SetValue", "Commit"))] == []
    assert reached(platform)[:3] == ("completed", "passed", "0.85")


def test_a_dead_network_is_told_and_stops_nobody(platform: Platform, repo: Path) -> None:
    route, quiz = next((route, quiz) for route, quiz in quizzes_of(sample_course(repo, "en")) if quiz.is_graded)
    learner = launch(platform, {"dead": True})
    assert SILENCE in learner.place.locator(".status").inner_text()
    assert strings_for("en")["Passed"] in learner.take(route, quiz)
    platform.leave()
    launch(platform)
    assert platform.kept("suspend_data") != ""
