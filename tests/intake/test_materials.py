"""Material of other tools becomes a course: each folder of `material/` beside what is made of it in `golden/`.

To accept what is made, look at it first: `SATCHEL_ACCEPT=1 pytest tests/intake`, then `git diff`.
"""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import inspect
from builder.cli import main
from builder.errors import errors_in
from tests.projects import snapshot

FOLDER = Path(__file__).parent
MATERIAL = {
    "wells-gift": "wells.gift",
    "rain-xml": "rain.xml",
    "mkdocs-water": "",
    "mdbook-pumps": "",
    "plain-notes": "",
}


def imported(project: Path, source: Path) -> str:
    """Import something as the course `wells`, and give what was said about it."""
    (project / "course_src").mkdir()
    result = CliRunner().invoke(
        main, ["-C", str(project), "import", str(source), "wells", "-l", "en", "--license", "CC-BY-4.0"]
    )
    assert result.exit_code == 0, result.output
    return result.stderr


@pytest.mark.parametrize("name", sorted(MATERIAL))
def test_material_becomes_a_course_that_builds(name: str, tmp_path: Path) -> None:
    said = imported(tmp_path, FOLDER / "material" / name / MATERIAL[name])
    made = tmp_path / "course_src" / "wells"
    golden = FOLDER / "golden" / name
    if os.environ.get("SATCHEL_ACCEPT"):
        shutil.rmtree(golden, ignore_errors=True)
        shutil.copytree(made, golden)
        (golden / "said.txt").write_text(said, encoding="utf-8")
    assert snapshot(made) | {"said.txt": said.encode()} == snapshot(golden)
    assert errors_in(inspect(tmp_path, "wells")) == ()


# What the materials show; the others have tests of their own.
SHOWN = ("Z201", "Z202", "Z203", "Z204", "Z301", "Z302", "Z303", "Z304", "Z305", "Z306", "Z308")


def test_the_materials_show_each_thing_that_can_happen_to_them() -> None:
    said = " ".join((FOLDER / "golden" / name / "said.txt").read_text(encoding="utf-8") for name in MATERIAL)
    assert [code for code in SHOWN if f" {code} warning: " not in said] == []


def test_what_nobody_said_about_a_new_course_is_told(tmp_path: Path) -> None:
    (tmp_path / "course_src").mkdir()
    source = FOLDER / "material" / "plain-notes"
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "import", str(source), "notes"])
    told = [line for line in result.stderr.splitlines() if " Z307 " in line]
    assert told == [
        "course_src/notes/course.yaml: Z307 warning: Nobody said which language it is in.",
        "course_src/notes/course.yaml: Z307 warning: Nobody said which licence it has.",
    ]


def test_whatever_is_left_out_is_told_with_its_line_and_a_way_out() -> None:
    for name in MATERIAL:
        lines = (FOLDER / "golden" / name / "said.txt").read_text(encoding="utf-8").splitlines()
        told = [number for number, line in enumerate(lines) if " Z" in line and " warning: " in line]
        assert told, name
        for start, end in zip(told, [*told[1:], len(lines)], strict=True):
            assert any(line.startswith("    hint: ") for line in lines[start:end]), lines[start]
