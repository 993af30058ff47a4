"""A build says how far it is: to a person with a bar, to a log with lines."""

import sys

import pytest

from builder.build import Job, Outcome
from builder.cli.progress import following

OUTCOME = Outcome(
    job=Job(
        project="", dist="", course="towns", locale="sw", locales=("sw",), targets=("html",), audiences=("learner",)
    )
)


def test_a_log_gets_a_line_for_each_job(capsys: pytest.CaptureFixture[str]) -> None:
    with following(1) as tell:
        tell(OUTCOME)
    assert capsys.readouterr() == ("", "towns sw: not built\n")


def test_a_terminal_gets_a_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with following(1) as tell:
        tell(OUTCOME)
    said = capsys.readouterr()
    assert said.out == ""
    assert "towns sw" in said.err and "1/1" in said.err
