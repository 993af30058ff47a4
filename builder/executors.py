"""Run jobs: one after the other, or in a pool of processes that survives its dead."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from typing import Any, TypeAlias, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

# Makes an executor for a number of jobs. Only `submit` and `as_completed` are asked of it.
Factory: TypeAlias = Callable[[int], Executor]


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


def run_all(work: Callable[[Job], Result], jobs: Iterable[Job], start: Factory) -> Iterator[tuple[Job, Result | None]]:
    """Yield each job with its result as it gets done, or with None when it keeps killing its worker.

    One killed worker breaks a whole pool, so the jobs that were under way are tried again in a fresh one, and
    then each in a pool of its own. What `work` raises is raised here.
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
        under_way = {_submit(executor, work, job): job for job in jobs}
        for future in as_completed(under_way):
            job = under_way[future]
            if isinstance(future.exception(), BrokenExecutor):
                lost.append(job)
            else:
                yield job, future.result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
    return tuple(lost)


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
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Let Ctrl-C reach the process that conducts, and only it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
