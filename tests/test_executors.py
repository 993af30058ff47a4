"""Jobs get done, also when some of them kill the process they run in."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from builder import executors
from builder.executors import Serial, local, run_all, serial


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    raise ValueError(number)


def process(number: int) -> int:
    return os.getpid()


def die_of_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_once(path: str) -> str:
    """Die where the path does not exist yet, and leave it for the next try."""
    if path and not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path


@pytest.mark.parametrize("start", [serial(), local(2)], ids=["serial", "local"])
def test_every_job_comes_back_with_its_result(start: object) -> None:
    assert sorted(run_all(double, range(5), start)) == [(n, 2 * n) for n in range(5)]  # type: ignore[arg-type]


def test_no_jobs_start_nothing() -> None:
    def never(jobs: int) -> Serial:
        raise AssertionError(jobs)

    assert list(run_all(double, [], never)) == []


def test_few_jobs_stay_in_this_process() -> None:
    assert {pid for _, pid in run_all(process, range(3), local(8))} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in run_all(process, range(4), local(8))}


def test_what_a_job_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="1"):
        list(run_all(refuse, [1], serial()))


def test_a_job_that_kills_its_worker_takes_no_other_with_it() -> None:
    results = dict(run_all(die_of_seven, range(5, 9), local(2)))
    assert results == {5: 10, 6: 12, 7: None, 8: 16}


def test_a_job_whose_worker_was_killed_once_is_done_again(tmp_path: Path) -> None:
    jobs = [str(tmp_path / "dies-once"), "", "", ""]
    results = list(run_all(die_once, jobs, local(2)))
    assert sorted(results) == sorted((job, job) for job in jobs)


def note_and_wait(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(120)


def conduct(folder: str) -> None:
    list(run_all(note_and_wait, [f"{folder}/{number}" for number in range(4)], local(2)))


def test_the_processes_of_a_pool_end_with_the_one_that_conducts(tmp_path: Path) -> None:
    """Killed as no program can prevent it, it leaves nobody who writes into the next build."""
    conductor = multiprocessing.get_context("forkserver").Process(target=conduct, args=(str(tmp_path),))
    conductor.start()
    until = time.monotonic() + 90
    while len(workers := [path.read_text() for path in tmp_path.iterdir()]) < 2 or not all(workers):
        assert time.monotonic() < until
        time.sleep(0.05)
    conductor.kill()
    conductor.join()
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize(("cpus", "free", "workers"), [(8, 10**10, 8), (8, 10**9, 3), (8, 10**6, 1), (1, 10**10, 1)])
def test_there_are_as_many_processes_as_processors_and_memory(
    monkeypatch: pytest.MonkeyPatch, cpus: int, free: int, workers: int
) -> None:
    monkeypatch.setattr(executors, "_cpus", lambda: cpus)
    monkeypatch.setattr(executors, "_free_memory", lambda: free)
    assert executors.usual_workers() == workers


def test_free_memory_is_that_of_the_container_where_it_is_less(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"/proc/meminfo": ["MemTotal: 9 kB", "MemAvailable:   4000 kB"]}
    monkeypatch.setattr(executors, "_lines", lambda path: files.get(path, []))
    assert executors._free_memory() == 4_096_000
    files |= {"/sys/fs/cgroup/memory.max": ["3000000"], "/sys/fs/cgroup/memory.current": ["1000000"]}
    assert executors._free_memory() == 2_000_000
    files["/sys/fs/cgroup/memory.max"] = ["max"]
    assert executors._free_memory() == 4_096_000
