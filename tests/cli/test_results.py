"""`satchel results`: many files, one table; certificates by their code."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main

SAMPLE = Path(__file__).parents[1] / "player" / "record.json"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two sound records, one older copy, one broken file."""
    raw = json.loads(SAMPLE.read_text(encoding="utf-8"))
    other = raw | {"learner": {"id": "other", "names": ["فاطمة"]}, "certificates": []}
    older = raw | {"saved": "2026-01-01"}
    made = {"a.json": raw, "b.json": other, "older.json": older}
    for name, record in made.items():
        (tmp_path / name).write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    return [str(tmp_path / name) for name in (*made, "broken.json")]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["results", *words])


def test_a_table_is_written_and_what_is_wrong_is_said(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    done = run(*files, "-o", str(out))
    assert done.exit_code == 1
    assert "2 learners" in done.stdout
    assert "R101" in done.stderr and "R105" in done.stderr and "1 error, 1 warning" in done.stderr
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["names"] for row in rows] == ["Amina Odhiambo, Bo", "فاطمة"]
    assert rows[0]["easy response"] == "'=1+1"


def test_a_table_without_a_mark(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    assert run(files[0], "-o", str(out), "--no-bom").exit_code == 0
    assert out.read_bytes().startswith(b"file,course")
    assert run(files[0]).stdout.startswith("file,course")


def test_json_for_machines(files: list[str], tmp_path: Path) -> None:
    told = json.loads(run(*files, "--format", "json").stdout)
    assert [row["names"] for row in told["rows"]] == ["Amina Odhiambo, Bo", "فاطمة"]
    assert [one["code"] for one in told["problems"]] == ["R101", "R105"]
    out = tmp_path / "results.json"
    run(files[0], "--format", "json", "-o", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["rows"][0]["sure change"] == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("--check", "hdp6h 85jq7"),
            0,
            "fits: name Amina Odhiambo, course towns, version 1.0, result 100 %, date 2026-03-08",
        ),
        (("--check", "AAAAA-AAAAA"), 1, "in none of the files"),
    ],
)
def test_a_code_is_looked_for_in_files(files: list[str], words: tuple[str, ...], code: int, said: str) -> None:
    done = run(*words, files[0])
    assert done.exit_code == code
    assert said in done.stdout


ABOUT = ("--course", "towns", "--course-version", "1.0", "--name", "Amina Odhiambo", "--date", "2026-03-08")


@pytest.mark.parametrize(
    ("score", "code", "said"),
    [
        (
            ("--score", "100"),
            0,
            "the code fits: name Amina Odhiambo, course towns, version 1.0, result 100 %, date 2026",
        ),
        (("--score", "99"), 1, "does NOT fit: name Amina Odhiambo, course towns, version 1.0, result 99 %, date 2026"),
        ((), 1, "does NOT fit: name Amina Odhiambo, course towns, version 1.0, no result, date 2026-03-08"),
    ],
)
def test_a_code_is_checked_alone_and_all_that_it_confirms_is_said(score: tuple[str, ...], code: int, said: str) -> None:
    done = run("--check", "HDP6H-85JQ7", *ABOUT, *score)
    assert done.exit_code == code
    assert said in done.stdout
    assert ("--score 90" in done.stderr) == (code == 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--check", "HDP6H-85JQ7"), "or what stands on the certificate"),
        (("--check", "HDP6H-85JQ7", "--score", "100"), "all that stands on the certificate"),
        (("--check", "HDP6H-85JQ7", *ABOUT, str(SAMPLE)), "not both"),
        (("--score", "100", str(SAMPLE)), "--check CODE"),
        (("--check", "HDP6H-85JQ7", "--date", "8 March 2026"), "8 March 2026"),
    ],
)
def test_what_does_not_go_together_is_told(words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_without_a_file_the_use_is_told() -> None:
    done = run()
    assert done.exit_code == 2
    assert "satchel.json" in done.stderr
