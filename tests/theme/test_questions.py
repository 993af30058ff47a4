"""How a question is laid out tells nothing of what is right, and is the same in every language."""

from dataclasses import replace

import pytest

from builder.model import Match, Order, Pair, Question, Sort
from builder.theme import layout
from builder.theme.questions import letter, shuffled
from tests.theme.samples import CHOICE, GAPS, MATCH, ORDER, PLACES, SORT, STEPS, UNITS
from tests.theme.values import say


def test_choice_keeps_the_order_of_the_source() -> None:
    plan = layout(CHOICE)
    assert [name for name, _ in plan.options] == ["a", "b"]
    assert plan.right == "b"


def test_gaps_are_listed() -> None:
    assert len(layout(GAPS).gaps) == 2


def test_order_is_right_when_the_letters_are_put_as_the_key_says() -> None:
    plan = layout(ORDER)
    words = {name: item.source for name, item in plan.items}
    assert [words[name] for name in plan.right.split(",")] == ["Alika", "Sikiliza", "Amua", "Rudi"]
    assert "".join(words) == "abcd"


def test_match_pairs_what_belongs_together() -> None:
    plan = layout(MATCH)
    lefts = {name: item.source for name, item in plan.lefts}
    rights = {name: item.source for name, item in plan.rights}
    found = {lefts[pair[0]]: rights[pair[2]] for pair in plan.right.split(",")}
    assert found == {"Kuarifu": "Tangazo", "Kuuliza": "Maoni"}
    assert set(rights.values()) == {"Tangazo", "Maoni", "Uzio"}


def test_sorting_is_right_when_the_items_go_where_the_key_says() -> None:
    plan = layout(SORT)
    items = {name: item.source for name, item in plan.lefts}
    groups = {name: group.source for name, group in plan.rights}
    found = {items[pair[0]]: groups[pair[2]] for pair in plan.right.split(",")}
    assert found == {"Taa": "Barabara", "Mfereji": "Barabara", "Kiwanja": "Ardhi"}
    assert list(groups.values()) == ["Barabara", "Ardhi"]
    assert list(items.values()) != ["Taa", "Mfereji", "Kiwanja"]


def test_a_scale_has_options_or_numbers() -> None:
    assert [(name, text.source) for name, text in layout(PLACES).places] == [("a", "Ndiyo"), ("b", "No")]
    assert [(value, end and end.source) for value, end in layout(STEPS).steps] == [
        (1, "Hapana"),
        (2, None),
        (3, "Sana"),
    ]
    assert (layout(PLACES).steps, layout(STEPS).places, layout(STEPS).right) == ((), (), "")


def test_what_stands_right_behind_a_gap_is_its_unit() -> None:
    assert layout(UNITS).units == ("%", "km/h")
    assert layout(GAPS).units == ("", "")


def test_a_partner_of_two_terms_is_offered_once() -> None:
    same = say("Tangazo")
    pairs = (Pair(left=say("Redio"), right=same), Pair(left=say("Ukuta"), right=same))
    plan = layout(replace(MATCH, answer=Match(left=say("Njia"), right=say("Hali"), pairs=pairs)))
    assert len(plan.rights) == 1
    assert plan.right == "a.a,b.a"


@pytest.mark.parametrize("question", [ORDER, MATCH, SORT], ids=["order", "match", "sort"])
def test_other_words_change_no_letter(question: Question) -> None:
    def other(words: str) -> str:
        return f"{words} {words}"

    answer = question.answer
    if isinstance(answer, Order):
        changed = replace(question, answer=Order(items=tuple(say(other(item.source)) for item in answer.items)))
    elif isinstance(answer, Sort):
        groups = tuple(
            replace(one, items=tuple(say(other(item.source)) for item in one.items)) for one in answer.groups
        )
        changed = replace(question, answer=Sort(groups=groups))
    else:
        assert isinstance(answer, Match)
        pairs = tuple(Pair(left=each.left, right=say(other(each.right.source))) for each in answer.pairs)
        changed = replace(question, answer=replace(answer, pairs=pairs))
    assert layout(changed).right == layout(question).right


def test_the_right_order_is_never_the_first_to_be_seen() -> None:
    orders = [shuffled(f"question-{number}", 3) for number in range(200)]
    assert (0, 1, 2) not in orders
    assert len(set(orders)) == 5


def test_two_items_stand_either_way() -> None:
    assert {shuffled(f"question-{number}", 2) for number in range(50)} == {(0, 1), (1, 0)}


@pytest.mark.parametrize(("rank", "name"), [(0, "a"), (25, "z"), (26, "0"), (35, "9"), (36, "a1")])
def test_letters(rank: int, name: str) -> None:
    assert letter(rank) == name
