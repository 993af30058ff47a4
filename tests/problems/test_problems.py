"""What `satchel check` says about one mistake: a folder each, laid over the sound course in `base`.

To accept new wording, look at it first: `SATCHEL_ACCEPT=1 pytest tests/problems`, then `git diff`.
"""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith(("__", "base")))


def lay_out(project: Path, name: str) -> None:
    """Make a project of the sound course and the files of a case; its own `modules/` with no module replace both."""
    course = project / "course_src" / "course"
    case = FOLDER / name
    shutil.copytree(FOLDER / "base" / "course", course)
    if (case / "course" / "modules").is_dir() and not list((case / "course" / "modules").glob("*.md")):
        shutil.rmtree(course / "modules")
    if (case / "course").is_dir():
        shutil.copytree(case / "course", course, dirs_exist_ok=True)
    if (case / "remove.txt").is_file():
        (course / (case / "remove.txt").read_text(encoding="utf-8").strip()).unlink()
    if (case / "translations").is_dir():
        shutil.copytree(case / "translations", project / "translations" / "course")
    for folder in ("profiles", "themes"):
        if (case / folder).is_dir():
            shutil.copytree(case / folder, project / folder)


def said(project: Path) -> tuple[int, str]:
    """Run `satchel check` and give its exit code and what it says."""
    held_to = ["--profile", "agency"] if (project / "profiles").is_dir() else []
    result = CliRunner().invoke(main, ["-C", str(project), "check", *held_to])
    assert result.stdout == ""
    return result.exit_code, result.stderr


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_said_clearly(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path, name)
    code, text = said(tmp_path)
    expected = FOLDER / name / "expected.txt"
    if os.environ.get("SATCHEL_ACCEPT") and code in (0, 1):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert code == (1 if "error" in text.splitlines()[-2] else 0)
    assert str(tmp_path) not in text


def test_the_sound_course_is_sound(tmp_path: Path) -> None:
    lay_out(tmp_path, "base")
    assert said(tmp_path) == (0, "")


def test_every_problem_here_says_a_way_out() -> None:
    for name in CASES:
        lines = (FOLDER / name / "expected.txt").read_text(encoding="utf-8").splitlines()
        folders = ("course_src/", "translations/", "profiles/", "themes/")
        starts = [number for number, line in enumerate(lines) if line.startswith(folders)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            assert any(line.startswith("    hint: ") for line in lines[start:end]), f"{name}: {lines[start]}"
