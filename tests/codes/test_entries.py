"""Every code has an entry, and every entry is true: its wrong example has the problem, its right one has none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from builder.build import inspect
from builder.codes import FAMILIES, Entry, entries
from builder.errors import Problem
from tests.projects import DRAWING, OPEN, YAML, write_files

REPO = Path(__file__).resolve().parents[2]
# They mend what others tell of.
MENDERS = {REPO / "builder/checks/mends.py", REPO / "builder/build/mending.py"}
# `builder.build` takes these from the table of `builder.exchange`.
TABLED = ("X103", "X105")
CODE = re.compile(r"[A-Z][0-9]{3}")
EXAMPLES = [one for one in entries().values() if one.wrong]
HEADER = 'msgid ""\nmsgstr ""\n"Language: sw\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_MSGID = re.compile(r'^msgid "(.+)"$', re.M)


def codes_in(path: Path) -> Iterator[str]:
    """List the codes that a file of ours tells of: texts that are a code, or begin with one and a colon."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value


@cache
def homes() -> dict[str, set[str]]:
    """Map each code to the files of `builder/` that name it."""
    found: dict[str, set[str]] = {}
    for path in sorted(set((REPO / "builder").rglob("*.py")) - MENDERS):
        for code in codes_in(path):
            found.setdefault(code, set()).add(path.relative_to(REPO).as_posix())
    return found


def test_every_code_has_an_entry() -> None:
    missing = {code: sorted(files) for code, files in homes().items() if code not in entries()}
    assert not missing, "write these into builder/codes/families/: what, why, how to mend, an example"


def test_every_entry_has_a_use() -> None:
    assert sorted(entries().keys() - homes().keys()) == []


def test_every_entry_is_whole() -> None:
    for one in entries().values():
        assert one.code[0] in FAMILIES, one.code
        assert one.title and one.title[-1] != ".", one.code
        assert one.why.endswith("."), one.code
        assert one.mend, one.code
        assert bool(one.wrong) == bool(one.right), f"{one.code}: an example shows the mistake and its mending"
        assert all(re.fullmatch(r"[1-4]\.\d+\.\d+", criterion) for criterion in one.wcag), one.code


