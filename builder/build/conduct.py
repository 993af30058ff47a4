"""Conduct a build: plan its jobs, hand them to an executor, list what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from builder import source
from builder.build.dist import recorded, sole_writer, write_whole
from builder.build.inputs import Folders
from builder.build.languages import UNKNOWN, course_locales
from builder.build.taking import TAKEN, UNCHANGED, asked_of, take
from builder.build.together import MANY, apart, in_some, too_few
from builder.build.values import Job, Order, Outcome, Package, Plan, Wanted
from builder.cache import USUAL_LIMIT, Cache
from builder.errors import Place, Problem, SatchelError
from builder.executors import Factory, run_all
from builder.locales import PSEUDO_LOCALES


def plan(
    project: Path,
    dist: Path,
    courses: Sequence[str],
    *,
    pseudo: tuple[str, ...] = (),
    cache: Path | None = None,
    **asked: Unpack[Wanted],
) -> Plan:
    """Plan one job for each course and locale, and for each pseudo-locale asked for; nothing is parsed for it."""
    jobs: list[Job] = []
    problems: list[Problem] = []
    for slug in courses:
        problems += source.catalog_name_problems(project, slug)
        problems += source.pack_name_problems(project, slug)
        known = course_locales(project, slug, Cache(cache))
        each = (
            Job(
                project=str(project),
                dist=str(dist),
                course=slug,
                locale=locale,
                locales=known,
                cache=str(cache or ""),
                **asked,
            )
            for locale in (*known, *pseudo)
        )
        jobs += apart(each)
    planned = Plan(jobs=tuple(jobs), problems=tuple(problems))
    return replace(planned, problems=(*problems, *too_few(planned, courses)))


def in_locales(planned: Plan, wanted: tuple[str, ...]) -> Plan:
    """Keep the jobs of some locales, and those of courses that cannot say which ones they have."""
    kept = replace(planned, jobs=tuple(one for job in planned.jobs for one in _wanted(job, wanted)))
    courses = dict.fromkeys(job.course for job in planned.jobs if set(wanted) & {*job.locales})
    return replace(kept, problems=(*kept.problems, *too_few(kept, courses)))


def _wanted(job: Job, wanted: tuple[str, ...]) -> Iterator[Job]:
    if job.locale in (*wanted, UNKNOWN):
        yield job
    elif job.locale == MANY:
        yield from in_some(job, wanted)


# Where a project remembers what was made, unless it is told otherwise.
CACHE = ".satchel/cache"


def build(
    planned: Plan, dist: Path, start: Factory, *, is_far: bool = False, cache_limit: int | None = None
) -> Iterator[Outcome]:
    """Run the jobs of a plan and yield each outcome; at the end `dist/index.html` lists what is there.

    It does so too when the build is broken off: what is done by then is whole. Those who work for an executor that
    `is_far` see none of this machine's files. Raises `SatchelError` when another build is writing into the same folder.
    """
    with sole_writer(dist):
        is_changed = is_made = False
        try:
            for outcome in _outcomes(planned, start, is_far):
                is_changed = is_changed or _changes(outcome, dist)
                is_made = is_made or any(one.why not in (UNCHANGED, TAKEN) for one in outcome.packages)
                yield outcome
        finally:
            if is_changed:
                _list(dist, planned)
            if is_made or cache_limit is not None:
                _trim(planned, USUAL_LIMIT if cache_limit is None else cache_limit)


def _list(dist: Path, planned: Plan) -> None:
    from builder.build.index import index_page

    try:
        write_whole(dist / "index.html", index_page(_listed(dist, planned)).encode())
    except OSError as error:
        raise SatchelError(f"The packages are whole, but {dist / 'index.html'} is old: {error.strerror}.") from None


def _trim(planned: Plan, limit: int) -> None:
    for folder in {job.cache for job in planned.jobs if job.cache}:
        Cache(Path(folder)).trim(limit)


def _changes(outcome: Outcome, dist: Path) -> bool:
    """Say whether what lies in `dist/` is now another than before."""
    is_listed = (dist / "index.html").is_file()
    return bool(outcome.removed) or any(one.why != UNCHANGED or not is_listed for one in outcome.packages)


def _outcomes(planned: Plan, start: Factory, is_far: bool) -> Iterator[Outcome]:
    """Take what was made before from the same inputs, then make the rest."""
    folders = {job.project: Folders(Path(job.project)) for job in planned.jobs}
    waiting: list[Order] = []
    for job in planned.jobs:
        order = folders[job.project].order(job)
        if taken := take(order):
            yield taken
        else:
            waiting.append(order)
    if waiting:
        yield from (_far if is_far else _near)(tuple(waiting), start)


def _near(orders: tuple[Order, ...], start: Factory) -> Iterator[Outcome]:
    """Let jobs write what they make."""
    # What makes packages takes 0.8 s to import: only where something is to be made.
    from builder.build.make import run_order

    for order, outcome in run_all(run_order, orders, start):
        yield outcome or _lost(order.job)


def _far(orders: tuple[Order, ...], start: Factory) -> Iterator[Outcome]:
    """Send jobs with all they need, and write here what comes back."""
    from builder.build.far import deliver, errands, receive

    for errand, delivery in run_all(deliver, errands(orders), start):
        order = errand.job.order
        yield receive(order, delivery) if delivery else _lost(order.job)


def _listed(dist: Path, planned: Plan) -> tuple[Package, ...]:
    """List what is in `dist/`; a pseudo-locale only where this build was asked for it."""
    asked = {job.locale for job in planned.jobs}
    return tuple(one for one in recorded(dist) if one.locale in asked or one.locale not in PSEUDO_LOCALES)


def _lost(job: Job) -> Outcome:
    problem = Problem(
        code="B101",
        message=f"The process that made the `{job.locale}` packages died, and did so again when it was alone.",
        place=Place(file=f"course_src/{job.course}/course.yaml"),
        hint="It was probably out of memory: look for very large pictures, or use `--executor serial`.",
    )
    return Outcome(job=job, problems=(problem,), missing=asked_of(job))
