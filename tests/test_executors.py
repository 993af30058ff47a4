"""Jobs get done, also when some of them kill the process they run in."""

import os
import signal
from pathlib import Path

import pytest

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
