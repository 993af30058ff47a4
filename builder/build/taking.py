"""Give back what was made before from the same inputs, without reading the course."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.build.dist import Staging, record, untouched
from builder.build.remembered import Memory, Share
from builder.build.values import Order, Outcome, Package
from builder.cache import Cache
from builder.errors import merged
from builder.model import File
from builder.targets import find_targets

# Why a package was not made.
UNCHANGED, TAKEN = "unchanged", "taken from the cache"


def memory_of(order: Order) -> Memory:
    """Give the memory of a job."""
    return Memory(Cache(Path(order.job.cache) if order.job.cache else None), order.job, order.inputs)


def take(order: Order) -> Outcome | None:
    """Give the outcome of a job from memory: packages that lie untouched stay, others are put back; else None."""
    job, memory = order.job, memory_of(order)
    found = memory.standpoint()
    if found is None:
        return None
    if found.held:
        return Outcome(job=job, coverage=found.coverage, problems=found.problems, held=found.held)
    shares = _shares(order, memory)
    if not shares:
        return None
    packages = _there(order, memory, [package for share in shares for package in share.packages])
    if packages is None:
        return None
    return Outcome(
        job=job,
        packages=packages,
        coverage=found.coverage,
        problems=merged((found.problems, *(share.problems for share in shares))),
        costs=tuple(cost for share in shares for cost in share.costs),
    )


def _shares(order: Order, memory: Memory) -> tuple[Share, ...]:
    """Remember what every audience gets by every target, or nothing."""
    targets = find_targets()
    asked = [(who, name) for who in order.job.audiences for name in order.job.targets if who in targets[name].audiences]
    shares = tuple(share for who, name in asked if (share := memory.share(who, name)) is not None)
    return shares if len(shares) == len(asked) else ()


def _there(order: Order, memory: Memory, packages: list[Package]) -> tuple[Package, ...] | None:
    """Leave what is in `dist/` as it was made, put the rest back; None where something cannot be put back."""
    job, dist = order.job, Path(order.job.dist)
    there = untouched(dist, job.course, job.locale)
    missing = [package for package in packages if there.get(package.path) != package.digest]
    if missing and not _put_back(order, memory, missing):
        return None
    gone = {package.path for package in missing}
    words = {True: TAKEN, False: UNCHANGED}
    return tuple(package.because(words[package.path in gone]) for package in packages)


def _put_back(order: Order, memory: Memory, packages: list[Package]) -> bool:
    job, dist = order.job, Path(order.job.dist)
    staging = Staging(dist, f"{job.course}/{job.locale}")
    try:
        if not stage_remembered(packages, memory, staging):
            return False
        staging.commit()
    finally:
        staging.close()
    record(dist, job.course, job.locale, packages)
    return True


def stage_remembered(packages: Iterable[Package], memory: Memory, staging: Staging) -> bool:
    """Stage packages from memory; False where one of them is not there."""
    contents = [(package, memory.content(package)) for package in packages]
    if any(content is None for _, content in contents):
        return False
    for package, content in contents:
        assert content is not None
        staging.add_file(Path(package.path).name, content)
        if package.folder:
            staging.add_folder(Path(package.folder).name, _unpacked(content))
    return True


def _unpacked(content: bytes) -> Iterator[File]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield File(path=name, content=archive.read(name))
