"""Name the stages of the learning cycle."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Stage: TypeAlias = Literal["acquire", "absorb", "analyze", "implement", "investigate", "innovate"]
# In the order of the cycle.
STAGES: tuple[Stage, ...] = get_args(Stage)
