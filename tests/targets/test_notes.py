"""The notes beside a SCORM package tell what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from builder.targets.parts.notes import import_notes, read_package
from tests.cli.test_cli import satchel
from tests.projects import YAML, write_course, write_files

QUIZ = """\
# Why plan

## Growth {#growth}

::::{quiz} The end {#end}
:pass: 60%
:attempts: 3

### Who? {#who}

- [x] All
- [ ] One

> All.
::::
"""


def build(project: Path, settings: str, module: str = QUIZ) -> Path:
    """Build the learner's SCORM 1.2 package of a course with some settings."""
    write_course(project, course_yaml=YAML + settings, module=module)
    write_files(project / "course_src/towns/modules", {"02-act.md": "# Act\n\n## Now {#now}\n\nBegin.\n"})
    result = satchel(project, "build", "-t", "scorm12", "-a", "learner", "--no-cache", "--executor", "serial")
    assert result.exit_code == 0, result.stderr
    return sorted((project / "dist/towns/en").glob("*.zip"))[-1]


@pytest.mark.parametrize(
    ("settings", "english", "french"),
    [
        ("", "every lesson was read and every graded quiz taken", "lues et tous les quiz notés"),
        ("scorm: {completion: quiz}\n", "every graded quiz was taken, whatever was read", "quoi qu’on ait lu"),
        ("scorm: {completion: lessons}\n", "never failed", "jamais failed"),
        ("scorm: {scope: module}\n", "the module why-plan alone", "le seul module why-plan"),
    ],
)
def test_the_notes_tell_the_settings(settings: str, english: str, french: str, tmp_path: Path) -> None:
    package = build(tmp_path, settings)
    beside = package.with_name(package.stem + "-import.html")
    parts = html.fromstring(beside.read_bytes()).xpath("//article")
    texts = {part.get("lang"): " ".join(part.text_content().split()) for part in parts}
    assert english in texts["en"] and french in texts["fr"]
    assert "end: 1 questions, passed at 60 %, at most 3 attempts" in texts["en"]
    assert beside.read_bytes() == import_notes(package.read_bytes(), package.name)


def test_a_course_without_a_graded_quiz_is_completed(tmp_path: Path) -> None:
    package = build(tmp_path, "", "# Why plan\n\n## Growth {#growth}\n\nMore people.\n")
    found = read_package(package.read_bytes(), package.name)
    assert (found.graded, found.lessons, found.identifier) == ((), 2, "satchel-towns-en-scorm12")
    assert "There is no graded quiz" in import_notes(package.read_bytes(), package.name).decode()
