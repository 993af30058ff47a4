"""Make pictures small once, however often a page is made."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

from builder.media import converted
from builder.model import Profile

# Pictures and recordings of a course take some tens of megabytes; so much is kept.
_ROOM = 200_000_000


class Converter:
    """Give what `builder.media.converted` gives, from memory where the same bytes were asked for before."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[bytes, str, str], tuple[bytes, str]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, content: bytes, suffix: str, profile: Profile) -> tuple[bytes, str]:
        key = (hashlib.sha256(content).digest(), suffix, profile)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = converted(content, suffix, profile)
        with self._lock:
            self._keep(key, made)
        return made

    def _keep(self, key: tuple[bytes, str, str], made: tuple[bytes, str]) -> None:
        self._size += len(made[0]) - len(self._made[key][0] if key in self._made else b"")
        self._made[key] = made
        while self._size > _ROOM and len(self._made) > 1:
            _, (oldest, _) = self._made.popitem(last=False)
            self._size -= len(oldest)
