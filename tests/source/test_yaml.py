"""YAML is read as 1.2, and what is wrong with it has a line."""

from typing import Any

import pytest

from builder.errors import ProblemsFound
from builder.source.yaml import LARGEST, read_yaml

VALUES: list[tuple[str, Any]] = [
    ("language: no", {"language": "no"}),
    ("a: yes\nb: on\nc: true", {"a": "yes", "b": "on", "c": True}),
    ("a: 010\nb: 0o10\nc: 0x1f", {"a": 10, "b": 8, "c": 31}),
    ("a: 1.10\nb: '1.10'", {"a": 1.1, "b": "1.10"}),
    ("a: 2026-01-01", {"a": "2026-01-01"}),
    ("a: 12:30", {"a": "12:30"}),
    ("a:\nb: ~", {"a": None, "b": None}),
    ("a: [x, y]\nb:\n  - z", {"a": ["x", "y"], "b": ["z"]}),
    ("a: >-\n  one\n  two", {"a": "one two"}),
    ("a: !!python/object:os.system x", {"a": "x"}),
    ("", None),
    ("# nothing", None),
]

BROKEN = [
    ("a: 1\nb: 2\na: 3", "Y102", 3),
    ("a: [1, 2", "Y101", 1),
    ("a: 1\n b: 2", "Y101", 2),
    ("a: 'x", "Y101", 1),
    ("title: Growth: a guide", "Y101", 1),
    ("a: &x [1]\nb: *x", "Y107", 1),
    ("a: 1\n---\nb: 2", "Y101", 2),
    ("a: 1\n\tb: 2", "Y101", 2),
    ("a: \x07", "Y101", 1),
    ("a: *nobody", "Y101", 1),
    ("&x a: *x", "Y107", 1),
    ("[" * 20_000, "Y101", 1),
    ("a: " + "x" * LARGEST, "S103", 1),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_value_is_what_yaml_1_2_says(text: str, value: Any) -> None:
    assert read_yaml(text, "a.yaml").value == value


@pytest.mark.parametrize(("text", "code", "line"), BROKEN, ids=[f"{row[1]} {row[0][:20]!r}" for row in BROKEN])
def test_a_mistake_has_a_code_and_a_line(text: str, code: str, line: int) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_yaml(text, "a.yaml")
    assert [(one.code, one.place.line) for one in found.value.problems] == [(code, line)]


def test_a_key_knows_its_line_and_a_scalar_how_it_was_written() -> None:
    document = read_yaml("a:\n  - x\n  - b: 1.10\n", "a.yaml", first_line=2)
    assert document.lines[("a", 1, "b")] == 4
    assert document.written[("a", 1, "b")] == "1.10"
    assert document.place(("a", 1, "nothing")).line == 4


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    with pytest.raises(ProblemsFound) as found:
        read_yaml("\n".join(lines), "a.yaml")
    assert {one.code for one in found.value.problems} == {"Y107"}
