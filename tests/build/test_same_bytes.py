"""One course, built in every way there is, on machines that differ: the packages are the same bytes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import imported
from tests.projects import MODULE, snapshot, write_course, write_files

REPO = Path(__file__).resolve().parents[2]
PO = 'msgid ""\nmsgstr "Language: {0}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Why plan"\nmsgstr "{0}"\n'
# A PNG of one grey pixel.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6368020000840083d086ce230000000049454e44ae426082"
)
LANGUAGES = ("ar", "fr", "sw")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with pictures and four languages."""
    project = tmp_path_factory.mktemp("course")
    pictures = "\n![B](media/b.png) ![A](media/a.png)\n"
    more = {"media/b.png": DOT, "media/a.png": DOT, "modules/02-more.md": MODULE.replace("growth", "more") + pictures}
    write_files(write_course(project), more)
    write_files(project / "translations/towns", {f"{tag}.po": PO.format(tag) for tag in LANGUAGES})
    return project


@pytest.fixture(scope="module")
def usual(course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The packages of a build in one process that remembers nothing."""
    return built(copied(course, tmp_path_factory.mktemp("usual")), "--executor", "serial", "--no-cache")


def copied(course: Path, folder: Path) -> Path:
    return shutil.copytree(course, folder / "project")


def built(project: Path, *options: str, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """Build in a process of its own, and read what people see."""
    targets = ("-t", "html", "-t", "scorm12", "-t", "single", "-t", "bundle")
    command = [sys.executable, "-m", "builder", "build", *targets, "-a", "learner", *options]
    everything = {**os.environ, "PYTHONPATH": str(REPO), **environment}
    done = subprocess.run(
        command, cwd=project, env=everything, check=False, capture_output=True, umask=umask, text=True
    )
    assert done.returncode == 0, done.stderr
    # What the builder notes for itself holds the times of files.
    return {name: content for name, content in snapshot(project / "dist").items() if not name.startswith(".satchel/")}


def assert_same(one: dict[str, bytes], two: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_another_folder_zone_seed_language_and_umask(course: Path, usual: dict[str, bytes], tmp_path: Path) -> None:
    project = copied(course, tmp_path / "over" / "there")
    odd = {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "ar_EG.UTF-8", "HOME": str(tmp_path)}
    assert_same(usual, built(project, "--jobs", "2", umask=0o077, **odd))


def test_a_cold_a_warm_and_a_halved_cache(course: Path, usual: dict[str, bytes], tmp_path: Path) -> None:
    project = copied(course, tmp_path)
    assert_same(usual, built(project))
    shutil.rmtree(project / "dist")
    assert_same(usual, built(project))
    for number, entry in enumerate(sorted((project / ".satchel/cache").glob("*/*"))):
        if number % 2:
            entry.unlink()
    shutil.rmtree(project / "dist")
    assert_same(usual, built(project))


def test_two_builds_with_one_small_cache(course: Path, usual: dict[str, bytes], tmp_path: Path) -> None:
    """Each throws away what the other has just made."""
    project = copied(course, tmp_path)
    command = [sys.executable, "-m", "builder", "build", "-t", "html", "-t", "scorm12", "-t", "single", "-t", "bundle"]
    command += ["-a", "learner", "--executor", "serial", "--cache-limit", "20KB", "-o"]
    everything = {**os.environ, "PYTHONPATH": str(REPO)}
    pair = [
        subprocess.Popen([*command, str(tmp_path / name)], cwd=project, env=everything, stdout=subprocess.DEVNULL)
        for name in ("one", "two")
    ]
    assert [one.wait(timeout=120) for one in pair] == [0, 0]
    for name in ("one", "two"):
        found = snapshot(tmp_path / name)
        assert_same(usual, {path: content for path, content in found.items() if not path.startswith(".satchel/")})
    entries = [path for path in (project / ".satchel/cache").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in entries) <= 20_000


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """A Dask cluster of two processes on this machine that share no folder with the project."""
    distributed = imported("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    before, os.environ["PYTHONPATH"] = os.environ.get("PYTHONPATH"), str(REPO)
    with distributed.LocalCluster(
        **options, silence_logs=50, local_directory=str(tmp_path_factory.mktemp("dask"))
    ) as cluster:
        yield cluster.scheduler_address, [nanny.pid for nanny in cluster.workers.values()]
    os.environ["PYTHONPATH"] = before or ""


@pytest.mark.filterwarnings("ignore")  # Dask's own
def test_a_cluster_that_loses_a_worker(
    course: Path, usual: dict[str, bytes], tmp_path: Path, scheduler: tuple[str, list[int]]
) -> None:
    address, workers = scheduler
    project = copied(course, tmp_path)
    killer = threading.Thread(target=kill_when_busy, args=(workers[0],))
    killer.start()
    assert_same(usual, built(project, "--executor", address))
    killer.join()
    again = built(project, "--executor", address)
    assert_same(usual, again)


def kill_when_busy(worker: int) -> None:
    """Kill a worker that has begun to make packages."""
    until = time.monotonic() + 60
    before = used(worker)
    while time.monotonic() < until and used(worker) < before + 0.4:
        time.sleep(0.02)
    os.kill(worker, signal.SIGKILL)


def used(process: int) -> float:
    """Tell how many seconds of a processor a process has had; see proc(5)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_cluster_that_is_not_there_is_told(course: Path, tmp_path: Path) -> None:
    imported("distributed")
    project = copied(course, tmp_path)
    command = [sys.executable, "-m", "builder", "build", "-t", "html", "--executor", "tcp://127.0.0.1:9"]
    environment = {**os.environ, "PYTHONPATH": str(REPO), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    done = subprocess.run(command, cwd=project, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "There is no Dask cluster at work at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
