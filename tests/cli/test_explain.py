"""`satchel explain` says what codes mean; docs/problems.md says the same."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli import main
from builder.codes import entries, reference
from builder.source.schema import json_schema

REPO = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_code_is_explained() -> None:
    result = run("explain", "a113")
    assert result.exit_code == 0
    for words in ("A113", "Why: ", "Mend: ", "[here](", "[water law](", "WCAG 2.2, 2.4.4", "satchel: allow A113:"):
        assert words in result.stdout


def test_an_unknown_code_is_a_usage_error() -> None:
    result = run("explain", "Q199")
    assert result.exit_code == 2
    assert "There is no code `Q199`. Did you mean" in result.stderr
    assert run("explain").exit_code == 2


def test_all_codes_are_listed() -> None:
    lines = run("explain", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(entries())
    assert [row["code"] for row in json.loads(run("explain", "--list", "--format", "json").stdout)] == list(entries())


def test_the_page_of_all_codes_is_true() -> None:
    page = (REPO / "docs" / "problems.md").read_text(encoding="utf-8")
    assert page == reference(), "satchel explain --list --format markdown > docs/problems.md"
    assert all(f'<a id="{code}"></a>' in page for code in entries())


def test_a_schema_is_written() -> None:
    assert run("schema", "course").stdout == json_schema("course")
    assert run("schema", "colour").exit_code == 2
