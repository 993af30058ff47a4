"""Four times as much takes four times as long, not sixteen times: no shape of a text is a trap for any door."""

from __future__ import annotations

import contextlib
import time

import pytest

from builder.errors import SatchelError
from tests.fuzz.doors import DOORS
from tests.fuzz.shapes import SHAPES, Shape

ROWS = [(door, name) for door, shapes in SHAPES.items() for name in shapes]
# A loaded machine may double what is measured; a shape that is n² takes 16 times.
TRIES, MARGIN, NOISE = 4, 2, 0.03


def seconds(door: str, content: bytes) -> float:
    """Measure the CPU that a door takes, problems or not."""
    begun = time.process_time()
    with contextlib.suppress(SatchelError):
        DOORS[door](content)
    return time.process_time() - begun


def is_even(door: str, shape: Shape, n: int) -> bool:
    """Say whether four times the bytes take less than eight times as long."""
    small, large = shape(n).encode(), shape(4 * n).encode()
    return seconds(door, large) < MARGIN * len(large) / len(small) * seconds(door, small) + NOISE


@pytest.mark.slow
@pytest.mark.parametrize(("door", "name"), ROWS, ids=[f"{door}-{name.replace(' ', '-')}" for door, name in ROWS])
def test_four_times_as_much_takes_less_than_eight_times_as_long(door: str, name: str) -> None:
    shape, n = SHAPES[door][name]
    seconds(door, shape(1).encode())  # what is imported on demand
    size = n // 2 if door in ("module", "glossary") else n  # these go through the whole house
    assert any(is_even(door, shape, size) for _ in range(TRIES))
