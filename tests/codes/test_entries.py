"""Every code has an entry, and every entry is true: its wrong example has the problem, its right one has none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build import inspect
from builder.codes import FAMILIES, Entry, entries
from builder.errors import Problem
from tests.projects import DRAWING, OPEN, YAML, write_files

REPO = Path(__file__).resolve().parents[2]
# They mend what others tell of.
MENDERS = {REPO / "builder/checks/mends.py", REPO / "builder/build/mending.py"}
CODE = re.compile(r"[A-Z][0-9]{3}")
EXAMPLES = [one for one in entries().values() if one.wrong]
HEADER = 'msgid ""\nmsgstr ""\n"Language: sw\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_MSGID = re.compile(r'^msgid "(.+)"$', re.M)


def codes_in(path: Path) -> Iterator[str]:
    """List the codes that a file of ours tells of: texts that are a code, or begin with one and a colon."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value


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
    assert {code: sorted(found) for code, found in rooms.items() if len(found) > 1} == {}


def lay_out(project: Path, one: Entry, text: str) -> None:
    """Write a sound course with the example in it."""
    files = {"course.yaml": YAML + OPEN, "modules/02-example.md": _module("Text."), "media/example.svg": DRAWING}
    files["media/example.mp3"] = "sound"
    text = text.strip("\n") if one.code != "Y110" else text
    match one.at:
        case "course.yaml":
            files["course.yaml"] += text + "\n"
        case "sw.po":
            words = "\n\n".join(_unescaped(msgid) for msgid in dict.fromkeys(_MSGID.findall(text)))
            files["modules/02-example.md"] = _module(words)
            write_files(project / "translations" / "towns", {"sw.po": f"{HEADER}{text}\n"})
        case "modules/02-example.md":
            files[one.at] = text + "\n" if _is_whole(one, text) else _module(_in_quiz(one, text))
        case path:
            files[path] = text + "\n"
    write_files(project / "course_src" / "towns", files)


def _module(text: str) -> str:
    return f"# Example\n\n## Part {{#part}}\n\n{text}\n"


def _is_whole(one: Entry, text: str) -> bool:
    return text.lstrip().startswith(("# ", "---")) or one.code == "M103"


def _in_quiz(one: Entry, text: str) -> str:
    """An example of a question stands in a quiz."""
    is_question = one.code.startswith("Q") and text.startswith("### ")
    return f"::::{{quiz}} The end {{#end}}\n\n{text}\n::::" if is_question else text


def _unescaped(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


def found(project: Path) -> tuple[Problem, ...]:
    return inspect(project, "towns")


@pytest.mark.parametrize("one", EXAMPLES, ids=[one.code for one in EXAMPLES])
def test_an_example_shows_its_problem_and_its_mending(one: Entry, tmp_path: Path) -> None:
    lay_out(tmp_path / "wrong", one, one.wrong)
    lay_out(tmp_path / "right", one, one.right)
    told = [problem for problem in found(tmp_path / "wrong") if problem.code == one.code]
    assert told, [str(problem) for problem in found(tmp_path / "wrong")]
    assert {problem.severity for problem in told} == {one.severity}
    assert all(problem.hint for problem in told)
    left = [problem for problem in found(tmp_path / "right") if problem.is_error or problem.code == one.code]
    assert left == [], [str(problem) for problem in left]
