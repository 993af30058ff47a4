"""Questions: the shape tells the kind, and near misses are named, never guessed."""

from __future__ import annotations

import pytest

from builder.markdown import parse_inline
from builder.model import Accepted, Choice, Gap, Gaps, Match, Number, Open, Order, Prose, Quiz, Sort, walk
from tests.markdown.parsing import body, question

KINDS = {
    "choice": "- [ ] a\n- [x] b",
    "choices": "- [x] a\n- [x] b\n- [ ] c",
    "number": "By [[30 ± 1]] %.",
    "text": "A [[levy | charge]].",
    "gaps": "A [[levy]] of [[30]] %.",
    "order": "1. a\n2. b\n3. c",
    "match": "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n| | 5 |",
    "sort": "**Road**\n\n- a\n- b\n\n**Land**\n\n- c",
    "open": "[[ ]]",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_shape_tells_the_kind(kind: str) -> None:
    found, codes = question(KINDS[kind])
    assert codes == []
    assert found and found.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_stem_and_an_explanation_stand_around_the_answer(kind: str) -> None:
    found, codes = question(f"Some stem.\n\n{KINDS[kind]}\n\n> Because.\n")
    assert codes == []
    assert found and found.kind == kind and len(found.explanation) == 1
    if not isinstance(found.answer, Gaps):
        assert len(found.stem) == 1


FAULTS = {
    "nothing to answer": ("Just text.", ["Q210:3"]),
    "field below the text": ("A stem.\n\n:hint: Look.\n\n- [ ] a\n- [x] b", ["Q115:6"]),
    "no right answer": ("- [ ] a\n- [ ] b", ["Q201:4"]),
    "one option": ("- [x] a", ["Q202:4"]),
    "equal options": ("- [x] a\n- [ ] A", ["Q209:5"]),
    "no space in the brackets": ("- [x] a\n- [] b", ["Q109:5"]),
    "spaces around the x": ("- [ x ] a\n- [ ] b", ["Q109:4", "Q201:4"]),
    "no space after the mark": ("- [x]a\n- [ ] b", ["Q109:4", "Q201:4"]),
    "round brackets": ("- (x) a\n- [ ] b", ["Q109:4", "Q201:4"]),
    "a tick for an x": ("- [✓] a\n- [ ] b", ["Q109:4", "Q201:4"]),
    "no mark": ("- [x] a\n- b", ["Q110:5"]),
    "a dash that is no hyphen": ("– [x] a\n– [ ] b", ["Q111:4", "Q111:5"]),
    "a bullet sign": ("• [x] a\n• [ ] b", ["Q111:4", "Q111:5"]),
    "all marks missing their space": ("- []a\n- [x]b", ["Q109:4", "Q109:5"]),
    "gap not closed": ("By [[30 %.", ["Q112:4"]),
    "gap empty": ("By [[ ]] %.", ["Q113:4"]),
    "gap without even a space": ("[[]]", ["Q113:4"]),
    "gap with an empty choice": ("A [[levy | ]].", ["Q113:4"]),
    "number with a comma": ("By [[1,200]].", ["Q114:4"]),
    "number with plus minus": ("By [[30 +- 1]].", ["Q114:4"]),
    "two things to order": ("1. a\n2. b", ["Q203:4"]),
    "three columns": ("| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |", ["Q205:4"]),
    "no partner": ("| a | b |\n| - | - |\n| 1 | |\n| 2 | 3 |", ["Q206:4"]),
    "one pair": ("| a | b |\n| - | - |\n| 1 | 2 |", ["Q207:4"]),
    "equal partners": ("| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 2 |", ["Q209:7"]),
    "quote splits the list": ("- [x] a\n\n> no\n\n- [ ] b\n- [ ] c", ["Q202:4", "Q106:8"]),
    "text after the answers": ("- [x] a\n- [ ] b\n\nMore.", ["Q107:7"]),
    "option of two paragraphs": ("- [x] a\n\n  more\n- [ ] b", ["Q108:6"]),
    "unknown field": (":hints: x\n\n1. a\n2. b\n3. c", ["Q105:4"]),
    "no points": (":points: many\n\n1. a\n2. b\n3. c", ["Q104:4"]),
    "text right below a field": (":hint: x\ntext\n\n1. a\n2. b\n3. c", ["Q103:5"]),
    "kind that does not fit": (":kind: order\n\n- [x] a\n- [ ] b", ["Q208:3"]),
    "one group": ("**Road**\n\n- a\n- b", ["Q212:4"]),
    "a colon behind a group's name": ("**Road**:\n\n- a\n\n**Land**\n\n- b", ["Q211:4", "Q212:8"]),
    "a group that is numbered": ("**Road**\n\n1. a\n\n**Land**\n\n- b", ["Q213:6"]),
    "an item of two paragraphs": ("**Road**\n\n- a\n\n  more\n\n**Land**\n\n- b", ["Q214:6"]),
    "an item in two groups": ("**Road**\n\n- a\n\n**Land**\n\n- A", ["Q209:10"]),
    "two groups of one name": ("**Road**\n\n- a\n\n**road**\n\n- b", ["Q209:8"]),
    "a group without items": ("**Road**\n\n**Land**\n\n- b", ["Q212:6"]),
    "free words and a gap": ("By [[30]] %.\n\n[[ ]]", ["Q215:4"]),
    "points for free words": (":points: 2\n\n[[ ]]", ["Q219:3"]),
    "a field of a survey": (":scale: 1-5\n\n[[ ]]", ["Q105:4"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_near_miss_is_told_with_its_line(name: str) -> None:
    text, expected = FAULTS[name]
    assert sorted(question(text)[1]) == sorted(expected)


def test_a_quiz_without_questions_and_a_question_without_words_are_told() -> None:
    assert body(":::{quiz}\nText\n:::\n")[1] == ["Q101:2"]
    assert question("1. a\n2. b\n3. c", heading="###")[1] == ["Q102:3"]


def test_a_question_without_an_id_is_warned_about() -> None:
    found, codes = question("1. a\n2. b\n3. c", heading="### In which order?")
    assert codes == ["Q901:3"]
    assert found and (found.id, found.has_stable_id) == ("test-in-which-order", False)


def test_a_choice_keeps_feedback_hint_points_and_places() -> None:
    found, codes = question(":hint: Look.\n:points: 2\n\n- [ ] a\n  > No: **b**.\n- [x] b\n  > Yes.\n\n> Why.")
    assert codes == []
    assert found and isinstance(found.answer, Choice) and found.hint
    assert (found.id, found.points, found.hint.source, found.hint.place.line) == ("test-which", 2.0, "Look.", 4)
    wrong, right = found.answer.options
    assert (wrong.text.source, wrong.right, wrong.text.place.line) == ("a", False, 7)
    assert (right.text.source, right.right, right.text.role) == ("b", True, "right answer of question which")
    feedback = [node for node in walk(wrong.feedback) if isinstance(node, Prose)]
    assert [node.role for node in feedback] == ["feedback on a wrong answer of question which"]


def test_gaps_are_read_only_inside_questions() -> None:
    found, _codes = question("By [[30 ± 1]] % or [[a | b]].")
    assert found and isinstance(found.answer, Gaps)
    prose = next(node for node in walk(found.answer.body) if isinstance(node, Prose))
    gaps = [node.answer for node in parse_inline(prose.source, prose.scope) if isinstance(node, Gap)]
    assert gaps == [Number(value=30, tolerance=1), Accepted(texts=("a", "b"))]
    blocks, _codes = body("By [[30]] %.\n")
    plain = next(node for node in walk(blocks) if isinstance(node, Prose))
    assert not any(isinstance(node, Gap) for node in parse_inline(plain.source, plain.scope))


def test_order_and_match_keep_the_right_sequence_and_distractors() -> None:
    ordered, _codes = question("1. a\n2. b\n3. c")
    matched, _codes = question(KINDS["match"])
    assert ordered and isinstance(ordered.answer, Order)
    assert [item.source for item in ordered.answer.items] == ["a", "b", "c"]
    assert matched and isinstance(matched.answer, Match)
    pairs = [(pair.left.source if pair.left else None, pair.right.source) for pair in matched.answer.pairs]
    assert pairs == [("1", "2"), ("3", "4"), (None, "5")]


def test_groups_keep_their_names_without_stars_and_their_items() -> None:
    found, _codes = question("Where?\n\n**In the *street***\n- a\n- b\n\n__On land__\n\n* c")
    assert found and isinstance(found.answer, Sort) and len(found.stem) == 1
    groups = [(group.name.source, [item.source for item in group.items]) for group in found.answer.groups]
    assert groups == [("In the *street*", ["a", "b"]), ("On land", ["c"])]
    assert {item.role for group in found.answer.groups for item in group.items} == {"item to sort of question which"}


@pytest.mark.parametrize("text", ["**Look**\n\n- this\n- that\n\n1. a\n2. b\n3. c", "**Bold**\n\n- [x] a\n- [ ] b"])
def test_a_list_under_bold_words_may_be_the_stem_of_another_kind(text: str) -> None:
    found, codes = question(text)
    assert codes == [] and found and found.kind in ("order", "choice")


def test_free_words_earn_no_points_and_their_explanation_is_a_good_answer() -> None:
    found, codes = question("Say why.\n\n[[  ]]\n\n> Because.")
    assert codes == [] and found and found.answer == Open()
    assert (found.points, len(found.stem), len(found.explanation)) == (0.0, 1, 1)


def test_the_authors_word_can_make_one_tick_a_choice_of_several() -> None:
    found, codes = question(":kind: choices\n\n- [x] a\n- [ ] b")
    assert codes == [] and found and found.kind == "choices"


RULES = {
    ":shuffle: yes": (True, None, False),
    ":draw: 1": (False, 1, False),
    ":feedback: at-end": (False, None, True),
    ":feedback: at-once\n:shuffle: no": (False, None, False),
}
TWO = "### A {#a}\n\n- [x] a\n- [ ] b\n\n### B {#b}\n\n[[ ]]\n"


@pytest.mark.parametrize("rules", RULES)
def test_a_quiz_has_rules(rules: str) -> None:
    blocks, codes = body(f":::{{quiz}}\n{rules}\n\n{TWO}:::\n")
    quiz = blocks[0]
    assert codes == [] and isinstance(quiz, Quiz)
    assert (quiz.shuffled, quiz.draw, quiz.at_end) == RULES[rules]


def test_a_quiz_says_how_it_went_in_words_of_its_own() -> None:
    blocks, codes = body(f":::{{quiz}}\n:pass: 50%\n:passed: **Well** done.\n:failed: Read on.\n\n{TWO}:::\n")
    quiz = blocks[0]
    assert codes == [] and isinstance(quiz, Quiz) and quiz.passed and quiz.failed
    assert (quiz.passed.source, quiz.failed.source) == ("**Well** done.", "Read on.")


WRONG_RULES = {
    ":shuffle: always": ["D315:3"],
    ":feedback: later": ["D313:3"],
    ":draw: some": ["D309:3"],
    ":draw: 2": ["Q216:2"],
    ":passed: Well done.": ["Q218:2"],
}


@pytest.mark.parametrize("rules", WRONG_RULES)
def test_a_rule_that_cannot_be_kept_is_told(rules: str) -> None:
    assert body(f":::{{quiz}}\n{rules}\n\n{TWO}:::\n")[1] == WRONG_RULES[rules]


def test_a_graded_quiz_needs_something_to_grade() -> None:
    assert body(":::{quiz}\n:pass: 50%\n\n### B {#b}\n\n[[ ]]\n:::\n")[1] == ["Q217:2"]
