"""Remember what came of a job under the key of its inputs, and give it back when it is asked for again.

Three kinds of entries: what a locale of a course is like (its coverage and problems), what an audience gets of it by a
target (its packages), and the bytes of each package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from builder.build.inputs import Inputs, key
from builder.build.values import Cost, Job, Package
from builder.cache import Cache, Part, key_of
from builder.errors import Problem, problem_of, row_of
from builder.model import Coverage

# Larger packages are made again where they are missing: one film would push everything else out of the cache.
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """Hold how far a locale is, of which `version`, and what is wrong with it; `held` keeps it from being built."""

    coverage: Coverage
    problems: tuple[Problem, ...]
    held: Problem | None
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Hold what an audience gets by a target: the packages, and what making them has shown."""

    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]
    costs: tuple[Cost, ...] = ()

    def because(self, reason: str) -> Share:
        """Say why these packages were made, or taken."""
        return replace(self, packages=tuple(package.because(reason) for package in self.packages))


class Memory:
    """Keep what comes of a job; it is asked by the job's inputs."""

    def __init__(self, cache: Cache, job: Job, inputs: Inputs) -> None:
        self._cache, self._job, self._inputs = cache, job, inputs

    def standpoint(self) -> Standpoint | None:
        """Give what the locale was like with these inputs."""
        row = self._read(key(self._inputs, "standpoint"))
        return None if row is None else _standpoint(row)

    def keep_standpoint(self, found: Standpoint) -> None:
        self._write(key(self._inputs, "standpoint"), _row(found))

    def share(self, audience: str, target: str) -> Share | None:
        """Give what an audience got by a target from these inputs."""
        row = self._read(key(self._inputs, "share", audience, target))
        return None if row is None else _share(row)

    def keep_share(self, audience: str, target: str, found: Share, contents: Iterable[tuple[Package, bytes]]) -> None:
        """Keep packages and their bytes, and by which inputs they were made, to say later what has changed."""
        for package, content in contents:
            if len(content) <= _LARGEST:
                self._cache.put(_content_key(package), content)
        self._write(key(self._inputs, "share", audience, target), _row(found))
        self._write(self._last(audience, target), dict(self._inputs))

    def content(self, package: Package) -> bytes | None:
        """Give the bytes of a package."""
        return self._cache.get(_content_key(package))

    def changed(self, audience: str, target: str) -> tuple[str, ...] | None:
        """Name the inputs that are not as they were when these packages were made last; None: they never were."""
        before = self._read(self._last(audience, target))
        if before is None:
            return None
        names = sorted({*before, *self._inputs})
        return tuple(name for name in names if before.get(name) != self._inputs.get(name))

    def _last(self, *parts: Part) -> str:
        return key_of("last", self._job.project, self._job.course, self._job.locale, parts)

    def _read(self, name: str) -> dict[str, Any] | None:
        content = self._cache.get(name)
        row: dict[str, Any] | None = None if content is None else json.loads(content)
        return row

    def _write(self, name: str, row: dict[str, Any]) -> None:
        self._cache.put(name, json.dumps(row, ensure_ascii=False).encode())


def _row(found: Standpoint | Share) -> dict[str, Any]:
    return {**asdict(replace(found, problems=())), "problems": [*map(row_of, found.problems)]}


def _content_key(package: Package) -> str:
    return key_of("package", package.path, package.digest)


def _standpoint(row: dict[str, Any]) -> Standpoint:
    held = row["held"]
    return Standpoint(
        coverage=_coverage(row["coverage"]),
        problems=tuple(map(problem_of, row["problems"])),
        held=problem_of(held) if held else None,
        version=row["version"],
    )


def _share(row: dict[str, Any]) -> Share:
    packages = tuple(Package(**package) for package in row["packages"])
    costs = tuple(Cost(**{**cost, "used": tuple(cost["used"])}) for cost in row["costs"])
    return Share(packages=packages, problems=tuple(map(problem_of, row["problems"])), costs=costs)


def _coverage(row: dict[str, Any]) -> Coverage:
    modules = tuple((slug, _coverage(inner)) for slug, inner in row["modules"])
    return Coverage(**{**row, "modules": modules})
