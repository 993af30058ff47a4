"""Make the packages of one job: a course in a locale, or in several, for every audience and target."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

from builder.archive import BESIDE, check_names, zip_bytes
from builder.build.costs import costs_of, over_budget
from builder.build.courses import Survey, sound
from builder.build.dist import Staging, record
from builder.build.faults import told_of
from builder.build.garbage import none_expected
from builder.build.inputs import written_in
from builder.build.lengths import too_long
from builder.build.packing import Origin, list_beside, origin_of, packing_list
from builder.build.remembered import Memory, Share, Standpoint
from builder.build.several import several_locales
from builder.build.stock import Lot, Stock, one_locale
from builder.build.taking import TAKEN, asked_of, clear, memory_of, stage
from builder.build.together import MANY
from builder.build.traits import Shelf
from builder.build.values import Asked, Cost, Job, Order, Outcome, Package, Stamp
from builder.build.watch import Watch, busy, rest
from builder.errors import Place, Problem, SatchelError, Severity, errors_in, merged, stop_on_errors
from builder.model import Audience, Edition, File, plain_text
from builder.targets import Target, find_targets, package_name
from builder.targets.parts.sco import state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Hold a package, its bytes, what its files cost, and what making it has shown; `files` are those of its folder."""

    package: Package
    content: bytes
    costs: tuple[Cost, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Hold what an audience gets by a target; `made` are its packages, all of them where it is `whole`."""

    asked: Asked
    share: Share
    made: tuple[Made, ...]
    is_whole: bool = True
    is_new: bool = True

    def because(self, reason: str) -> Filled:
        """Say why these packages were made."""
        return replace(self, share=self.share.because(reason))

    def without_files(self) -> Filled:
        """Let go of what a zip holds as well."""
        return replace(self, made=tuple(replace(one, files=()) for one in self.made))


def run_order(order: Order) -> Outcome:
    """Make and write the packages of a job; what stops some of them is in the outcome, and they are missing there.

    A package appears whole or not at all, and all of a job at the end, one rename each: what cannot be made keeps
    back nothing else.
    """
    try:
        with none_expected(order.job):
            return _make(order)
    except Exception as error:  # whatever it is, other jobs go on
        return Outcome(job=order.job, problems=told_of(error, order.job), missing=asked_of(order.job))
    finally:
        rest(Path(order.job.dist))


def _make(order: Order) -> Outcome:
    watch = Watch()
    with watch.on("course"):
        surveyed = _surveyed_for(order)
    with surveyed.shelf.in_doubt():
        return _written(order, watch)


def _written(order: Order, watch: Watch) -> Outcome:
    job = order.job
    with watch.on("course"):
        standpoint, stock = look(order)
    if stock.held:
        return finish(order, standpoint, (), watch, stock.shelf)
    staging = Staging(Path(job.dist), f"{job.course}/{job.locale}")
    try:
        filled = tuple(_staged(one, order, staging) for one in shares(order, stock, asked_of(job), watch))
        with watch.on("write"):
            staging.commit()
    finally:
        staging.close()
    return finish(order, standpoint, filled, watch, stock.shelf)


@lru_cache(maxsize=1)
def _surveyed(
    project: str,
    course: str,
    cache: str,
    written: tuple[tuple[str, str], ...],
    stamps: tuple[tuple[str, Stamp], ...],
) -> Survey:
    """Look at a course; jobs come course by course, so the last one is kept for its other locales."""
    return sound(Path(project), course, cache)


def _surveyed_for(order: Order) -> Survey:
    job, written = order.job, written_in(order.inputs)
    # A file that was another one when it was read, and is itself again now, has another stamp.
    stamps = tuple((name, order.stamps[name]) for name in written if name in order.stamps)
    return _surveyed(job.project, job.course, job.cache, tuple(written.items()), stamps)


def look(order: Order) -> tuple[Standpoint, Stock]:
    """Put the course of a job into its locale, and say how far it is; raises `ProblemsFound`."""
    surveyed = _surveyed_for(order)
    several = order.job.locale == MANY
    stock = several_locales(order, surveyed) if several else one_locale(order, surveyed)
    if order.job.strict:
        stop_on_errors(stock.problems)
    standpoint = Standpoint(
        coverage=stock.coverage, problems=stock.problems, held=stock.held, version=surveyed.course.version
    )
    return standpoint, stock


def shares(order: Order, stock: Stock, wanted: Iterable[Asked], watch: Watch) -> Iterator[Filled]:
    """Give what each audience gets by each target: as it was made before from the same inputs, or made now."""
    memory, origin = memory_of(order), origin_of(order)
    for asked in wanted:
        if taken := remembered(memory, asked):
            yield taken
            continue
        busy(Path(order.job.dist), f"{order.job.course} {order.job.locale}: {asked[1]} for the {asked[0]}")
        with watch.on(asked[1]):
            filled = _fill(order.job, stock, asked, origin)
        yield filled.because(why_made(memory.changed(*asked)))


def remembered(memory: Memory, asked: Asked) -> Filled | None:
    """Give a share as it was made before, or nothing where one of its packages is no longer there."""
    share = memory.share(*asked)
    if share is None:
        return None
    contents = [(package, memory.content(package)) for package in share.packages]
    made = tuple(Made(package=one, content=content) for one, content in contents if content is not None)
    whole = len(made) == len(contents)
    return Filled(asked=asked, share=share.because(TAKEN), made=made, is_new=False) if whole else None


def _fill(job: Job, stock: Stock, asked: Asked, origin: Origin) -> Filled:
    """Make the packages of a share; one that cannot be made keeps back no other."""
    audience, target = cast(Audience, asked[0]), find_targets()[asked[1]]
    made: list[Made] = []
    problems: list[Problem] = []
    what = f"`{target.name}` for the {audience}"
    try:
        for lot in stock.lots(audience, target):
            problems += lot.problems
            if lot.editions:
                made += _tried(job, lot, target, origin, problems)
    except Exception as error:  # a target of somebody else may raise anything
        problems += told_of(error, job, what)
    share = Share(
        packages=tuple(one.package for one in made),
        problems=tuple(problems),
        costs=tuple(cost for one in made for cost in one.costs),
    )
    return Filled(asked=asked, share=share, made=tuple(made), is_whole=not errors_in(problems))


def _tried(job: Job, lot: Lot, target: Target, origin: Origin, problems: list[Problem]) -> Iterator[Made]:
    """Make a package, or tell what stopped it; one with an error is not given out."""
    try:
        made = _package(job, lot, target, origin)
    except Exception as error:  # a target of somebody else may raise anything
        problems += told_of(error, job, f"`{target.name}` for the {lot.editions[0].audience}")
        return
    problems += made.problems
    if not errors_in(made.problems):
        yield made


def _staged(filled: Filled, order: Order, staging: Staging) -> Filled:
    """Stage a share, and let go of what need not be remembered."""
    put_in(filled, order, staging)
    return filled.without_files()


def put_in(filled: Filled, order: Order, staging: Staging) -> None:
    """Stage the packages of a share."""
    origin = origin_of(order)
    for one in filled.made:
        stage(one.package, one.content, staging, origin, one.files or None)


def finish(
    order: Order, standpoint: Standpoint, filled: tuple[Filled, ...], watch: Watch, shelf: Shelf | None = None
) -> Outcome:
    """Note what has been written, remember it, let older packages go, and tell of all that."""
    job = order.job
    packages = tuple(package for one in filled for package in one.share.packages)
    if packages:
        record(Path(job.dist), job.course, job.locale, packages)
    whole = asked_of(job) if standpoint.held else tuple(one.asked for one in filled if one.is_whole)
    gone = clear(job, standpoint.version, packages, whole)
    moved = _keep(order, standpoint, filled, shelf)
    return Outcome(
        job=job,
        packages=packages,
        coverage=standpoint.coverage,
        problems=merged((standpoint.problems, moved, *(one.share.problems for one in filled))),
        held=standpoint.held,
        costs=tuple(cost for one in filled for cost in one.share.costs),
        missing=tuple(one.asked for one in filled if not one.is_whole),
        removed=gone,
        times=watch.times(),
    )


def why_made(changed: tuple[str, ...] | None) -> str:
    """Say why packages were made."""
    if changed is None:
        return "built for the first time"
    if not changed:
        return "built again: it was no longer there"
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"built: {', '.join(changed[:3])}{more} changed"


def _keep(order: Order, standpoint: Standpoint, filled: Iterable[Filled], shelf: Shelf | None) -> tuple[Problem, ...]:
    """Remember what was made, unless a file has changed meanwhile: nobody knows which half was read."""
    moved = order.moved()
    if moved:
        return (_moved(order.job, moved),)
    memory = memory_of(order)
    memory.keep_standpoint(standpoint)
    if shelf:
        shelf.keep()
    for one in filled:
        if one.is_whole and one.is_new:
            contents = ((made.package, made.content) for made in one.made)
            memory.keep_share(*one.asked, one.share.because(""), contents)
    return ()


def _moved(job: Job, names: tuple[str, ...]) -> Problem:
    return Problem(
        code="B103",
        message=f"{', '.join(names[:3])} changed while packages were made of it.",
        place=Place(file=names[0]),
        hint="Build again: these packages may hold the old text or the new one.",
        severity=Severity.WARNING,
    )


def _package(job: Job, lot: Lot, target: Target, origin: Origin) -> Made:
    """Make a package with its packing list; what making it has shown is told beside it."""
    yielded = tuple(target.files(lot.editions, lot.kit))
    files = tuple(one for one in yielded if isinstance(one, File))
    check_names(file.path for file in files)
    described = _described(lot.editions, target, files)
    if target.form == "file":
        content = _only(files, target).content
        listed = (*files, list_beside(described, content, origin))
    else:
        listed = (*files, packing_list(described, files, origin))
        content = zip_bytes(listed)
    package = replace(described, size=len(content), digest=digest(listed))
    costs = _costs(job, lot, target, files, content)
    told = [one for one in yielded if isinstance(one, Problem)]
    told += too_long(package, files, replace(lot.editions[0].course.place, line=0))
    return Made(
        package=package,
        content=content,
        costs=costs if job.costs else (),
        problems=(*told, *over_budget(lot.editions[0], Path(package.path).name, len(content), costs)),
        files=listed if package.folder else (),
    )


def _costs(job: Job, lot: Lot, target: Target, files: tuple[File, ...], content: bytes) -> tuple[Cost, ...]:
    """Count what each file costs where somebody asks, or where it is too much."""
    edition = lot.editions[0]
    budget = dict(edition.course.budgets).get(edition.profile)
    is_over = budget is not None and len(content) > budget
    if len(lot.editions) > 1 or not (job.costs or is_over):
        return ()
    return costs_of(edition, target, files, content, lot.kit)


def _described(editions: tuple[Edition, ...], target: Target, files: tuple[File, ...]) -> Package:
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
        size=0,
        digest="",
        percent=min(edition.coverage.percent for edition in editions),
        question_percent=min(edition.coverage.question_percent for edition in editions),
        is_draft=is_draft,
        sheets=sum(file.sheets for file in files),
        profile=first.profile,
        state=state,
        room=room,
        languages=" ".join(edition.locale for edition in editions) if is_several else "",
        beside=f"{inside}/{name}.{BESIDE}" if target.form == "file" else "",
        notes=f"{inside}/{name.removesuffix('.zip')}-import.html" if room else "",
    )


def _only(files: tuple[File, ...], target: Target) -> File:
    if len(files) != 1:
        raise SatchelError(f"The target {target.name} must make one file; it made {len(files)}.")
    return files[0]


def digest(files: tuple[File, ...]) -> str:
    """Digest a package by its files' names and bytes."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda one: one.path):
        total.update(f"{hashlib.sha256(file.content).hexdigest()} {file.path}\n".encode())
    return total.hexdigest()
