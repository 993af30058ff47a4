"""The largest state is measured by the rules that the player keeps: both sides share `largest.json`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from builder.player import capacity

CASES = json.loads((Path(__file__).parent / "largest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_largest_state(case: dict[str, Any]) -> None:
    measured = asdict(capacity(case["outline"]))
    assert {name: measured[name] for name in case["characters"]} == case["characters"]
