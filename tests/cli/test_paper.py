"""The build says how much paper a package takes, in the table and for machines."""

import json
from pathlib import Path

import pikepdf
from click.testing import CliRunner

from builder.cli import main
from tests.projects import write_course


def test_the_build_counts_sheets(tmp_path: Path) -> None:
    write_course(tmp_path)
    words = [
        "-C",
        str(tmp_path),
        "build",
        "-l",
        "en",
        "-t",
        "pdf",
        "-t",
        "html",
        "-a",
        "learner",
        "--paper",
        "letter",
    ]
    told = CliRunner().invoke(main, [*words, "--ink-saver", "--executor", "serial"])
    assert told.exit_code == 0, told.output
    (line,) = [line for line in told.stdout.splitlines() if ".pdf" in line]
    name, *_, sheets = line.split("  ")
    assert name.endswith("-learner-ink-saver.pdf") and sheets.strip().endswith("a learner")
    with pikepdf.open(tmp_path / "dist" / name.strip()) as pdf:
        assert {tuple(map(int, page.mediabox[2:])) for page in pdf.pages} == {(612, 792)}
        count = len(pdf.pages)
    rows = json.loads(CliRunner().invoke(main, [*words, "--executor", "serial", "--format", "json"]).stdout)["packages"]
    assert {row["target"]: row["sheets"] for row in rows} == {"pdf": -(-count // 2), "html": 0}
