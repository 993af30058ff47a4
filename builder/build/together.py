"""Make the packages that hold a course in several languages at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from builder import locales
from builder.archive import check_names, zip_bytes
from builder.build.courses import in_locale, merged, sound
from builder.build.dist import Staging, record
from builder.build.gates import held_back
from builder.build.make import digest, kit_of, run_job
from builder.build.values import Job, Outcome, Package, Plan
from builder.catalog import Localized
from builder.edition import select
from builder.errors import Place, Problem, ProblemsFound, SatchelError, Severity, stop_on_errors
from builder.model import Audience, Edition, File, Profile, plain_text
from builder.targets import Kit, Target, find_targets, package_name

# ISO 639 for "multiple languages": the locale of a job, and of its packages, that hold several.
MANY = "mul"
FEWEST = 2


def apart(jobs: Iterable[Job]) -> Iterator[Job]:
    """Give the jobs of one course the targets that are made locale by locale, and one job the others."""
    every = tuple(jobs)
    first = every[0]
    collections = tuple(name for name in first.targets if _is_collection(name))
    single = tuple(name for name in first.targets if name not in collections)
    yield from (replace(job, targets=single) for job in every if single)
    if collections and len(first.locales) >= FEWEST:
        yield replace(first, locale=MANY, targets=collections)


def _is_collection(name: str) -> bool:
    return find_targets()[name].scope == "collection"


def in_some(job: Job, wanted: tuple[str, ...]) -> Iterator[Job]:
    """Keep those languages of a job that are wanted, as long as they are several."""
    members = tuple(locale for locale in job.locales if locale in wanted)
    if len(members) >= FEWEST:
        yield replace(job, locales=members)


def too_few(planned: Plan, courses: Iterable[str]) -> tuple[Problem, ...]:
    """Tell of courses that nothing is made of, because what was asked for needs several languages."""
    begun = {job.course for job in planned.jobs}
    return tuple(_too_few(slug) for slug in courses if slug not in begun)


def _too_few(slug: str) -> Problem:
    return Problem(
        code="B304",
        message="A bundle holds a course in several languages, and here there is only one.",
        place=Place(file=f"course_src/{slug}/course.yaml"),
        hint="Name two languages (`-l en -l ar`), begin another translation (`satchel update`), or build `-t html`.",
    )


def run_any(job: Job) -> Outcome:
    """Run a job of one locale, or of several."""
    return _run(job) if job.locale == MANY else run_job(job)


def _run(job: Job) -> Outcome:
    try:
        return _make(job)
    except ProblemsFound as found:
        return Outcome(job=job, problems=found.problems)
    except SatchelError as error:
        place = Place(file=f"course_src/{job.course}/course.yaml")
        return Outcome(job=job, problems=(Problem(code="B102", message=str(error), place=place),))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """Hold a course in each of the locales that go into a package, with their kits."""

    members: tuple[Localized, ...]
    kit: Kit


def _make(job: Job) -> Outcome:
    project = Path(job.project)
    surveyed = sound(project, job.course)
    every = [in_locale(project, surveyed.course, locale, surveyed.texts) for locale in job.locales]
    if job.strict:
        stop_on_errors(merged((surveyed.problems, *(one.problems for one in every))))
    members = tuple(one for one in every if job.draft or not held_back(one))
    absent = tuple(one for one in every if one not in members)
    if len(members) < FEWEST:
        return Outcome(job=job, held=_alone(job, absent))
    kits = tuple((one.course.locale, kit_of(project, surveyed, one)) for one in members)
    made, told = _written(job, _Spoken(members=members, kit=replace(kits[0][1], others=kits)))
    return Outcome(job=job, packages=made, problems=merged((told, tuple(map(_absent, absent)))))


def _written(job: Job, spoken: _Spoken) -> tuple[tuple[Package, ...], tuple[Problem, ...]]:
    """Make and write the packages, all or none."""
    dist = Path(job.dist)
    staging = Staging(dist, f"{job.course}/{MANY}")
    try:
        made = [_package(editions, target, spoken, staging) for editions, target in _editions(job, spoken)]
        told = tuple(problem for _, problems in made for problem in problems)
        stop_on_errors(told)
        staging.commit()
    finally:
        staging.close()
    packages = tuple(package for package, _ in made)
    record(dist, job.course, MANY, packages)
    return packages, told


def _editions(job: Job, spoken: _Spoken) -> Iterator[tuple[tuple[Edition, ...], Target]]:
    """Choose for each audience and profile; every language of a package has the same choices."""
    for audience in job.audiences:
        for profile in job.profiles or spoken.members[0].course.profiles:
            chosen = tuple(_edition(one, cast(Audience, audience), profile) for one in spoken.members)
            yield from ((chosen, find_targets()[name]) for name in job.targets)


def _edition(one: Localized, audience: Audience, profile: Profile) -> Edition:
    edition = select(one.course, audience, one.coverage, profile)
    return replace(edition, translation=one.translation, is_draft=held_back(one) is not None)


def _package(
    editions: tuple[Edition, ...], target: Target, spoken: _Spoken, staging: Staging
) -> tuple[Package, tuple[Problem, ...]]:
    """Make and stage a package; what making it has shown is told beside it."""
    made = tuple(target.files(editions, spoken.kit))
    files = tuple(one for one in made if isinstance(one, File))
    check_names(file.path for file in files)
    content, name = zip_bytes(files), _name(editions, target)
    staging.add_file(name, content)
    folder = name.removesuffix(f".{target.suffix}") if target.form == "zip+folder" else ""
    if folder:
        staging.add_folder(folder, files)
    package = _record_of(editions, target, files, len(content))
    inside = f"{package.course}/{MANY}"
    package = replace(package, path=f"{inside}/{name}", folder=f"{inside}/{folder}" if folder else "")
    return package, tuple(one for one in made if isinstance(one, Problem))


def _name(editions: tuple[Edition, ...], target: Target) -> str:
    first = editions[0]
    several = replace(first, course=replace(first.course, locale=MANY), is_draft=_is_draft(editions))
    return package_name(several, target)


def _is_draft(editions: tuple[Edition, ...]) -> bool:
    return any(edition.is_draft for edition in editions)


def _record_of(editions: tuple[Edition, ...], target: Target, files: tuple[File, ...], size: int) -> Package:
    first = editions[0]
    return Package(
        course=first.course.slug,
        title=plain_text(first.course.title),
        title_locale=first.course.title.locale or first.locale,
        version=first.course.version,
        locale=MANY,
        source_locale=first.course.source_locale,
        audience=first.audience,
        target=target.name,
        suffix=target.suffix,
        path="",
        folder="",
        size=size,
        digest=digest(files),
        percent=min(edition.coverage.percent for edition in editions),
        question_percent=min(edition.coverage.question_percent for edition in editions),
        is_draft=_is_draft(editions),
        profile=first.profile,
        languages=" ".join(edition.locale for edition in editions),
    )


def _absent(one: Localized) -> Problem:
    name = locales.name_in(one.course.locale, "en")
    return Problem(
        code="B305",
        message=f"The bundle leaves out {name} (`{one.course.locale}`): it is held back.",
        place=replace(one.course.place, line=0),
        hint="Translate the rest, lower `gates:` in course.yaml, or build drafts too: `--draft`.",
        severity=Severity.NOTE,
    )


def _alone(job: Job, absent: tuple[Localized, ...]) -> Problem:
    names = ", ".join(locales.name_in(one.course.locale, "en") for one in absent)
    return Problem(
        code="B306",
        message=f"There is no bundle: of {len(job.locales)} languages only {len(job.locales) - len(absent)} can be "
        f"given out; held back: {names}.",
        place=Place(file=f"course_src/{job.course}/course.yaml"),
        hint="Translate the rest, lower `gates:` in course.yaml, or build drafts too: `--draft`.",
        severity=Severity.WARNING,
    )