def severities(path: Path) -> Iterator[tuple[str, str]]:
    """Read which severity a file gives to a code, where both stand in one call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = {word.arg: ast.unparse(word.value).strip("'") for word in node.keywords}
        first = node.args[0] if node.args else None
        if node.func.id == "Problem" and CODE.fullmatch(words.get("code", "")):
            yield words["code"], words.get("severity", "Severity.ERROR").removeprefix("Severity.").lower()
        elif node.func.id == "warning" and isinstance(first, ast.Constant):
            yield first.value, "warning"


def test_an_entry_has_the_severity_of_its_problem() -> None:
    found = {told for path in sorted((REPO / "builder").rglob("*.py")) for told in severities(path)}
    assert {code: name for code, name in found if code in entries() and entries()[code].severity != name} == {}


def test_every_code_is_shown() -> None:
    """A code without an example has a folder in tests/problems/, or a test of its own."""
    folders = (REPO / "tests" / "problems").glob("*/expected.txt")
    shown = " ".join(path.read_text(encoding="utf-8") for path in folders)
    tests = (path for path in (REPO / "tests").rglob("*.py") if path != Path(__file__))
    tested = " ".join(path.read_text(encoding="utf-8") for path in tests if "node_modules" not in path.parts)
    known = set(CODE.findall(shown)) | set(CODE.findall(tested))
    assert sorted(one.code for one in entries().values() if not one.wrong and one.code not in known) == []


def test_one_code_means_one_thing() -> None:
    """A code is told of in one room; the same one in two would have two meanings."""
    rooms = {code: {"/".join(file.split("/")[:2]) for file in files} for code, files in homes().items()}
    assert {code: sorted(found) for code, found in rooms.items() if len(found) > 1 and code not in TABLED} == {}


# Waivers are called idle in a sound course only.
IN_MODULES = [one for one in EXAMPLES if one.at == "modules/02-example.md" and one.code != "U103"]
ELSEWHERE = [one for one in EXAMPLES if one not in IN_MODULES]
SOUND = {
    "course.yaml": YAML + OPEN,
    "media/example.svg": DRAWING,
    "media/example.mp3": "sound",
    "media/example.mp4": "film",
    "media/example.vtt": "WEBVTT\n",
}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> tuple[Problem, ...]:
    """Give all problems of a course in which each wrong example is a module."""
    return in_modules(tmp_path_factory.mktemp("wrong"), {one: one.wrong for one in IN_MODULES})


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> tuple[Problem, ...]:
    """Give all problems of a course in which each right example is a module."""
    return in_modules(tmp_path_factory.mktemp("right"), {one: one.right for one in IN_MODULES})


def in_modules(project: Path, texts: dict[Entry, str]) -> tuple[Problem, ...]:
    modules = {
        f"modules/{100 + number}-{one.code.lower()}.md": _module(one, text)
        for number, (one, text) in enumerate(texts.items())
    }
    write_files(project / "course_src" / "towns", SOUND | modules)
    return inspect(project, "towns")


def _module(one: Entry, text: str) -> str:
    text = text.strip("\n") if one.code != "Y110" else text
    if text.lstrip().startswith(("# ", "---")) or one.code == "M103":
        return text + "\n"
    if one.code.startswith("Q") and text.startswith("### "):  # an example of a question stands in a quiz
        text = f"::::{{quiz}} The end {{#end}}\n\n{text}\n::::"
    return f"# Example {one.code}\n\n## Part {{#part}}\n\n{text}\n"


def of(one: Entry, problems: tuple[Problem, ...]) -> list[Problem]:
    """Keep the problems of the module that shows an entry."""
    return [problem for problem in problems if problem.place.file.endswith(f"-{one.code.lower()}.md")]


def assert_shown(one: Entry, wrong: list[Problem], right: list[Problem]) -> None:
    told = [problem for problem in wrong if problem.code == one.code]
    assert told, [str(problem) for problem in wrong]
    assert {problem.severity for problem in told} == {one.severity}
    assert all(problem.hint for problem in told)
    left = [problem for problem in right if problem.is_error or problem.code == one.code]
    assert left == [], [str(problem) for problem in left]


@pytest.mark.parametrize("one", IN_MODULES, ids=[one.code for one in IN_MODULES])
def test_an_example_shows_its_problem_and_its_mending(
    one: Entry, wrong: tuple[Problem, ...], right: tuple[Problem, ...]
) -> None:
    assert_shown(one, of(one, wrong), of(one, right))


@pytest.mark.parametrize("one", ELSEWHERE, ids=[one.code for one in ELSEWHERE])
def test_an_example_in_another_file_does_too(one: Entry, tmp_path: Path) -> None:
    found = [in_file(tmp_path / name, one, text) for name, text in (("wrong", one.wrong), ("right", one.right))]
    assert_shown(one, list(found[0]), list(found[1]))


def in_file(project: Path, one: Entry, text: str) -> tuple[Problem, ...]:
    """Write a sound course with an example in its course.yaml, catalog, glossary or drawing."""
    text = text.strip("\n")
    words = dict.fromkeys(_MSGID.findall(text)) if one.at == "sw.po" else ["Text."]
    module = "# Example\n\n## Part {#part}\n\n" + "\n\n".join(words) + "\n"
    files = SOUND | {"modules/02-example.md": module}
    if one.code == "U103":
        files[one.at] += text
    elif one.at == "sw.po":
        write_files(project / "translations" / "towns", {"sw.po": f"{HEADER}{text}\n"})
    else:
        files[one.at] = files.get(one.at, "") * (one.at == "course.yaml") + text + "\n"
    write_files(project / "course_src" / "towns", files)
    return inspect(project, "towns")
