"""Whatever comes to a door, it is a value or a problem: any other exception fails (longer: `make fuzz`)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from builder.errors import SatchelError
from tests.fuzz.corpus import FINDINGS, SEEDS, hostile
from tests.fuzz.doors import DOORS

# Seconds, not minutes: a module goes through the whole house each time.
EXAMPLES = {"module": 120, "glossary": 60}
KNOWN = sorted(path for folder in (SEEDS, FINDINGS) for path in folder.glob("*/*"))


def come(door: str, content: bytes) -> None:
    """Come to a door with something; problems are what it may raise."""
    try:
        DOORS[door](content)
    except SatchelError as problems:
        assert str(problems)


@pytest.mark.parametrize("path", KNOWN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_came_before_is_a_value_or_a_problem(path) -> None:  # type: ignore[no-untyped-def]
    come(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("door", DOORS)
def test_anything_is_a_value_or_a_problem(door: str) -> None:
    @settings(
        max_examples=EXAMPLES.get(door, 200),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(hostile(door))
    def anything(content: bytes) -> None:
        come(door, content)

    anything()
