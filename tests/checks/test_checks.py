"""Checks find what is wrong between the parts of a course, and nothing where nothing is wrong."""

from collections.abc import Iterable
from pathlib import Path

import pytest

import builder.checks
from builder.catalog import localize
from builder.checks import CHECKS, check
from builder.errors import Problem
from builder.model import Course, SourceTree
from builder.parse import parse
from builder.source import read_course, survey_course
from tests.codes.test_entries import IN_MODULES, in_modules
from tests.projects import DRAWING, MODULE, YAML, write_course, write_files

REPO = Path(__file__).resolve().parents[2]


def found(project: Path, slug: str = "towns") -> tuple[Problem, ...]:
    """Check a course as its source has it."""
    tree = read_course(project, slug)
    course, problems = parse(tree)
    assert not [problem for problem in problems if problem.is_error]
    return check(localize(course, (), course.source_locale).course, tree)


# What is added below the module's lesson, and what is said about it: code and line.
ADDED = [
    ("- one\n- two\n  [the link](#nowhere)\n", [("L102", 11)]),
    ("> quoted ![A](media/no.png)\n", [("L101", 9)]),
    ("| a | b |\n|---|---|\n| [x](#y) | ![A](media/no.png) |\n", [("L101", 11), ("L102", 11)]),
    ("Text.[^n]\n\n[^n]: See [there](#nowhere).\n", [("L102", 11)]),
    ("[own](#growth) [title](01-why-plan.md) [numberless](why-plan.md#growth) [mail](mailto:a@b.org)\n", []),
    ("`[^1]` and `[x](#y)` are code.\n\n```text\n![A](media/no.png)\n```\n", []),
    ("A [^mark] in brackets.\n", [("L105", 9)]),
    ("![ ](media/street.svg)\n", [("A101", 9)]),
    ("[The drawing](media/street.svg)\n", []),
    ("## Growth again {#growth}\n\nMore.\n", [("L103", 9)]),
    ("[data](data:text/html,x)\n", []),  # markdown-it makes no link of it
    ("[root](/etc/passwd) [up](../../x.html)\n", [("L102", 9), ("L102", 9)]),
    ("[net](//example.org/x)\n", [("L102", 9)]),
    ("A\n{trem}`word`.\n", [("L106", 10)]),
    ("An {abbr}`NGO`, a {term}word.\n", [("L106", 9), ("L106", 9)]),
    ("By the\n{{ water_law }} and {{Law}}.\n", [("L107", 10), ("L107", 10)]),
    ("`{{ Law }}`, `{term}` and {braces} are shown.\n", []),
    ("##Growth again\n\nMore.\n", [("L402", 9)]),
    ("#1 of all. \\##Growth\n\n\\##Growth\n", []),
]


@pytest.mark.parametrize(("text", "expected"), ADDED, ids=[row[0][:30] for row in ADDED])
def test_a_mistake_is_found_in_its_line(text: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    write_files(write_course(tmp_path, module=MODULE + "\n" + text), {"media/street.svg": DRAWING})
    problems = [problem for problem in found(tmp_path) if problem.code != "L201"]
    assert [(one.code, one.place.line) for one in problems] == expected


def test_what_only_the_logo_shows_is_used(tmp_path: Path) -> None:
    write_files(write_course(tmp_path), {"media/logo.svg": DRAWING, "media/other.svg": DRAWING})
    write_course(tmp_path, course_yaml=YAML + "brand:\n  logo: media/logo.svg\n")
    assert [problem.place.file for problem in found(tmp_path)] == ["course_src/towns/media/other.svg"]


def test_links_in_the_glossary_are_followed_too(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    write_files(folder, {"glossary.md": "Land\n: See [growth](why-plan.md#growth) and [loss](why-plan.md#loss).\n"})
    assert [(one.code, one.place.line) for one in found(tmp_path)] == [("L102", 2)]


def test_the_sample_course_has_no_problem() -> None:
    assert found(REPO, "growing-towns") == ()


def test_every_check_names_its_code() -> None:
    codes = [str(rule.__doc__).partition(":")[0] for rule in CHECKS]
    assert all(len(code) == 4 and code[1:].isdigit() for code in codes)
    assert len(set(codes)) == len(codes)


def test_what_course_yaml_declares_is_not_missed_while_it_cannot_be_read(tmp_path: Path) -> None:
    folder = write_course(tmp_path, module=MODULE + "\n{{ law }}\n\n:::{slot} case\nA story.\n:::\n")
    write_files(folder, {"course.yaml": "title: Towns: small\n", "media/logo.svg": DRAWING})
    tree, _problems = survey_course(tmp_path, "towns")
    course, _problems = parse(tree)
    assert check(localize(course, (), "en").course, tree) == ()


def test_a_glossary_says_a_term_once(tmp_path: Path) -> None:
    write_files(write_course(tmp_path), {"glossary.md": "Land\n: One.\n\nLand\n: Two.\n"})
    (problem,) = found(tmp_path)
    assert (problem.code, problem.place.line) == ("L103", 4)
    assert "{#" not in problem.hint


def test_an_id_inside_a_line_can_be_linked_to(tmp_path: Path) -> None:
    write_course(tmp_path, module=MODULE + "\nThe [levy]{#levy} pays; see [what pays](#levy) and [what not](#rent).\n")
    assert [(one.code, one.message.split("`")[1]) for one in found(tmp_path)] == [("L102", "rent")]


def test_modules_by_themselves_show_what_the_course_shows(tmp_path: Path) -> None:
    """Every wrong example is a module of one course; each rule looks at the whole, then at one after the other."""
    examples = {one: one.wrong for one in IN_MODULES}
    in_modules(tmp_path, examples)
    tree, _ = survey_course(tmp_path, "towns")
    course = localize(parse(tree)[0], (), "en").course
    whole = {problem for rule in CHECKS for problem in rule(course, tree)}
    assert len({problem.code for problem in whole}) > 40
    assert set(check(course, tree)) == whole


def test_a_rule_sees_the_text_of_its_module_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all texts for each module would take n² steps."""
    write_files(write_course(tmp_path), {"modules/02-land.md": MODULE.replace("Why plan", "Land")})
    seen: list[tuple[int, int]] = []

    def rule(course: Course, tree: SourceTree) -> Iterable[Problem]:
        seen.append((len(course.modules), len(tree.modules)))
        return ()

    monkeypatch.setattr(builder.checks, "BY_MODULE", (rule,))
    found(tmp_path)
    assert sorted(seen) == [(0, 2), (1, 1), (1, 1)]
