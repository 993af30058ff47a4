"""The key of a quiz is sealed; which answer is right changes the sealed string and nothing else."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest

from builder.model import Choice, Question, Quiz
from builder.targets.parts.keys import key_of, seal
from builder.theme import Renderer
from tests.targets.packages import files_of, outline_of, page_of, small
from tests.theme.samples import CHOICE, GAPS, MATCH, OPEN, ORDER, SAMPLES, SORT, UNITS, quiz
from tests.theme.values import PLAIN, edition, module


def unseal(course: str, quiz_id: str, sealed: str) -> Any:
    """Open a key as the player does."""
    pattern = cycle(f"{course}/{quiz_id}".encode())
    written = bytes(byte ^ mask for byte, mask in zip(base64.b64decode(sealed), pattern, strict=False))
    return json.loads(written.decode("utf-8"))


def moved(question: Question) -> Question:
    """Move the author's `[x]` to the other option."""
    assert isinstance(question.answer, Choice)
    options = tuple(replace(option, right=not option.right) for option in question.answer.options)
    return replace(question, answer=replace(question.answer, options=options))


@pytest.mark.parametrize("key", [{}, {"q": {"right": "a"}}, {"q": {"explanation": "<p>Ndiyo – نعم</p>"}}])
def test_a_key_comes_out_as_it_went_in(key: dict[str, Any]) -> None:
    assert unseal("towns", "check", seal("towns", "check", key)) == key


def test_a_sealed_key_cannot_be_read() -> None:
    sealed = seal("towns", "check", {"gain": {"right": "b"}})
    assert "right" not in sealed
    assert b"right" not in base64.b64decode(sealed)


def test_what_a_key_holds() -> None:
    made = small()
    place = made.course.modules[0]
    key = key_of(quiz(CHOICE, GAPS, ORDER, MATCH, SORT, OPEN, UNITS), Renderer(PLAIN, "html", {}, made).inside(place))
    assert key["land-gain"] == {
        "right": "b",
        "feedback": {"a": "<p>Angalia ardhi.</p>\n", "b": "<p>Ndiyo.</p>\n"},
        "explanation": "<p>Thamani inapanda.</p>\n",
    }
    assert key["rise"]["gaps"] == [{"value": 30, "tolerance": 1}, {"accepted": ["ushuru", "tozo"]}]
    assert sorted(key["steps"]["right"].split(",")) == ["a", "b", "c", "d"]
    assert sorted(pair[2] for pair in key["groups"]["right"].split(",")) == ["a", "a", "b"]
    assert key["own"] == {"explanation": "<p>Kwa sababu ya maji.</p>\n"}
    assert key["units"]["gaps"] == [
        {"value": 30, "tolerance": 1, "unit": "%"},
        {"accepted": ["ushuru", "tozo"]},
    ]
    assert [pair[0] for pair in key["pairs"]["right"].split(",")] == ["a", "b"]


@pytest.mark.parametrize("target", ["html", "scorm12"])
def test_moving_the_right_answer_changes_only_the_sealed_string(target: str) -> None:
    editions = [edition(module("land", quiz(each))) for each in (CHOICE, moved(CHOICE))]
    before, after = (files_of(target, each) for each in editions)
    keys = [outline_of(page_of(target, each))["keys"] for each in editions]
    assert keys[0] != keys[1]
    old, new = (each["land-check"].encode() for each in keys)
    assert {**before, "index.html": before["index.html"].replace(old, new)} == after


@pytest.mark.parametrize("words", ["Angalia ardhi.", "Ndiyo.", "Thamani inapanda."])
def test_what_is_said_afterwards_is_only_in_the_key(words: str) -> None:
    def page(made: Quiz) -> str:
        return files_of("html", edition(module("land", made)))["index.html"].decode()

    assert words not in page(quiz(CHOICE))
    assert words in page(quiz(CHOICE, passing=None)), "practice shows it to readers without a script"


def test_a_survey_has_no_key_and_the_rules_of_a_quiz_are_told() -> None:
    made = edition(module("land", SAMPLES["survey"], SAMPLES["quiz-rules"]))
    outline = outline_of(page_of("html", made))
    assert list(outline["keys"]) == ["land-rules"]
    assert outline["surveys"] == [
        {
            "id": "land-before",
            "page": "land/rent",
            "when": "before",
            "questions": [
                {"id": "sure", "kind": "scale", "longest": 1},
                {"id": "use", "kind": "scale", "longest": 1},
                {"id": "own", "kind": "open", "longest": None},
            ],
        }
    ]
    (rules,) = outline["quizzes"]
    assert (rules["shuffle"], rules["draw"], rules["feedback"]) == (True, 2, "at-end")
    assert [question["points"] for question in rules["questions"]] == [1, 0, 1]
