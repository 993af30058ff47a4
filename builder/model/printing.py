"""Say on what paper a course is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Paper: TypeAlias = Literal["A4", "Letter"]
Sides: TypeAlias = Literal["one", "two"]
PAPERS: tuple[Paper, ...] = ("A4", "Letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """Say how a course is printed: on both sides margins are mirrored, and a page begins where a sheet does.

    With `ink_saver` nothing is filled with colour, rules are thin and pictures grey.
    """

    paper: Paper = "A4"
    sides: Sides = "two"
    ink_saver: bool = False


USUAL_PRINT = Print()
