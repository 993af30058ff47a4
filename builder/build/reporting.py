"""Gather what a report says of a course, and of all courses of a project."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from builder import source
from builder.build.courses import Survey, in_locale, sound
from builder.build.dist import recorded
from builder.build.inspection import inspect
from builder.build.quality import subject_of
from builder.build.quote import Quote, quotes
from builder.build.standing import Standing, standings_of
from builder.build.values import Package
from builder.catalog import Localized
from builder.checks import waived
from builder.edition import select
from builder.errors import Problem, ProblemsFound, Severity
from builder.locales import PSEUDO_LOCALES
from builder.model import Course
from builder.records.sheet import csv_text
from builder.report.access import access
from builder.report.balance import balance, timetable
from builder.report.measure import measure, sentences_in
from builder.report.questioning import questioning
from builder.report.readability import readability
from builder.report.required import unmet
from builder.report.values import Box, CourseReport, Held, Read, Row, count, families, findings

# Hours of a training day.
HOURS = 6.0


def course_report(
    project: Path, dist: Path, slug: str, *, profile: str = "", since: str = "", hours: float = HOURS
) -> CourseReport:
    """Report on a course; raises `ProblemsFound` where it has an error, or its profile has."""
    asked = source.read_requirements(project, profile) if profile else None
    surveyed = sound(project, slug)
    translated = standings_of(project, surveyed)
    subject = subject_of(project, surveyed, translated)
    problems = inspect(project, slug)
    written = in_locale(project, surveyed.course, surveyed.course.source_locale, surveyed.texts)
    packages = _packages(dist, slug)
    lacking = waived(unmet(asked, subject), surveyed.allowed) if asked else ()
    return CourseReport(
        slug=slug,
        title=surveyed.course.title.source,
        locale=surveyed.course.source_locale,
        version=surveyed.course.version,
        license=surveyed.course.license,
        hours=hours,
        rows=_rows(project, surveyed.course, translated, problems=problems, packages=packages, since=since),
        families=families(problems),
        findings=findings(problems),
        boxes=tuple(map(_box, packages)),
        modules=measure(written.course),
        days=timetable(subject.modules, hours),
        stages=balance(subject.modules),
        questions=questioning(surveyed.course),
        access=access(select(written.course, "learner").course, surveyed.theme, problems),
        readability=tuple(_read(project, surveyed, written, translated)),
        held=Held(name=asked.name, title=asked.title, problems=lacking) if asked else None,
    )


def portfolio(
    project: Path, dist: Path, slugs: Iterable[str], since: str = ""
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """List every course in every locale; what is wrong with one course does not hide the others."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for slug in slugs:
        try:
            surveyed = sound(project, slug)
            translated = standings_of(project, surveyed)
            found, packages = inspect(project, slug), _packages(dist, slug)
            rows += _rows(project, surveyed.course, translated, problems=found, packages=packages, since=since)
        except ProblemsFound as broken:
            problems += broken.problems
    return tuple(rows), tuple(problems)


def portfolio_csv(rows: Iterable[Row]) -> str:
    """Write the portfolio for a spreadsheet; nothing in it is run there."""
    return csv_text([portfolio_row(row) for row in rows], bom=True)


def portfolio_row(row: Row) -> dict[str, str | int | float | None]:
    """Give a line of the portfolio as names and values."""
    return {
        "course": row.course,
        "title": row.title,
        "locale": row.locale,
        "version": row.version,
        "translated_percent": row.percent,
        "questions_percent": row.question_percent,
        "release": row.release,
        "changed_words": row.changed,
        "words_to_translate": row.waiting,
        "gate": row.gate,
        "review": row.review,
        "errors": row.errors,
        "warnings": row.warnings,
        "packages": row.packages,
        "size": row.size,
    }


def _packages(dist: Path, slug: str) -> tuple[Package, ...]:
    there = (one for one in recorded(dist) if one.course == slug and one.locale not in PSEUDO_LOCALES)
    return tuple(sorted(there, key=lambda one: (one.locale, one.audience, one.target, one.path)))


