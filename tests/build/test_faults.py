"""Whatever stops a build, `dist/` holds whole packages, old or new, and the next build is right."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import Outcome, build, dist, make, plan
from builder.build.faults import told_of
from builder.build.values import Job
from builder.cli import main
from builder.errors import Place, Problem, ProblemsFound, SatchelError
from builder.executors import serial
from builder.model import Edition, File
from builder.targets import Kit, find_targets
from tests.conftest import give_up
from tests.projects import MODULE, OPEN, YAML, snapshot, write_course, write_files

REPO = Path(__file__).resolve().parents[2]
TEXTS = (MODULE, MODULE.replace("Towns grow.", "Towns shrink."))
PO = 'msgid ""\nmsgstr "Language: sw\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Why plan"\nmsgstr "Kwa"\n'


def run(project: Path, *targets: str, out: Path | None = None) -> list[Outcome]:
    where = out or project / "dist"
    planned = plan(project, where, ["towns"], targets=targets or ("html",), audiences=("learner",))
    return list(build(planned, where, serial()))


def packages(folder: Path) -> dict[str, dict[str, bytes]]:
    """Read what people see in `dist/`, each package by itself."""
    found: dict[str, dict[str, bytes]] = {}
    for name, content in snapshot(folder).items():
        if name.startswith("towns/"):
            found.setdefault("/".join(name.split("/")[:3]), {})[name] = content
    return found


def write(project: Path, text: str) -> None:
    write_course(project, module=text)
    write_files(project / "translations/towns", {"sw.po": PO})


def test_a_build_killed_at_any_moment_leaves_whole_packages(tmp_path: Path) -> None:
    """At 50 moments, seeded: before, between and after the writing of two languages, each a zip and a folder."""
    kinds = []
    for number, text in enumerate(TEXTS):
        write(tmp_path / str(number), text)
        run(tmp_path / str(number))
        kinds.append(packages(tmp_path / str(number) / "dist"))
    assert all(kinds[0][name] != kinds[1][name] for name in kinds[0])
    moments, project = random.Random(6), tmp_path / "killed"
    write(project, TEXTS[0])
    usual = min(seconds(project) for _ in range(3))
    was_killed = 0
    for number in range(50):
        write(project, TEXTS[number % 2])
        was_killed += killed(project, moments.uniform(0, usual))
        for name, files in packages(project / "dist").items():
            assert files in (kinds[0][name], kinds[1][name]), (number, name)
        if number % 5 == 4:
            run(project)
            assert packages(project / "dist") == kinds[number % 2]
            assert not list((project / "dist").glob("**/tmp"))
    assert was_killed > 25


def seconds(project: Path) -> float:
    begun = time.monotonic()
    os.waitpid(begin(project), 0)
    return time.monotonic() - begun


def killed(project: Path, moment: float) -> bool:
    child = begin(project)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def begin(project: Path) -> int:
    """Build in a process that has imported everything already: others would be killed while they import."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python 3.12 warns of threads; this child waits for none
        child = os.fork()
    if child == 0:
        try:
            run(project)
        finally:
            os._exit(0)
    return child


