"""Look at a whole course and its translations in a process of its own, so that pages need not wait for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, TimeoutError
from pathlib import Path
from threading import Event

from builder.build.inspection import inspect
from builder.errors import Problem

# How often somebody looks whether the answer is still wanted, in seconds.
_PATIENCE = 0.2


class Aside:
    """Ask for the problems of a course, again and again; the process remembers what it has read."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def problems(self, project: Path, slug: str, no_longer: Event) -> tuple[Problem, ...] | None:
        """Find everything that is wrong; None where that is no longer wanted, or the process died."""
        self._pool = self._pool or _pool()
        try:
            asked = self._pool.submit(inspect, project, slug)
            while not no_longer.is_set():
                try:
                    return asked.result(timeout=_PATIENCE)
                except TimeoutError:
                    continue
            asked.cancel()
        except BrokenExecutor:
            self._pool = None
        return None

    def close(self) -> None:
        """Let the process go."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_modestly)


def _modestly() -> None:
    """Let whoever waits for a page go first, and the terminal end this process through its parent alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