def _box(package: Package) -> Box:
    return Box(
        path=package.path,
        locale=package.locale,
        audience=package.audience,
        target=package.target,
        profile=package.profile,
        size=package.size,
        version=package.version,
        sheets=package.sheets,
    )


def _rows(
    project: Path,
    course: Course,
    translated: tuple[Standing, ...],
    *,
    problems: tuple[Problem, ...],
    packages: tuple[Package, ...],
    since: str,
) -> tuple[Row, ...]:
    release = since or release_of(project, course.slug)
    counted = {one.locale: one for one in _quotes(project, course.slug, release, is_asked=bool(since))}
    first = next(iter(counted.values()), None)
    own = Standing(course=course.slug, title=course.title.source, locale=course.source_locale)
    return tuple(
        _row(
            course,
            one,
            problems=problems,
            packages=packages,
            release=release if first else "",
            quote=counted.get(one.locale),
            any_quote=first,
        )
        for one in (own, *translated)
    )


def _row(
    course: Course,
    one: Standing,
    *,
    problems: tuple[Problem, ...],
    packages: tuple[Package, ...],
    release: str,
    quote: Quote | None,
    any_quote: Quote | None,
) -> Row:
    is_source = one.locale == course.source_locale
    boxes = [package for package in packages if one.locale in (package.locale, *package.languages.split())]
    found = [problem for problem in problems if _locale_of(problem, course.slug) == ("" if is_source else one.locale)]
    return Row(
        course=course.slug,
        title=course.title.source,
        source_locale=course.source_locale,
        locale=one.locale,
        version=course.version,
        percent=one.coverage.percent,
        question_percent=one.coverage.question_percent,
        gate=_gate(one, is_source),
        review="" if is_source else one.review,
        errors=count(found, Severity.ERROR),
        warnings=count(found, Severity.WARNING),
        packages=len(boxes),
        size=sum(package.size for package in boxes),
        release=release,
        changed=any_quote.new + any_quote.changed if any_quote else None,
        waiting=quote.open_new + quote.open_changed if quote else None,
    )


def _gate(one: Standing, is_source: bool) -> str:
    if is_source:
        return "source"
    if one.held:
        return "held back"
    return "given out" if one.coverage.words else "broken"


def _locale_of(problem: Problem, slug: str) -> str:
    """Name the locale that a problem's file belongs to, or nothing for the course itself."""
    file = problem.place.file
    start = f"translations/{slug}/"
    return source.locale_of_file(file.removeprefix(start)) if file.startswith(start) else ""


def release_of(project: Path, slug: str) -> str:
    """Name the newest git tag before this version of the project: the course's own (`towns-1.0`), else any; or nothing.

    A release is a tag: packages hold what learners see, and not the texts that they were made of.
    """
    for match in (f"{slug}-[0-9]*", "*"):
        command = ["git", "-C", str(project), "describe", "--tags", "--abbrev=0", "--match", match]
        try:
            found = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace").strip()
        except (OSError, subprocess.CalledProcessError):
            continue
        if found:
            return found
    return ""


def _quotes(project: Path, slug: str, release: str, *, is_asked: bool) -> tuple[Quote, ...]:
    """Count what has changed; a tag of the project may be older than the course, and then nothing is known."""
    if not release:
        return ()
    try:
        return quotes(project, slug, release)
    except ProblemsFound:
        if is_asked:
            raise
        return ()


def _read(project: Path, surveyed: Survey, written: Localized, translated: tuple[Standing, ...]) -> Iterable[Read]:
    """Measure how easy each language is to read; what has fallen back to another one is not counted."""
    source_locale = surveyed.course.source_locale
    yield Read(locale=source_locale, figures=readability(sentences_in(written.course, source_locale), source_locale))
    for one in translated:
        if one.coverage.translated:
            course = in_locale(project, surveyed.course, one.locale, surveyed.texts).course
            yield Read(locale=one.locale, figures=readability(sentences_in(course, one.locale), one.locale))
