"""Throw hostile texts at the doors for as long as you like: `python scripts/fuzz.py --minutes 5 module catalog`.

What is found goes to tests/fuzz/findings/<door>/, where `make test` tries it again for ever.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from builder.errors import SatchelError
from tests.fuzz.corpus import FINDINGS, hostile
from tests.fuzz.doors import DOORS

_SLOW = 5.0  # seconds of CPU for a text of a few thousand characters


def main() -> int:
    """Try each door in turn, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("door", nargs="*", help=f"of: {', '.join(DOORS)}; without any: all")
    parser.add_argument("--minutes", type=float, default=1, help="for each door")
    parser.add_argument("--seed", type=int, default=0, help="another one tries other texts")
    chosen = parser.parse_args()
    found = [trial(door, chosen.minutes * 60, chosen.seed) for door in chosen.door or DOORS]
    return 1 if any(found) else 0


def trial(door: str, seconds: float, seed: int) -> int:
    """Try a door; gives the number of findings."""
    end, tried, found = time.monotonic() + seconds, 0, set[str]()
    while time.monotonic() < end:
        count, content = one_round(door, seed + tried, end)
        tried += count
        if content is not None:
            found.add(kept(door, content))
    print(f"{door}: {tried:,} texts, {len(found)} findings")
    return len(found)


def one_round(door: str, seed: int, end: float) -> tuple[int, bytes | None]:
    """Try some hundred texts; gives their number, and the smallest that is neither a value nor a problem."""
    tried: list[int] = []
    last: list[bytes] = []

    @seeded(seed)
    @settings(
        max_examples=500,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(hostile(door))
    def anything(content: bytes) -> None:
        if time.monotonic() > end:
            return
        tried.append(1)
        if fails(door, content):
            last[:] = [content]
            raise AssertionError

    try:
        anything()
    except (AssertionError, ExceptionGroup):  # a group where what was slow is no longer
        return len(tried), last[0]
    return len(tried), None


def fails(door: str, content: bytes) -> bool:
    """Say whether a door raises what it must not, or takes far too long."""
    begun = time.process_time()
    try:
        DOORS[door](content)
    except SatchelError:
        pass
    except Exception:
        return True
    return time.process_time() - begun > _SLOW


def kept(door: str, content: bytes) -> str:
    """Write a finding into the corpus, with what happened to the terminal."""
    name = hashlib.sha256(content).hexdigest()[:8]
    folder = FINDINGS / door
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    print(f"{door}: {content[:300]!r}")
    try:
        DOORS[door](content)
    except SatchelError:
        pass
    except Exception:
        print("".join(traceback.format_exc().splitlines(keepends=True)[-6:]))
    return name


if __name__ == "__main__":
    raise SystemExit(main())
