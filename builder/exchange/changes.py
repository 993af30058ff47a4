"""Hold what a file that came back would change, so that it can be looked at first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.errors import Problem
from builder.po import Catalog

What: TypeAlias = Literal["translation", "draft", "suggestion", "note", "fact", "slot", "photo", "by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold one difference: `about` is the original or the question it belongs to."""

    what: What
    name: str
    about: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedTexts:
    """Hold a catalog with what came back in it, and what that changes."""

    catalog: Catalog
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    right: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPlace:
    """Hold a context pack with what came back in it: all facts, and the files that are new or gone.

    `files` are paths inside the pack (`slots/case.md`, `media/place/case-1.webp`) that we have named.
    """

    facts: tuple[tuple[str, str], ...]
    by: str = ""
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    gone: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
