"""Give back what was made before from the same inputs, without reading the course."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.build.dist import Staging, give_way, record, untouched
from builder.build.packing import Origin, list_beside, origin_of
from builder.build.remembered import Memory, Share
from builder.build.replaced import is_replaced
from builder.build.values import Asked, Job, Order, Outcome, Package
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
        gone = clear(job, found.version, (), asked_of(job))
        return Outcome(job=job, coverage=found.coverage, problems=found.problems, held=found.held, removed=gone)
    shares = _shares(order, memory)
    if not shares:
        return None
    packages = _there(order, memory, [package for share in shares for package in share.packages])
    if packages is None:
        return None
    gone = clear(job, found.version, packages, asked_of(job))
    return Outcome(
        job=job,
        packages=packages,
        coverage=found.coverage,
        problems=merged((found.problems, *(share.problems for share in shares))),
        costs=tuple(cost for share in shares for cost in share.costs),
        removed=gone,
    )


def asked_of(job: Job) -> tuple[Asked, ...]:
    """List the audiences and targets of a job that go together."""
    targets = find_targets()
    return tuple((who, name) for who in job.audiences for name in job.targets if who in targets[name].audiences)


def clear(job: Job, version: str, packages: Iterable[Package], whole: Iterable[Asked]) -> tuple[str, ...]:
    """Delete older packages whose place has been taken; gives their paths."""
    return give_way(Path(job.dist), job.course, job.locale, is_replaced(job, version, packages, whole))


def _shares(order: Order, memory: Memory) -> tuple[Share, ...]:
    """Remember what every audience gets by every target, or nothing."""
    asked = asked_of(order.job)
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
        if not stage_remembered(packages, memory, staging, origin_of(order)):
            return False
        staging.commit()
    finally:
        staging.close()
    record(dist, job.course, job.locale, packages)
    return True


def stage_remembered(packages: Iterable[Package], memory: Memory, staging: Staging, origin: Origin) -> bool:
    """Stage packages from memory; False where one of them is not there."""
    contents = [(package, memory.content(package)) for package in packages]
    if any(content is None for _, content in contents):
        return False
    for package, content in contents:
        assert content is not None
        stage(package, content, staging, origin)
    return True


def stage(
    package: Package, content: bytes, staging: Staging, origin: Origin, files: Iterable[File] | None = None
) -> None:
    """Put a package into the staging, with the same as a folder, or what lies beside it, where it has that."""
    staging.add_file(Path(package.path).name, content)
    if package.beside:
        staging.add_file(Path(package.beside).name, list_beside(package, content, origin).content)
    if package.notes:
        from builder.targets.parts.notes import import_notes  # it reads pages: only where there is one

        staging.add_file(Path(package.notes).name, import_notes(content, Path(package.path).name))
    if package.folder:
        staging.add_folder(Path(package.folder).name, _unpacked(content) if files is None else files)


def _unpacked(content: bytes) -> Iterator[File]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield File(path=name, content=archive.read(name))
