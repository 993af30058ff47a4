"""What course.yaml says is checked key by key."""

from pathlib import Path

import pytest

from builder.errors import ProblemsFound
from builder.source import read_course
from tests.projects import YAML, write_course

# What is added to (or, with a key that is there, replaced in) a sound course.yaml: the problem, the hint's gist.
WRONG = [
    ("tittle: x", "Y103", 6, "Did you mean `title`?"),
    ("colour: red", "Y103", 6, "The keys here are:"),
    ("version: 1.10", "Y104", 2, 'version: "1.10"'),
    ("title: 7", "Y104", 1, 'title: "7"'),
    ("title: ''", "Y106", 1, "one line"),
    ("title:", "Y104", 1, "Write a value"),
    ("language: english", "Y106", 3, "BCP 47"),
    ("authors: Ann", "Y104", 6, "- "),
    ("keywords:\n  - land\n  - 12", "Y104", 8, '- "12"'),
    ("version: 1.0/2", "Y106", 2, "version"),
    ("brand:\n  color: x", "Y103", 7, "Did you mean `colors`?"),
    ("brand:\n  colors:\n    primary: #fff", "Y104", 8, "begins with `#`"),
    ("brand:\n  colors:\n    primary: 'red; } body {'", "Y106", 8, "brand.colors"),
    ("brand:\n  logo: ../../etc/passwd", "Y106", 7, "brand.logo"),
    ("brand: x", "Y104", 6, ""),
    ("budget: 16 elephants", "Y106", 6, "as 16MB"),
    ("budget: 16", "Y106", 6, "as 16MB"),
    ("budget: {full: 3}", "Y104", 6, 'full: "3"'),
    ("budget: {ful: 3MB}", "Y103", 6, "Did you mean `full`?"),
    ("profiles: [big]", "Y106", 6, "lite"),
    ("profiles: []", "Y106", 6, "lite"),
]


def changed(addition: str) -> str:
    key = addition.partition(":")[0]
    lines = [addition if line.startswith(f"{key}:") else line for line in YAML.splitlines()]
    return "\n".join(lines if addition in lines else [*lines, addition]) + "\n"


@pytest.mark.parametrize(("addition", "code", "line", "hint"), WRONG)
def test_a_mistake_has_a_line_and_a_way_out(addition: str, code: str, line: int, hint: str, tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml=changed(addition))
    with pytest.raises(ProblemsFound) as found:
        read_course(tmp_path, "towns")
    (problem,) = found.value.problems
    assert (problem.code, str(problem.place)) == (code, f"course_src/towns/course.yaml:{line}")
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("said", "budgets"),
    [
        ("", ()),
        ("budget: 1.5 MB\n", (("full", 1_500_000), ("lite", 1_500_000), ("text", 1_500_000))),
        ("budget: {lite: 800KB, full: 16MB}\n", (("full", 16_000_000), ("lite", 800_000))),
    ],
)
def test_a_budget_is_for_every_profile_or_for_some(said: str, budgets: tuple[object, ...], tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml=YAML + said + "profiles: [text, full, full]\n")
    settings = read_course(tmp_path, "towns").settings
    assert (settings.budgets, settings.profiles) == (budgets, ("full", "text"))


def test_every_missing_key_is_named_at_once(tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml="title: Towns\n")
    with pytest.raises(ProblemsFound) as found:
        read_course(tmp_path, "towns")
    missing = [one.message for one in found.value.problems if one.code == "Y105"]
    assert missing == [f"The key `{key}` is missing." for key in ("version", "language", "license", "summary")]


def test_what_is_said_comes_out_whole(tmp_path: Path) -> None:
    more = "for: Council staff\nlanguage: no\nauthors: [Ann]\nbrand:\n  colors:\n    primary: '#0b5c6b'\n"
    write_course(tmp_path, course_yaml=YAML.replace("language: en\n", "") + more)
    settings = read_course(tmp_path, "towns").settings
    assert (settings.language, settings.readers, settings.authors) == ("no", "Council staff", ("Ann",))
    assert settings.brand.colors == (("primary", "#0b5c6b"),)
    assert settings.lines["authors.0"] == 7
