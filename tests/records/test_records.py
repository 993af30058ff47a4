"""Records become rows: what is read, what is refused, whose counts, and what a spreadsheet may be given."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from builder.errors import ProblemsFound
from builder.records import Certified, certificate_code, csv_text, gather, is_code, read_record, rows

PLAYER = Path(__file__).parents[1] / "player"
CASES = json.loads((PLAYER / "certificates.json").read_text(encoding="utf-8"))
SAMPLE = json.loads((PLAYER / "record.json").read_text(encoding="utf-8"))


def record(file: str = "a.json", **changes: Any) -> Any:
    """Read the record that the player's own test writes, with some of it changed."""
    return read_record(file, json.dumps(SAMPLE | changes).encode())


def row(**changes: Any) -> dict[str, Any]:
    """Make the one row of a changed record."""
    return rows([record(**changes)])[0]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_code_is_the_players(case: dict[str, Any]) -> None:
    said = {name: case[name] for name in ("course", "version", "name", "score", "date")}
    assert certificate_code(Certified(**said)) == case["code"]


@pytest.mark.parametrize("typed", ["82KRJ-PR4EY", "82krjpr4ey", " 82KRJ PR4EY "])
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert is_code(typed, "82KRJ-PR4EY")
    assert not is_code(typed, "82KRJ-PR4EZ")


def test_letters_that_look_like_digits_are_digits() -> None:
    assert is_code("O1L0I", "01101")


def test_what_the_player_writes_is_read() -> None:
    made = row()
    assert made["names"] == "Amina Odhiambo, Bo"
    assert (made["status"], made["score"], made["lessons seen"], made["lessons"]) == ("passed", 100, 2, 2)
    assert (made["quiz check attempts"], made["quiz check best %"], made["quiz check passed"]) == (1, 100, "yes")
    assert (made["gain response"], made["gain share"], made["easy response"]) == ("a", 1.0, "=1+1")
    assert (made["sure before"], made["sure after"], made["sure change"]) == ("2", "5", 3)
    assert made["code ok"] == "yes"
    assert made["saved (device)"] == "2026-03-08T14:05:09"


def test_the_example_of_the_documentation_is_a_record() -> None:
    text = (PLAYER.parents[1] / "docs" / "record.md").read_text(encoding="utf-8")
    example = text.partition("```json\n")[2].partition("```")[0]
    made = rows([read_record("example", example.encode())])[0]
    assert (made["code ok"], made["sure change"], made["score"]) == ("yes", 2, 85)


def test_options_in_words_have_no_distance() -> None:
    asked = {"kind": "scale", "survey": "s", "share": 0}
    answers = {
        "often-before": asked | {"when": "before", "response": "a"},
        "often-after": asked | {"when": "after", "response": "c"},
        "only-after": asked | {"when": "after", "response": "4"},
    }
    made = row(answers=answers)
    assert (made["often before"], made["often after"]) == ("a", "c")
    assert (made["only before"], made["only after"]) == (None, "4")
    assert not [name for name in made if name.endswith("change")]


def test_columns_of_one_thing_stand_together() -> None:
    head = next(csv.reader(io.StringIO(csv_text([row()]))))
    assert head[head.index("sure before") :][:3] == ["sure before", "sure after", "sure change"]
    assert head[:2] == ["file", "course"]


REFUSED = {
    "R101": [b"", b"\xff\xfe", b"{", b"[" * 200_000, b'{"satchel-record": 1, "course": "\\ud800"}', b" " * 9_000_000],
    "R102": [b"[]", b"null", b'"x"', b"{}", b'{"satchel-record": true}', b'{"satchel-record": "1"}'],
    "R103": [b'{"satchel-record": 2}'],
}


