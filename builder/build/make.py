"""Make the packages of one job: a course in a locale, for every audience and target."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from builder import locales, source
from builder.archive import check_names, zip_bytes
from builder.build.costs import Cost, costs_of, over_budget
from builder.build.courses import Survey, in_locale, merged, sound
from builder.build.dist import Staging, record
from builder.build.gates import held_back
from builder.build.values import Job, Outcome, Package
from builder.catalog import PSEUDO_LOCALES, Localized, pseudo_strings
from builder.edition import select
from builder.errors import Place, Problem, ProblemsFound, SatchelError, stop_on_errors
from builder.media import converted, differences, subset
from builder.model import PROFILES, Audience, Course, Drawing, Edition, File, Profile, plain_text
from builder.player import strings_for
from builder.svg import write_drawing
from builder.targets import Kit, Parts, Target, find_targets, package_name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Hold a staged package, what its files cost, and what making it has shown."""

    package: Package
    costs: tuple[Cost, ...]
    problems: tuple[Problem, ...]


def run_job(job: Job) -> Outcome:
    """Make and write the packages of a job, all or none; what is wrong with the course is in the outcome."""
    try:
        return _make(job)
    except ProblemsFound as found:
        return Outcome(job=job, problems=found.problems)
    except SatchelError as error:
        place = Place(file=f"course_src/{job.course}/course.yaml")
        return Outcome(job=job, problems=(Problem(code="B102", message=str(error), place=place),))


def _make(job: Job) -> Outcome:
    project, dist = Path(job.project), Path(job.dist)
    surveyed = sound(project, job.course)
    localized = in_locale(project, surveyed.course, job.locale, surveyed.texts)
    problems = (*surveyed.problems, *localized.problems)
    if job.strict:
        stop_on_errors(problems)
    held = held_back(localized)
    if held and not job.draft:
        return Outcome(job=job, coverage=localized.coverage, problems=problems, held=held)
    kit = kit_of(project, surveyed, localized)
    staging = Staging(dist, f"{job.course}/{job.locale}")
    try:
        divided = tuple(_divided(job, localized, kit, is_draft=held is not None))
        made = [_package(one, target, kit, staging) for target, parts in divided for one in parts.editions]
        stop_on_errors(problem for one in made for problem in one.problems)
        staging.commit()
    finally:
        staging.close()
    packages = tuple(one.package for one in made)
    record(dist, job.course, job.locale, packages)
    told = [parts.problems for _, parts in divided] + [one.problems for one in made]
    return Outcome(
        job=job,
        packages=packages,
        coverage=localized.coverage,
        problems=merged((problems, *told)),
        costs=tuple(cost for one in made for cost in one.costs),
    )


def kit_of(project: Path, surveyed: Survey, localized: Localized) -> Kit:
    """Gather what pages of a course are made with: its theme, what they say, the bytes of media."""
    assert surveyed.theme is not None, "a sound course has a theme"
    return Kit(
        theme=surveyed.theme,
        strings=_strings,
        media=_media(project, localized.course),
        convert=cache(converted),
        subset=_subset,
        differences=_differences,
    )


# The packages of a course share fonts; audiences and targets ask for the same ones again and again.
_subset = lru_cache(maxsize=64)(subset)
_differences = lru_cache(maxsize=64)(differences)


def _strings(locale: str) -> Mapping[str, str]:
    """Give what player and theme say in a locale; a pseudo-locale disguises their English."""
    return pseudo_strings(strings_for("en"), locale) if locale in PSEUDO_LOCALES else strings_for(locale)


def _media(project: Path, course: Course) -> Callable[[str], bytes]:
    """Give the bytes of a media path: a drawing with its words in the course's locale, all else as it is."""
    drawings = {drawing.path: drawing for drawing in course.drawings}

    @cache
    def content(path: str) -> bytes:
        if path in drawings:
            return write_drawing(drawings[path], _direction(drawings[path], course)).encode()
        return _raw_media(project, course, path)

    return content


def _raw_media(project: Path, course: Course, path: str) -> bytes:
    """Read a file from the nearest context pack that has it, else from the course."""
    for link in locales.chain(course.locale):
        if source.has_pack_media(project, course.slug, link, path):
            return source.read_pack_media(project, course.slug, link, path)
    return source.read_media(project, course.slug, path)


def _direction(drawing: Drawing, course: Course) -> str:
    """Turn a drawing only for words that are there: one without a translation keeps its source's direction."""
    translated = any(label.locale == course.locale for label in drawing.labels)
    return locales.direction(course.locale if translated else course.source_locale)


def _divided(job: Job, localized: Localized, kit: Kit, *, is_draft: bool) -> Iterator[tuple[Target, Parts]]:
    """Divide the edition of each audience into what becomes packages."""
    targets = [find_targets()[name] for name in job.targets]
    course = _on_paper(localized.course, job)
    for audience in job.audiences:
        for profile in PROFILES:
            edition = select(course, cast(Audience, audience), localized.coverage, profile)
            edition = replace(edition, is_draft=is_draft, translation=localized.translation)
            for target in targets:
                if audience in target.audiences and profile in _profiles(job, course, target):
                    yield target, target.split(edition, kit)


def _profiles(job: Job, course: Course, target: Target) -> tuple[Profile, ...]:
    """List the profiles that a target is made in: paper shows every picture as fine as it can print it."""
    if target.paper:
        return ("full",) if "full" in (job.profiles or PROFILES) else ()
    return job.profiles or course.profiles


def _on_paper(course: Course, job: Job) -> Course:
    """Print a course as the job asks, else as course.yaml says."""
    return replace(course, print=replace(course.print, paper=job.paper or course.print.paper, ink_saver=job.ink_saver))


def _package(edition: Edition, target: Target, kit: Kit, staging: Staging) -> _Made:
    """Make and stage a package; what making it has shown is told beside it."""
    made = tuple(target.files((edition,), kit))
    files = tuple(one for one in made if isinstance(one, File))
    check_names(file.path for file in files)
    content = _packed(files, target)
    name = package_name(edition, target)
    costs = costs_of(edition, target, files, content, kit)
    package = _staged(edition, target, files, content, staging)
    told = tuple(one for one in made if isinstance(one, Problem))
    return _Made(package=package, costs=costs, problems=(*told, *over_budget(edition, name, len(content), costs)))


def _staged(edition: Edition, target: Target, files: tuple[File, ...], content: bytes, staging: Staging) -> Package:
    name = package_name(edition, target)
    staging.add_file(name, content)
    folder = name.removesuffix(f".{target.suffix}") if target.form == "zip+folder" else ""
    if folder:
        staging.add_folder(folder, files)
    inside = f"{edition.course.slug}/{edition.locale}"
    course, coverage = edition.course, edition.coverage
    return Package(
        course=course.slug,
        title=plain_text(course.title),
        title_locale=course.title.locale or course.locale,
        version=course.version,
        locale=edition.locale,
        source_locale=course.source_locale,
        audience=edition.audience,
        target=target.name,
        suffix=target.suffix,
        path=f"{inside}/{name}",
        folder=f"{inside}/{folder}" if folder else "",
        size=len(content),
        digest=digest(files),
        percent=coverage.percent,
        question_percent=coverage.question_percent,
        is_draft=edition.is_draft,
        sheets=sum(file.sheets for file in files),
        profile=edition.profile,
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
