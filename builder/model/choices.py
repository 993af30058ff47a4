"""Say for whom a course is made, and how large it may be."""

from __future__ import annotations

from typing import Literal, TypeAlias

Audience: TypeAlias = Literal["learner", "trainer"]
Profile: TypeAlias = Literal["full", "lite", "text"]
AUDIENCES: tuple[Audience, ...] = ("learner", "trainer")
PROFILES: tuple[Profile, ...] = ("full", "lite", "text")
