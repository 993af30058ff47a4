"""Make packages of editions; one module a target, found by listing this folder and by entry point."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from builder.targets.target import Kit, Parts, Target, package_name

__all__ = ["Kit", "Parts", "Target", "find_targets", "package_name", "usual_targets"]

# Where other distributions offer a Target.
ENTRY_POINTS = "satchel.targets"


@cache
def find_targets() -> Mapping[str, Target]:
    """Find every target, ours and those of other distributions, in the order of their names."""
    found = {target.name: target for target in (*_outside(), *_inside())}
    return dict(sorted(found.items()))


def usual_targets() -> tuple[str, ...]:
    """Name the targets that are built when nobody names any."""
    return tuple(name for name, target in find_targets().items() if not target.on_request)


def _offers_some(place: str) -> bool:
    """Say whether a distribution in a place of the path may offer a target; what is no folder may hold anything."""
    if not Path(place).is_dir():
        return Path(place).is_file()
    lists = Path(place).glob("*-info/entry_points.txt")
    return any(f"[{ENTRY_POINTS}]" in path.read_text(encoding="utf-8", errors="replace") for path in lists)


def _inside() -> Iterator[Target]:
    """List the modules beside this one that hold a `TARGET`."""
    for module in iter_modules(__path__):
        target = getattr(import_module(f"{__name__}.{module.name}"), "TARGET", None)
        if isinstance(target, Target):
            yield target


def _outside() -> Iterator[Target]:
    if not any(map(_offers_some, sys.path)):
        return
    from importlib.metadata import entry_points  # 25 ms: only where there is one

    for entry in entry_points(group=ENTRY_POINTS):
        target = entry.load()
        if isinstance(target, Target):
            yield target
