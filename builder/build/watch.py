"""Know what a build is doing now, and how long each stage has taken; none of it comes into a package."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.build.dist import TMP

_BUSY = "busy-"


class Watch:
    """Add up the seconds of each stage of a job."""

    def __init__(self, before: Iterable[tuple[str, float]] = ()) -> None:
        self._seconds = dict(before)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Count the time inside for a stage."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[stage] = self._seconds.get(stage, 0.0) + time.perf_counter() - begun

    def times(self) -> tuple[tuple[str, float], ...]:
        """List the stages in the order in which they began."""
        return tuple(self._seconds.items())


def busy(dist: Path, what: str) -> None:
    """Note what this process is making, for whoever watches the build; a note that cannot be written is left out."""
    with suppress(OSError):
        (dist / TMP).mkdir(parents=True, exist_ok=True)
        (dist / TMP / f"{_BUSY}{os.getpid()}").write_text(what, encoding="utf-8")


def rest(dist: Path) -> None:
    """Take the note of this process away."""
    with suppress(OSError):
        (dist / TMP / f"{_BUSY}{os.getpid()}").unlink()


def under_way(dist: Path) -> tuple[str, ...]:
    """Read what the processes of a build are making."""
    notes = []
    for path in sorted((dist / TMP).glob(f"{_BUSY}*")):
        with suppress(OSError, ValueError):
            notes.append(path.read_text(encoding="utf-8"))
    return tuple(note for note in notes if note)
