"""Directives: what pairs, what does not, and what each complaint says."""

from __future__ import annotations

import pytest

from builder.markdown.directive_rule import pair
from builder.markdown.schema import SCHEMAS
from builder.model import Activity, Callout, Element, Figure, Only, Prose, Quiz, TrainerNote, plain_text, walk
from tests.markdown.parsing import body, module

FAULTS = {
    "unclosed": (":::{tip}\nText\n", ["D201:2"]),
    "unclosed in a list": ("- :::{tip}\n  Text\n", ["D201:2"]),
    "unknown name": (":::{tipp}\nText\n:::\n", ["D202:2"]),
    "as many colons inside": (":::{tip}\n:::{note}\nText\n:::\n:::\n", ["D203:3"]),
    "more colons inside": (":::{tip}\n::::{note}\nText\n::::\n:::\n", ["D203:3"]),
    "stray closing line": ("Text\n\n:::\n", ["D204:4"]),
    "closing line too long": (":::{tip}\nText\n::::\n:::\n", ["D205:4"]),
    "closing line too short": ("::::{tip}\nText\n:::\n::::\n", ["D205:4"]),
    "inner one not closed": ("::::{tip}\n:::{note}\nText\n::::\n", ["D201:3"]),
    "colons without braces": ("::: tip\nText\n", ["D206:2"]),
    "closed outside its list": ("- :::{tip}\n  Text\n\n:::\n", ["D207:2"]),
    "unknown option": (":::{activity} Draw\n:durration: 5\n\nText\n:::\n", ["D301:3"]),
    "missing option": (":::{figure} media/a.svg\nCaption\n:::\n", ["D302:2"]),
    "missing argument": (":::{activity}\nText\n:::\n", ["D303:2"]),
    "option twice": (":::{activity} A\n:group: 4\n:group: 5\n:::\n", ["D305:4"]),
    "option empty": (":::{activity} A\n:group:\n:::\n", ["D306:3"]),
    "no minutes": (":::{activity} A\n:duration: an hour\n:::\n", ["D307:3"]),
    "no percentage": (":::{quiz}\n:pass: 70\n### Q {#q}\n1. a\n2. b\n3. c\n:::\n", ["D308:3"]),
    "no count": (":::{quiz}\n:attempts: many\n### Q {#q}\n1. a\n2. b\n3. c\n:::\n", ["D309:3"]),
    "no name": (":::{slot} Örtlich\nText\n:::\n", ["D310:2"]),
    "no locale": (":::{only} Kenya!\nText\n:::\n", ["D311:2"]),
    "option after a blank line": (":::{quiz}\n\n:pass: 70%\n\n### Q {#q}\n1. a\n2. b\n3. c\n:::\n", ["D312:4"]),
    "option with a space before its name": (":::{activity} A\n: duration: 5\n\nText\n:::\n", ["D312:3"]),
    "bad id": (":::{activity} A {#Große}\nText\n:::\n", ["M106:2"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_directive_is_told_with_its_line(name: str) -> None:
    text, expected = FAULTS[name]
    assert body(text)[1] == expected


@pytest.mark.parametrize("name", FAULTS)
def test_every_complaint_has_a_hint(name: str) -> None:
    _parsed, problems = module(f"# Title\n{FAULTS[name][0]}")
    assert all(problem.hint and problem.message.endswith(".") for problem in problems)


FINE = {
    "nested by more colons outside": "::::{tip}\n:::{note}\nText\n:::\n::::\n",
    "colons in a fence": ":::{tip}\n```\n:::\n:::{note}\n```\n:::\n",
    "colons in a tilde fence with a longer end": ":::{tip}\n~~~\n:::\n~~~~\n:::\n",
    "colons in a comment": ":::{tip}\n<!--\n:::\n-->\nText\n:::\n",
    "in a list": "- item\n\n  :::{tip}\n  Text\n  :::\n",
    "in a quote": "> :::{tip}\n> Text\n> :::\n",
    "right after a paragraph": "Text\n:::{tip}\nText\n:::\nText\n",
}


def test_an_option_needs_no_space_before_its_value() -> None:
    blocks, codes = body(":::{quiz}\n:pass:70%\n### Q {#q}\n1. a\n2. b\n3. c\n:::\n")
    assert codes == []
    assert [node.passing for node in walk(blocks) if isinstance(node, Quiz)] == [70]


@pytest.mark.parametrize("name", FINE)
def test_a_right_directive_is_a_callout(name: str) -> None:
    blocks, codes = body(FINE[name])
    assert codes == []
    assert any(isinstance(node, Callout) for node in walk(blocks))


def test_an_unclosed_directive_loses_no_word() -> None:
    blocks, codes = body(":::{tip}\nFirst\n\nSecond\n")
    assert codes == ["D201:2"]
    assert " ".join(plain_text(node) for node in walk(blocks) if isinstance(node, Prose)).count("Second") == 1


def test_both_lines_are_named_when_colons_do_not_fit() -> None:
    _parsed, problems = module("# T\n::::{tip}\nText\n:::\n::::\n")
    assert "line 2" in problems[0].message
    assert problems[0].place.line == 4


def test_pairing_is_linear_in_unclosed_directives() -> None:
    assert len(pair(":::{tip}\n" * 20_000).faults) == 39_999


def test_an_activity_holds_its_facts() -> None:
    text = ":::{activity} Draw it {#draw}\n:duration: 40\n:group: 4 to 6\n:materials: Paper,\n  pens\n\n1. Go\n:::\n"
    (activity,), codes = body(text)
    assert codes == []
    assert isinstance(activity, Activity)
    assert (activity.id, activity.minutes) == ("test-draw", 40)
    assert activity.materials and activity.materials.source == "Paper, pens"
    assert activity.title.source == "Draw it" and activity.title.place.line == 2
    assert isinstance(activity.children[0], Element) and activity.children[0].tag == "ol"


def test_a_figure_keeps_its_words_plain_where_they_are_plain() -> None:
    (figure,), codes = body(":::{figure} media/a.svg\n:alt: A *map*\n:credit: *Me*\n\nCaption\n:::\n")
    assert codes == []
    assert isinstance(figure, Figure) and figure.alt and figure.credit
    assert (figure.alt.plain, figure.credit.plain) == (True, False)


def test_regions_and_locales_are_told_apart() -> None:
    (only, but_not), codes = body(":::{only} KE sw-tz\nA\n:::\n\n:::{not} fr\nB\n:::\n")
    assert codes == []
    assert isinstance(only, Only) and isinstance(but_not, Only)
    assert (only.places, only.negated, but_not.negated) == (("KE", "sw-TZ"), False, True)


def test_a_pass_mark_makes_a_quiz_graded() -> None:
    (quiz,), codes = body(":::{quiz} Try {#try}\n:pass: 70 %\n:attempts: 3\n\n### Q {#q}\n1. a\n2. b\n3. c\n:::\n")
    assert codes == []
    assert isinstance(quiz, Quiz)
    assert (quiz.id, quiz.passing, quiz.attempts, quiz.is_graded) == ("test-try", 70, 3, True)


def test_a_trainer_note_may_nest_other_directives() -> None:
    (note,), codes = body("::::{trainer}\n:duration: 10\n\n:::{tip}\nText\n:::\n::::\n")
    assert codes == []
    assert isinstance(note, TrainerNote) and note.minutes == 10 and isinstance(note.children[0], Callout)


def test_every_schema_has_a_summary() -> None:
    assert all(schema.summary.endswith(".") for schema in SCHEMAS.values())
