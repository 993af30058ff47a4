"""On a terminal `satchel new` asks; answers count, Enter takes what is offered, and Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.source import read_course
from tests.projects import snapshot

pty = pytest.importorskip("pty", reason="terminals of this kind are those of Linux and macOS")

# The terminal becomes the one that Ctrl-C is typed on; what runs in the background is deaf to it otherwise.
CHILD = """
import fcntl, signal, sys, termios
signal.signal(signal.SIGINT, signal.default_int_handler)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from builder.cli import main
main(sys.argv[1:], prog_name="satchel")
"""
QUESTIONS = ("Short name of the course", "Languages", "Title", "Kind")
SECONDS = 60


class Terminal:
    """Run `satchel new` on a terminal, and type on it."""

    def __init__(self, project: Path, *words: str) -> None:
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-c", CHILD, "-C", str(project), "new", *words]
        self.running = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        self.shown = ""

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + SECONDS
        while words not in self.shown and time.monotonic() < end and self.read():
            pass
        assert words in self.shown, self.shown

    def read(self) -> bool:
        """Read what is shown next; Linux says at the end that the terminal is gone."""
        ready, _, _ = select.select([self.ours], [], [], SECONDS)
        try:
            more = os.read(self.ours, 4096).decode(errors="replace") if ready else ""
        except OSError:
            return False
        self.shown += more
        return bool(more)

    def type(self, keys: str) -> None:
        os.write(self.ours, keys.encode())

    def press(self, keys: str, until: str) -> None:
        """Press keys, and again after two seconds in which nothing came of it, as people do."""
        for _ in range(SECONDS // 2):
            self.type(keys)
            again = time.monotonic() + 2
            while until not in self.shown and select.select([self.ours], [], [], max(0, again - time.monotonic()))[0]:
                if not self.read():
                    break
            if until in self.shown:
                return
        raise AssertionError(self.shown)

    def end(self) -> int:
        while self.read():
            pass
        os.close(self.ours)
        return self.running.wait(SECONDS)


def test_answers_are_used(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    for question, answer in zip(QUESTIONS, ("wells", "pt-BR, en", "Poços limpos", "workshop"), strict=True):
        terminal.wait_for(question)
        terminal.type(f"{answer}\n")
    assert terminal.end() == 0, terminal.shown
    settings = read_course(tmp_path, "wells").settings
    assert (settings.title, settings.language) == ("Poços limpos", "pt-BR")
    assert (tmp_path / "translations/wells/en.po").is_file()


def test_enter_takes_what_is_offered_and_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "wells")
    for question, answer in (("Languages", ""), ("Title [Wells]", ""), ("Kind", "novel"), ("is not one of", "")):
        terminal.wait_for(question)
        terminal.type(f"{answer}\n")
    assert terminal.end() == 0, terminal.shown
    settings = read_course(tmp_path, "wells").settings
    assert (settings.title, settings.language) == ("Wells", "en")


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "wells", "--languages", "en,fr")
    terminal.wait_for("Title")
    terminal.press("\x03", until="Aborted!")
    assert terminal.end() == 1
    assert "Traceback" not in terminal.shown
    assert snapshot(tmp_path) == {} and list(tmp_path.iterdir()) == []