@pytest.mark.parametrize(("code", "content"), [(code, one) for code, every in REFUSED.items() for one in every])
def test_what_is_no_record_is_refused(code: str, content: bytes) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_record("x.json", content)
    assert [(one.code, one.place.file, bool(one.hint)) for one in found.value.problems] == [(code, "x.json", True)]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"course": ""}, "course"),
        ({"course": 7}, "course"),
        ({"learner": []}, "learner"),
        ({"learner": {"names": [1]}}, "learner.names"),
        ({"answers": {"a": 1}}, "answers.a"),
        ({"answers": {"a": {"share": 2}}}, "answers.a.share"),
        ({"answers": {"a": {"response": "x" * 100_001}}}, "answers.a.response"),
        ({"quizzes": {"q": {"attempts": -1}}}, "quizzes.q.attempts"),
        ({"quizzes": {"q": {"attempts": True}}}, "quizzes.q.attempts"),
        ({"quizzes": {"q": {"best": float("nan")}}}, "quizzes.q.best"),
        ({"result": {"score": 101}}, "result.score"),
        ({"result": {"status": "great"}}, "result.status"),
        ({"saved": "yesterday"}, "saved"),
        ({"lessons": {"of": 1.5}}, "lessons.of"),
        ({"certificates": [5]}, "certificates.0"),
    ],
)
def test_what_is_wrong_in_a_record_is_named(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        record(**changes)
    assert [one.code for one in found.value.problems] == ["R104"]
    assert f"`{key}`" in found.value.problems[0].message


def test_of_one_learner_the_newest_counts_and_it_is_said() -> None:
    older, newer = record("old.json", saved="2026-03-07"), record("new.json", saved="2026-03-08T09:00:00")
    for order in ([older, newer], [newer, older]):
        gathered = gather(order)
        assert [one.file for one in gathered.records] == ["new.json"]
        assert [(one.code, one.place.file) for one in gathered.problems] == [("R105", "old.json")]


def test_of_two_of_one_moment_the_fuller_counts() -> None:
    less = record("less.json", answers={})
    assert [one.file for one in gather([record("more.json"), less]).records] == ["more.json"]


def test_two_people_of_one_name_both_count_and_it_is_said() -> None:
    other = record("b.json", learner={"id": "another", "names": ["bo", "amina  ODHIAMBO"]})
    gathered = gather([record("a.json"), other])
    assert [one.file for one in gathered.records] == ["a.json", "b.json"]
    assert [(one.code, one.place.file) for one in gathered.problems] == [("R106", "b.json")]


def test_people_without_a_name_are_not_taken_for_one() -> None:
    nobody: dict[str, Any] = {"learner": {"id": "", "names": []}}
    gathered = gather([record("a.json", **nobody), record("b.json", **nobody)])
    assert (len(gathered.records), gathered.problems) == (2, ())


def test_a_certificate_that_was_changed_is_told() -> None:
    [given, other] = SAMPLE["certificates"]
    changed = record(certificates=[given | {"score": 99}, other])
    assert [one.code for one in gather([changed]).problems] == ["R107"]
    assert rows([changed])[0]["code ok"] == "no"


def test_a_certificate_of_another_course_does_not_fit() -> None:
    assert row(course="wells")["code ok"] == "no"


def test_questions_of_two_courses_have_columns_of_their_own() -> None:
    made = rows([record(), record(course="wells", certificates=[])])
    assert "towns: gain response" in made[0] and "wells: gain response" in made[1]
    assert "gain response" not in made[0]


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-", "+1=2"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    answers = {text: {"response": text, "share": 0}}
    table = csv_text([row(answers=answers, learner={"id": "", "names": [text]})])
    cells = [cell for line in csv.reader(io.StringIO(table, newline="")) for cell in line]
    assert [cell for cell in cells if cell.lstrip(" ")[:1] in tuple("=+-@\t\r\n＝＋－＠")] == []
    assert f"'{text}" in cells


@pytest.mark.parametrize("number", ["-5", "+2", "12,5", "-0.25"])
def test_a_number_stays_a_number(number: str) -> None:
    answers = {"rise": {"response": number, "share": 0}}
    assert number in next(csv.reader([csv_text([row(answers=answers)]).splitlines()[1]]))
