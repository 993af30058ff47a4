"""Run jobs: one after the other, in a pool of processes that survives its dead, or on a cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from builder.errors import SatchelError

Job = TypeVar("Job")
Result = TypeVar("Result")

# Makes an executor for a number of jobs. Only `submit` and `wait` are asked of it.
Factory: TypeAlias = Callable[[int], Executor]

# What a process needs at most for courses of a usual size; large books take more for a while.
_NEEDED = 300_000_000
# Jobs that are handed over at a time for each process: none waits for work, and no results pile up.
_AHEAD = 4
# How often somebody looks whether those who work are still there, in seconds.
_LOOK = 10.0


class Serial(Executor):
    """Run each job where it is submitted, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def serial() -> Factory:
    """Make executors that use this process alone: for debugging."""
    return lambda jobs: Serial()


def local(workers: int, preload: tuple[str, ...] = ()) -> Factory:
    """Make pools of at most `workers` processes, with the modules of `preload` imported once for all.

    A process costs a quarter of a second to start, so there is one for every two jobs; a pool of one is none.
    """

    def start(jobs: int) -> Executor:
        processes = min(workers, jobs // 2)
        return _pool(processes, preload) if processes > 1 else Serial()

    return start


def usual_workers() -> int:
    """Count the processes that this machine has processors and memory for."""
    return max(1, min(_cpus(), _free_memory() // _NEEDED))


def _cpus() -> int:
    """Count the processors that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _free_memory() -> int:
    """Tell how many bytes are free: of the machine, or of the container where that is less; much where nobody knows."""
    free = [_number(line.split()[1]) * 1024 for line in _lines("/proc/meminfo") if line.startswith("MemAvailable:")]
    limit, used = (_number(*_lines(f"/sys/fs/cgroup/memory.{name}")) for name in ("max", "current"))
    return min([*free, *([limit - used] if limit else [])], default=2**40)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return []


def _number(text: str = "", *_: str) -> int:
    """Read a number; `max`, and what is not there, is none."""
    return int(text) if text.isdigit() else 0


def run_all(work: Callable[[Job], Result], jobs: Iterable[Job], start: Factory) -> Iterator[tuple[Job, Result | None]]:
    """Yield each job with its result as it gets done, or with None when it keeps killing its worker.

    One killed worker breaks a whole pool, so the jobs that were under way are tried again in a fresh one, and
    then each in a pool of its own, on this machine. What `work` raises is raised here.
    """
    every = tuple(jobs)
    waiting = every
    for _ in range(2):
        # As large as for all jobs: the few that are left must not come into this process and kill it.
        waiting = yield from _round(work, waiting, lambda: start(len(every)))
    for job in waiting:
        lost = yield from _round(work, (job,), _alone)
        yield from ((job, None) for job in lost)


def _round(
    work: Callable[[Job], Result], jobs: tuple[Job, ...], start: Callable[[], Executor]
) -> Generator[tuple[Job, Result | None], None, tuple[Job, ...]]:
    """Run jobs in one executor, yield those that get done, return those that were lost with a worker."""
    if not jobs:
        return ()
    lost: list[Job] = []
    executor = start()
    if isinstance(executor, Serial):  # submitting is running: one at a time, so that each is told as it is done
        yield from ((job, executor.submit(work, job).result()) for job in jobs)
        return ()
    try:
        for job, future in _as_completed(executor, work, jobs):
            if _is_lost(future):
                lost.append(job)
            else:
                yield job, future.result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
    return tuple(lost)


def _as_completed(
    executor: Executor, work: Callable[[Job], Result], jobs: tuple[Job, ...]
) -> Iterator[tuple[Job, Future[Result]]]:
    """Keep an executor busy, and yield each job as it ends; one that takes long keeps up no other."""
    ahead, look = _ahead(executor), getattr(executor, "look", None)
    waiting = iter(jobs)
    under_way: dict[Future[Result], Job] = {}
    while True:
        for job in islice(waiting, ahead - len(under_way)):
            under_way[_submit(executor, work, job)] = job
        if not under_way:
            return
        done, _ = wait(under_way, timeout=_LOOK if look else None, return_when=FIRST_COMPLETED)
        if look and not done:
            look()
        yield from ((under_way.pop(future), future) for future in done)


def _ahead(executor: Executor) -> int:
    """Say how many jobs an executor is given at a time."""
    processes: int = getattr(executor, "processes", 0) or getattr(executor, "_max_workers", 1)
    return max(2, processes * _AHEAD)


def _is_lost(future: Future[Any]) -> bool:
    return future.cancelled() or isinstance(future.exception(), BrokenExecutor)


def _submit(executor: Executor, work: Callable[[Job], Result], job: Job) -> Future[Result]:
    """Submit a job; into a pool that is already broken it goes lost like the others."""
    try:
        return executor.submit(work, job)
    except BrokenExecutor as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _alone() -> Executor:
    return _pool(1, ())


def _pool(processes: int, preload: tuple[str, ...]) -> Executor:
    # 20 ms to import: only where a pool is started.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Let Ctrl-C reach the process that conducts, and only it; end with that process, however it ends."""
    import multiprocessing
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Stop at once when the process that conducts is gone: nobody else may write what the next build writes."""
    from multiprocessing.connection import wait

    wait([parent])
    os._exit(1)


def cluster(address: str) -> Factory:
    """Make executors that hand jobs to the Dask cluster of a scheduler; raises `SatchelError` where there is none."""
    try:
        import distributed  # noqa: F401  0.5 s to import: only where a cluster is used
    except ImportError:
        hint = "pip install 'satchel[cluster]'"
        raise SatchelError(f"For a cluster Satchel needs Dask. Install it: {hint}.") from None

    def start(jobs: int) -> Executor:
        from builder.cluster import Cluster

        return Cluster(address)

    return start
