"""Hand jobs to a Dask cluster that is already there, and outlive what its workers do not."""

from __future__ import annotations

import hashlib
import time
import warnings
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from distributed import Client, KilledWorker
from distributed.comm.core import CommClosedError

from builder.errors import SatchelError

Job = TypeVar("Job")
# How long somebody waits for a scheduler, and for one worker at least, in seconds.
_PATIENCE = 60.0
_TO_CONNECT = 15.0
# A job is given up by the cluster when it has lost so many workers; then it is tried elsewhere, alone.
_LOST = (KilledWorker, CancelledError, CommClosedError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded(Generic[Job]):
    """Be a job that needs bytes, which jobs of the same `name` share; `load` reads them, on this machine."""

    job: Job
    name: str
    load: Callable[[Job], bytes]
    sent: bytes | None = None

    @property
    def cargo(self) -> bytes:
        return self.load(self.job) if self.sent is None else self.sent


class Cluster(Executor):
    """Submit jobs to a cluster; what `Loaded` jobs carry goes there once, under its digest."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = self._connect()
        self._executor: Executor = self._client.get_executor(pure=False)
        self._cargo: dict[str, Any] = {}
        self._seen = time.monotonic()
        self.processes = self._workers()

    def _connect(self) -> Any:
        try:
            client: Any = Client(self._address, timeout=_TO_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            reason = str(error) or "it did not answer in time"
            raise SatchelError(f"There is no Dask cluster at work at {self._address}: {reason}.") from None
        return client

    def _workers(self) -> int:
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        job = args[0]
        inner = self._submit_loaded(fn, job) if isinstance(job, Loaded) else self._executor.submit(fn, *args)
        return _in_our_words(inner)

    def _submit_loaded(self, fn: Callable[..., Any], loaded: Loaded[Any]) -> Future[Any]:
        if loaded.name not in self._cargo:
            # Jobs come course by course: the one before may still be loading, those before it are done or on their way.
            self._cargo = dict([*self._cargo.items()][-1:])
            self._cargo[loaded.name] = self._send(loaded.cargo)
        return self._executor.submit(_with_cargo, fn, loaded, self._cargo[loaded.name])

    def _send(self, cargo: bytes) -> Any:
        """Give bytes to the cluster as a task of their own: they outlive a worker, as scattered ones do not."""
        digest = hashlib.sha256(cargo).hexdigest()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            return self._client.submit(_itself, cargo, key=f"satchel-{digest}")

    def look(self) -> None:
        """Raise `SatchelError` when the scheduler is gone, or when nobody has worked for a minute."""
        if self._client.status != "running":
            raise SatchelError(f"The Dask scheduler at {self._address} is gone. What was done by then is whole.")
        if self._workers():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _PATIENCE:
            raise SatchelError(f"The cluster at {self._address} has no workers left. What was done by then is whole.")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _itself(cargo: bytes) -> bytes:
    return cargo


def _with_cargo(fn: Callable[[Any], Any], loaded: Loaded[Any], cargo: bytes) -> Any:
    return fn(replace(loaded, sent=cargo))


def _in_our_words(inner: Future[Any]) -> Future[Any]:
    """Tell of lost workers as a pool of processes does."""
    outer: Future[Any] = Future()

    def pass_on(done: Future[Any]) -> None:
        error: BaseException | None = CancelledError() if done.cancelled() else done.exception()
        if error is None:
            outer.set_result(done.result())
        elif isinstance(error, _LOST):
            outer.set_exception(BrokenExecutor(str(error)))
        elif isinstance(error, ModuleNotFoundError):
            outer.set_exception(SatchelError(f"A worker of the cluster cannot run Satchel: {error}."))
        else:
            outer.set_exception(error)

    inner.add_done_callback(pass_on)
    return outer