def test_a_folder_is_replaced_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_files(tmp_path / name, {"file": name})
    if not dist.exchange(tmp_path / "one", tmp_path / "two"):
        give_up("this system cannot exchange folders")
    assert (tmp_path / "one/file").read_text() == "two" and (tmp_path / "two/file").read_text() == "one"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    as_root = ["sudo", "--non-interactive"] if os.geteuid() else []
    command = [*as_root, "mount", "-t", "tmpfs", "-o", "size=1m,mode=1777", "tmpfs", str(disk)]
    if (as_root and not shutil.which("sudo")) or subprocess.run(command, check=False, capture_output=True).returncode:
        give_up("only root may mount a disk")
    yield disk
    subprocess.run([*as_root, "umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_costs_nothing_old(tmp_path: Path, small_disk: Path) -> None:
    write(tmp_path, TEXTS[0])
    run(tmp_path, out=small_disk)
    before = packages(small_disk)
    write(tmp_path, TEXTS[1])
    room = os.statvfs(small_disk)
    (small_disk / "filler").write_bytes(b"x" * (room.f_bavail * room.f_bsize - 8192))
    outcomes = run(tmp_path, out=small_disk)
    assert {problem.code for one in outcomes for problem in one.problems} == {"B104"}
    assert "No space left" in outcomes[0].problems[0].message
    assert packages(small_disk) == before
    (small_disk / "filler").unlink()
    assert all(one.is_whole for one in run(tmp_path, out=small_disk))
    assert packages(small_disk) != before


def test_a_disk_that_may_not_be_written_is_told(tmp_path: Path, small_disk: Path) -> None:
    write(tmp_path, TEXTS[0])
    run(tmp_path, out=small_disk)
    before = packages(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "build", "-t", "html", "-o", str(small_disk), "--no-cache"])
    assert done.exit_code == 1
    assert "cannot be written" in done.output and "--dist" in done.output
    assert packages(small_disk) == before


def raising(error: Exception) -> Callable[[], None]:
    def stop() -> None:
        raise error

    return stop


def need_too_much() -> None:
    """Ask for more than the process may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (2**33, hard))
    try:
        bytearray(2**34)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


NAMED = Problem(code="F999", message="No.", place=Place(file="course_src/towns/course.yaml"))
# What happens to a target, and the code under which it is told.
STOPS: dict[str, tuple[Callable[[], None], str]] = {
    "problems": (raising(ProblemsFound([NAMED])), "F999"),
    "another error": (raising(SatchelError("No ink.")), "B102"),
    "the system": (raising(OSError(errno.ENOSPC, "No space left on device")), "B104"),
    "memory": (need_too_much, "B105"),
    "a bug": (raising(KeyError("land")), "B106"),
}


@pytest.mark.parametrize("name", STOPS)
def test_what_stops_one_target_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    stop, code = STOPS[name]

    def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
        stop()
        yield from ()

    write(tmp_path, TEXTS[0])
    run(tmp_path, "html", "scorm12")
    old = packages(tmp_path / "dist")
    write(tmp_path, TEXTS[1])
    targets = {**find_targets(), "scorm12": replace(find_targets()["scorm12"], files=files)}
    monkeypatch.setattr(make, "find_targets", lambda: targets)
    outcomes = run(tmp_path, "html", "scorm12")
    new = packages(tmp_path / "dist")
    assert {path for path in old if old[path] != new[path]} == {path for path in old if "-html" in path}
    assert [one.missing for one in outcomes] == [(("learner", "scorm12"),)] * 2
    assert {problem.code for one in outcomes for problem in one.problems} == {code}
    command = ["-C", str(tmp_path), "build", "-t", "html", "-t", "scorm12", "--executor", "serial", "--format", "json"]
    done = CliRunner().invoke(main, [*command, "-a", "learner"])
    assert done.exit_code == (3 if code == "B106" else 1)
    assert [(one["locale"], one["target"]) for one in json.loads(done.stdout)["missing"]] == [
        ("en", "scorm12"),
        ("sw", "scorm12"),
    ]


def test_one_module_that_cannot_be_made_keeps_back_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_course(tmp_path, course_yaml=YAML + OPEN + "scorm: {scope: module}\n")
    write_files(folder, {"modules/02-more.md": MODULE.replace("growth", "more")})
    usual = find_targets()["scorm12"]

    def files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
        if editions[0].part == "why-plan":
            raise ProblemsFound([NAMED])
        yield from usual.files(editions, kit)

    monkeypatch.setattr(make, "find_targets", lambda: {"scorm12": replace(usual, files=files)})
    (outcome,) = run(tmp_path, "scorm12")
    assert [package.path for package in outcome.packages] == ["towns/en/towns-1.0-en-learner-more-scorm12.zip"]
    assert outcome.missing == (("learner", "scorm12"),) and not outcome.is_whole
    assert (tmp_path / "dist" / outcome.packages[0].path).is_file()


def test_an_interrupted_build_says_so_and_is_whole(tmp_path: Path) -> None:
    for number in range(8):
        write_course(tmp_path, f"course-{number}")
    command = [sys.executable, "-m", "builder", "-C", str(tmp_path), "build", "-t", "html", "--executor", "serial"]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL
    ) as one:
        assert one.stderr is not None
        first = one.stderr.readline()
        one.send_signal(signal.SIGINT)
        said = one.stderr.read()
    assert first.startswith("[1/8]")
    assert one.returncode == 130
    assert "stopped, with" in said and "whole" in said
    for path in (tmp_path / "dist").glob("*/*/*.zip"):
        assert zipfile.ZipFile(path).testzip() is None
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert len(list((tmp_path / "dist").glob("*/*/*.zip"))) == 16, done.stderr


def test_what_the_system_says_has_a_way_out() -> None:
    job = Job(project="", dist="", course="towns", locale="en", locales=("en",), targets=(), audiences=())
    for number, hint in ((errno.ENOSPC, "Free some space"), (errno.EROFS, "right to write"), (errno.EIO, "Mend what")):
        (problem,) = told_of(OSError(number, os.strerror(number)), job)
        assert hint in problem.hint and os.strerror(number) in problem.message


def test_a_log_can_be_given_away(tmp_path: Path) -> None:
    home = tmp_path / "home" / "amina"
    write(home / "project", TEXTS[0])
    command = [
        sys.executable,
        "-m",
        "builder",
        "-C",
        str(home / "project"),
        "build",
        "-t",
        "html",
        "--log",
        "build.log",
    ]
    environment = {**os.environ, "PYTHONPATH": str(REPO), "HOME": str(home), "USER": "amina", "LOGNAME": "amina"}
    subprocess.run(command, env=environment, cwd=home, check=True, capture_output=True)
    text = (home / "build.log").read_text(encoding="utf-8")
    assert "amina" not in text and "home" not in text
    for wanted in ("satchel build", "Python 3", "jinja2", "towns en: 2 packages", "seconds: course", "exit code 0"):
        assert wanted in text.replace("satchel -C PROJECT build", "satchel build"), wanted
