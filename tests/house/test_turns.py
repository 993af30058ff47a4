"""Tests that take long begin first, so that none runs alone when all others are done."""

from pathlib import Path

import pytest

from tests.conftest import LONGEST_FIRST, SLOW_ROOMS, turn_of


def test_long_tests_begin_first(request: pytest.FixtureRequest) -> None:
    turns = [turn_of(item) for item in request.session.items]
    assert turns == sorted(turns)


@pytest.mark.parametrize("room", sorted({*LONGEST_FIRST, *SLOW_ROOMS}))
def test_a_room_that_takes_long_is_there(repo: Path, room: str) -> None:
    assert any((repo / "tests" / room).glob("test_*.py"))
