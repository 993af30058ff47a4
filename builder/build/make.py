"""Make the packages of one job: a course in a locale, or in several, for every audience and target."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from builder.archive import check_names, zip_bytes
from builder.build.costs import costs_of, over_budget
from builder.build.courses import sound
from builder.build.dist import Staging, record
from builder.build.remembered import Memory, Share, Standpoint
from builder.build.several import several_locales
from builder.build.stock import Lot, Stock, one_locale
from builder.build.taking import TAKEN, memory_of, stage_remembered
from builder.build.together import MANY
from builder.build.values import Cost, Job, Order, Outcome, Package
from builder.errors import Place, Problem, ProblemsFound, SatchelError, Severity, merged, stop_on_errors
from builder.model import Audience, Edition, File, plain_text
from builder.targets import Target, find_targets, package_name
from builder.targets.parts.sco import state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Hold a package, its bytes, what its files cost, and what making it has shown."""

    package: Package
    content: bytes
    costs: tuple[Cost, ...]
    problems: tuple[Problem, ...]


def run_order(order: Order) -> Outcome:
    """Make and write the packages of a job, all or none; what is wrong with the course is in the outcome."""
    job = order.job
    try:
        return _make(order)
    except ProblemsFound as found:
        return Outcome(job=job, problems=found.problems)
    except SatchelError as error:
        place = Place(file=f"course_src/{job.course}/course.yaml")
        return Outcome(job=job, problems=(Problem(code="B102", message=str(error), place=place),))


def _make(order: Order) -> Outcome:
    job, memory = order.job, memory_of(order)
    stock = _stock(job)
    standpoint = Standpoint(coverage=stock.coverage, problems=stock.problems, held=stock.held)
    if stock.held:
        _keep(order, memory, standpoint, {})
        return Outcome(job=job, coverage=stock.coverage, problems=stock.problems, held=stock.held)
    staging = Staging(Path(job.dist), f"{job.course}/{job.locale}")
    try:
        shares = {asked: _share(job, stock, asked, memory, staging) for asked in _asked(job)}
        stop_on_errors(problem for share, _ in shares.values() for problem in share.problems)
        staging.commit()
    finally:
        staging.close()
    packages = tuple(package for share, _ in shares.values() for package in share.packages)
    record(Path(job.dist), job.course, job.locale, packages)
    moved = _keep(order, memory, standpoint, shares)
    told = [share.problems for share, _ in shares.values()]
    return Outcome(
        job=job,
        packages=packages,
        coverage=stock.coverage,
        problems=merged((stock.problems, moved, *told)),
        costs=tuple(cost for share, _ in shares.values() for cost in share.costs),
    )


def _stock(job: Job) -> Stock:
    surveyed = sound(Path(job.project), job.course)
    stock = several_locales(job, surveyed) if job.locale == MANY else one_locale(job, surveyed)
    if job.strict:
        stop_on_errors(stock.problems)
    return stock


def _asked(job: Job) -> Iterator[tuple[str, str]]:
    """List the audiences and targets of a job that go together."""
    for audience in job.audiences:
        yield from ((audience, name) for name in job.targets if audience in find_targets()[name].audiences)


def _share(
    job: Job, stock: Stock, asked: tuple[str, str], memory: Memory, staging: Staging
) -> tuple[Share, tuple[_Made, ...]]:
    """Stage what an audience gets by a target: as it was made before from the same inputs, or made now."""
    share = memory.share(*asked)
    if share and stage_remembered(share.packages, memory, staging):
        return share.because(TAKEN), ()
    audience, target = cast(Audience, asked[0]), find_targets()[asked[1]]
    lots = tuple(stock.lots(audience, target))
    made = tuple(_package(job, lot, target, staging) for lot in lots if lot.editions)
    told = [*(lot.problems for lot in lots), *(one.problems for one in made)]
    share = Share(
        packages=tuple(one.package for one in made),
        problems=tuple(problem for problems in told for problem in problems),
        costs=tuple(cost for one in made for cost in one.costs),
    )
    return share.because(_why(memory.changed(*asked))), made


def _why(changed: tuple[str, ...] | None) -> str:
    """Say why packages were made."""
    if changed is None:
        return "built for the first time"
    if not changed:
        return "built again: it was no longer there"
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"built: {', '.join(changed[:3])}{more} changed"


