"""A build says how far it is: to a person with a bar, to a log with lines."""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from builder.build import Job, Outcome, Package
from builder.build.watch import busy, rest
from builder.cli.progress import following

OUTCOME = Outcome(
    job=Job(
        project="", dist="", course="towns", locale="sw", locales=("sw",), targets=("html",), audiences=("learner",)
    )
)


def whole(number: int) -> Outcome:
    package = Package(
        course="towns", title="Towns", title_locale="en", version="1.0", locale="sw", source_locale="en",
        audience="learner", target="html", suffix="zip", path=f"towns/{number}.zip", folder="", size=1, digest="",
        percent=100, question_percent=100,
    )  # fmt: skip
    return replace(OUTCOME, packages=(package,))


def test_a_log_gets_a_line_now_and_then_and_one_for_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = replace(whole(3), missing=(("learner", "pdf"),))
    with following(500, tmp_path) as tell:
        for number in range(498):
            tell(whole(number))
        for outcome in (OUTCOME, part):
            tell(outcome)
    assert capsys.readouterr() == (
        "",
        "[1/500] towns sw: 1 package\n[499/500] towns sw: not built\n[500/500] towns sw: 1 package, 1 missing\n",
    )


def test_a_machine_gets_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with following(2, tmp_path, "json") as tell:
        tell(whole(1))
        tell(OUTCOME)
    rows = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(row["state"], row["packages"], row["done"], row["total"]) for row in rows] == [
        ("built", 1, 1, 2),
        ("not built", 0, 2, 2),
    ]


def test_a_terminal_sees_what_is_being_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with following(3, tmp_path) as tell:
        tell(whole(1))
        busy(tmp_path, "towns ar: pdf for the trainer")
        time.sleep(0.6)
        rest(tmp_path)
    said = capsys.readouterr()
    assert said.out == ""
    for wanted in ("towns sw: 1 package", "1/3", "a second", "towns ar: pdf for the trainer"):
        assert wanted in said.err
