"""Surveys: a scale or free words, and nothing that is right."""

from __future__ import annotations

import pytest

from builder.model import Open, Scale, Survey
from tests.markdown.parsing import body


def survey(text: str, options: str = "") -> tuple[Survey | None, list[str]]:
    """Parse a survey of one question; the first line of its text is line 4, or 5 below an option."""
    blocks, codes = body(f":::{{survey}} Before we begin {{#before}}\n{options}### How sure? {{#sure}}\n{text}\n:::\n")
    found = blocks[0] if blocks else None
    return (found if isinstance(found, Survey) else None), codes


def asked(text: str) -> Scale | Open:
    """Give what the one question asks for."""
    found, codes = survey(text)
    assert codes == [] and found
    answer = found.questions[0].answer
    assert isinstance(answer, Scale | Open)
    return answer


@pytest.mark.parametrize(("options", "when"), [("", ""), (":when: before\n", "before"), (":when: after\n", "after")])
def test_a_survey_knows_when_it_is_taken(options: str, when: str) -> None:
    found, codes = survey("[[ ]]", options)
    assert codes == [] and found
    assert (found.id, found.when, found.title and found.title.source) == ("test-before", when, "Before we begin")


def test_options_to_choose_from() -> None:
    answer = asked("Think of your town.\n\n- Yes\n- **No**")
    assert isinstance(answer, Scale)
    assert [option.source for option in answer.options] == ["Yes", "**No**"]
    assert answer.options[0].role == "answer to choose of question sure"


@pytest.mark.parametrize("written", ["1–5", "1-5", "1 - 5"])
def test_numbers_with_names_for_their_ends(written: str) -> None:
    answer = asked(f":scale: {written}\n:low: Not at all\n:high: Very")
    assert isinstance(answer, Scale) and answer.low and answer.high
    assert (answer.first, answer.last, answer.low.source, answer.high.source) == (1, 5, "Not at all", "Very")


def test_free_words() -> None:
    assert asked("[[ ]]") == Open()


def test_nothing_in_a_survey_earns_points() -> None:
    found, _codes = survey("- a\n- b")
    assert found and found.questions[0].points == 0


FAULTS = {
    "nothing to answer": ("Just text.", ["Q301:3"]),
    "a right answer": ("- [x] a\n- [ ] b", ["Q302:3"]),
    "nearly a right answer": ("- [] a\n- b", ["Q302:3"]),
    "an order": ("1. a\n2. b\n3. c", ["Q301:3"]),
    "a gap": ("By [[30]].", ["Q301:3"]),
    "feedback": ("- a\n  > b\n- c", ["Q303:4"]),
    "one option": ("- a", ["Q304:4"]),
    "equal options": ("- a\n- A", ["Q209:5"]),
    "ends of no scale": (":low: a\n\n- b\n- c", ["Q305:3"]),
    "two ways to answer": (":scale: 1-5\n\n[[ ]]", ["Q306:6"]),
    "a scale of one step": (":scale: 5-5", ["Q104:4", "Q301:3"]),
    "a scale that falls": (":scale: 5-1", ["Q104:4", "Q301:3"]),
    "a scale of too many steps": (":scale: 1-100", ["Q104:4", "Q301:3"]),
    "points": (":points: 2\n\n[[ ]]", ["Q105:4"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_a_survey_cannot_ask_is_told_with_its_line(name: str) -> None:
    text, expected = FAULTS[name]
    assert sorted(survey(text)[1]) == sorted(expected)


def test_a_survey_that_asks_nothing_and_one_taken_at_no_time() -> None:
    assert body(":::{survey}\nText\n:::\n")[1] == ["Q101:2"]
    assert survey("[[ ]]", ":when: during\n")[1] == ["D314:3"]
