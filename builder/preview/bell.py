"""Tell the open pages of a preview what happens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Lock

from builder.preview.pages import View

# A line that says nothing is sent so often, in seconds: it finds out who has gone.
_BREATH = 15.0
_ALIVE = b": still here\n\n"


class Bell:
    """Ring at everybody who listens, or at those who look at one view."""

    def __init__(self) -> None:
        self._lines: dict[SimpleQueue[bytes], View] = {}
        self._lock = Lock()

    def views(self) -> tuple[View, ...]:
        """List what is being looked at."""
        with self._lock:
            return tuple(dict.fromkeys(self._lines.values()))

    def ring(self, event: str, said: object, view: View | None = None) -> None:
        """Send an event with what is said as JSON."""
        line = f"event: {event}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n".encode()
        with self._lock:
            for queue, at in self._lines.items():
                if view in (None, at):
                    queue.put(line)

    def listen(self, view: View) -> Iterator[bytes]:
        """Yield server-sent events as they come, until the reader is closed."""
        queue: SimpleQueue[bytes] = SimpleQueue()
        with self._lock:
            self._lines[queue] = view
        try:
            yield _ALIVE
            while True:
                yield _next(queue)
        finally:
            with self._lock:
                self._lines.pop(queue, None)


def _next(queue: SimpleQueue[bytes]) -> bytes:
    try:
        return queue.get(timeout=_BREATH)
    except Empty:
        return _ALIVE
