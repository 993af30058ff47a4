"""`satchel status --context` shows what differs by place, and where it comes from."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.exchange.towns import write_project
from tests.projects import write_files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A course with a pack for Kenya that does not answer all."""
    write_project(tmp_path)
    write_files(tmp_path / "translations/towns/sw-KE", {"context.yaml": "facts:\n  money: KES\n"})
    return tmp_path


def status(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), "status", "--context", *words])


def test_each_line_says_where_it_comes_from(project: Path) -> None:
    result = status(project)
    rows = [line.split() for line in result.stdout.splitlines()]
    assert result.exit_code == 0, result.output
    assert rows[1][:6] == ["towns", "sw-KE", "fact", "law", "default", "course_src/towns/course.yaml:7"]
    assert rows[2][:7] == ["towns", "sw-KE", "fact", "plots", "missing,", "required", "course_src/towns/course.yaml:11"]
    assert rows[3][4:] == ["place", "translations/towns/sw-KE/context.yaml:2", "KES"]
    assert len(rows) == 5


def test_a_machine_reads_the_same(project: Path) -> None:
    rows = json.loads(status(project, "--format", "json", "-l", "sw_TZ").stdout)
    assert [(row["locale"], row["origin"]["name"], row["origin"]["state"]) for row in rows] == [
        ("sw-TZ", "law", "default"),
        ("sw-TZ", "plots", "missing"),
        ("sw-TZ", "money", "default"),
        ("sw-TZ", "story", "default"),
    ]
