"""What the project template gives to editors is made from the code, and works."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from builder.build import inspect
from builder.markdown.snippets import snippets
from builder.source.schema import SCHEMAS, json_schema
from builder.source.yaml import read_yaml
from tests.projects import DRAWING, OPEN, YAML, write_files

REPO = Path(__file__).resolve().parents[2]
PROJECT = REPO / "builder" / "templates" / "project"
MADE = {
    ".vscode/satchel.code-snippets": snippets,
    **{f".vscode/schemas/{kind}.schema.json": lambda kind=kind: json_schema(kind) for kind in SCHEMAS},
}
HOLE = re.compile(r"\$\{\d+:([^{}]*)\}|\$0")


@pytest.mark.parametrize("name", MADE)
def test_a_made_file_is_as_the_code_is(name: str) -> None:
    if os.environ.get("SATCHEL_ACCEPT"):
        (PROJECT / name).write_text(MADE[name](), encoding="utf-8")
    assert (PROJECT / name).read_text(encoding="utf-8") == MADE[name](), "SATCHEL_ACCEPT=1 pytest tests/templates"


def test_the_settings_name_schemas_that_are_there() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"]
    assert [path for path in settings["yaml.schemas"] if not (PROJECT / path).is_file()] == []


@pytest.mark.parametrize("name", json.loads(snippets()))
def test_a_snippet_filled_in_is_sound(name: str, tmp_path: Path) -> None:
    """Fill each hole with its example, and check the course; a quiz gets a question, a file is there."""
    snippet = json.loads(snippets())[name]
    question = "### Who? {#who}\n\n- [x] All\n- [ ] One\n- [ ] None\n\n> All."
    words = "### Who? {#who}\n\n[[ ]]" if "survey" in name else question if name.endswith(": quiz") else "Words."
    text = HOLE.sub(lambda hole: hole[1] or words, "\n".join(snippet["body"]).replace("{#${2:id}}", "{#id}"))
    if "question" in name:
        text = f"::::{{quiz}} The end {{#end}}\n\n{text}\n::::".replace("\nWords.\n", "")
    text = text.replace(":draw: 3\n", "")  # the quiz has one question only
    files = {"course.yaml": YAML + OPEN + "slots:\n  name:\n    question: Tell it.\n", "media/file.svg": DRAWING}
    files["modules/01-example.md"] = f"# Example\n\n## Part {{#part}}\n\n{text}\n"
    write_files(tmp_path / "course_src" / "towns", files)
    errors = [str(problem) for problem in inspect(tmp_path, "towns") if problem.is_error]
    assert errors == []


@pytest.mark.parametrize("path", [".pre-commit-hooks.yaml", "builder/templates/project/.pre-commit-config.yaml"])
def test_a_hook_checks_the_files_of_a_course(path: str) -> None:
    value = read_yaml((REPO / path).read_text(encoding="utf-8"), path).value
    hook = value[0] if isinstance(value, list) else value["repos"][0]["hooks"][0]
    assert hook["entry"] == "satchel check"
    names = {"course_src/towns/modules/01-a.md": True, "translations/towns/sw.po": True, "README.md": False}
    assert {name: bool(re.search(hook["files"], name)) for name in names} == names


def test_the_workflow_checks_before_it_builds() -> None:
    path = PROJECT / ".github" / "workflows" / "courses.yml"
    steps = read_yaml(path.read_text(encoding="utf-8"), path.name).value["jobs"]["courses"]["steps"]
    commands = [step["run"].strip() for step in steps if step.get("run", "").startswith("satchel")]
    assert commands == ["satchel check --format github", "satchel build --draft"]