def _keep(
    order: Order,
    memory: Memory,
    standpoint: Standpoint,
    shares: dict[tuple[str, str], tuple[Share, tuple[_Made, ...]]],
) -> tuple[Problem, ...]:
    """Remember what was made, unless a file has changed meanwhile: nobody knows which half was read."""
    moved = order.moved()
    if moved:
        return (_moved(order.job, moved),)
    memory.keep_standpoint(standpoint)
    for (audience, target), (share, made) in shares.items():
        if made or not share.packages:
            memory.keep_share(audience, target, share.because(""), ((one.package, one.content) for one in made))
    return ()


def _moved(job: Job, names: tuple[str, ...]) -> Problem:
    return Problem(
        code="B103",
        message=f"{', '.join(names[:3])} changed while packages were made of it.",
        place=Place(file=names[0]),
        hint="Build again: these packages may hold the old text or the new one.",
        severity=Severity.WARNING,
    )


def _package(job: Job, lot: Lot, target: Target, staging: Staging) -> _Made:
    """Make and stage a package; what making it has shown is told beside it."""
    yielded = tuple(target.files(lot.editions, lot.kit))
    files = tuple(one for one in yielded if isinstance(one, File))
    check_names(file.path for file in files)
    content = _packed(files, target)
    package = _described(lot.editions, target, files, len(content))
    stage(package, content, files, staging)
    costs = _costs(job, lot, target, files, content)
    told = tuple(one for one in yielded if isinstance(one, Problem))
    problems = (*told, *over_budget(lot.editions[0], Path(package.path).name, len(content), costs))
    return _Made(package=package, content=content, costs=costs if job.costs else (), problems=problems)


def _costs(job: Job, lot: Lot, target: Target, files: tuple[File, ...], content: bytes) -> tuple[Cost, ...]:
    """Count what each file costs where somebody asks, or where it is too much."""
    edition = lot.editions[0]
    budget = dict(edition.course.budgets).get(edition.profile)
    is_over = budget is not None and len(content) > budget
    if len(lot.editions) > 1 or not (job.costs or is_over):
        return ()
    return costs_of(edition, target, files, content, lot.kit)


def stage(package: Package, content: bytes, files: Iterable[File], staging: Staging) -> None:
    """Put a package into the staging, and the same as a folder where it has one."""
    staging.add_file(Path(package.path).name, content)
    if package.folder:
        staging.add_folder(Path(package.folder).name, files)


def _described(editions: tuple[Edition, ...], target: Target, files: tuple[File, ...], size: int) -> Package:
    first, is_several = editions[0], len(editions) > 1
    locale = MANY if is_several else first.locale
    is_draft = any(edition.is_draft for edition in editions)
    named = replace(first, course=replace(first.course, locale=locale), is_draft=is_draft)
    name, inside = package_name(named, target), f"{first.course.slug}/{locale}"
    folder = name.removesuffix(f".{target.suffix}") if target.form == "zip+folder" else ""
    state, room = state_of(files) if target.name.startswith("scorm") else (0, 0)
    return Package(
        course=first.course.slug,
        title=plain_text(first.course.title),
        title_locale=first.course.title.locale or first.locale,
        version=first.course.version,
        locale=locale,
        source_locale=first.course.source_locale,
        audience=first.audience,
        target=target.name,
        suffix=target.suffix,
        path=f"{inside}/{name}",
        folder=f"{inside}/{folder}" if folder else "",
        size=size,
        digest=digest(files),
        percent=min(edition.coverage.percent for edition in editions),
        question_percent=min(edition.coverage.question_percent for edition in editions),
        is_draft=is_draft,
        sheets=sum(file.sheets for file in files),
        profile=first.profile,
        state=state,
        room=room,
        languages=" ".join(edition.locale for edition in editions) if is_several else "",
    )


def _packed(files: tuple[File, ...], target: Target) -> bytes:
    if target.form != "file":
        return zip_bytes(files)
    if len(files) != 1:
        raise SatchelError(f"The target {target.name} must make one file; it made {len(files)}.")
    return files[0].content


def digest(files: tuple[File, ...]) -> str:
    """Digest a package by its files' names and bytes."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda one: one.path):
        total.update(f"{hashlib.sha256(file.content).hexdigest()} {file.path}\n".encode())
    return total.hexdigest()
