"""Make the packages of courses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from builder import build as conductor
from builder.build import Outcome, Package, Plan
from builder.cli.choices import canonical_locale, choose, choose_courses
from builder.cli.costs import cost_rows, print_costs
from builder.cli.log import write_log
from builder.cli.printing import FORMAT, as_rows, counted, print_json, print_problems, print_table
from builder.cli.running import exit_code, known_executor, run, size_of
from builder.errors import Problem, Severity, errors_in, merged
from builder.locales import PSEUDO_LOCALES
from builder.model import AUDIENCES, PAPERS, PROFILES, Paper, Profile
from builder.targets import find_targets, usual_targets


class Options(TypedDict):
    """Hold what the options say of the packages: which ones, and how they are made."""

    course: tuple[str, ...]
    locale: tuple[str, ...]
    target: tuple[str, ...]
    audience: tuple[str, ...]
    profile: tuple[str, ...]
    draft: bool
    strict: bool
    paper: Paper | None
    ink_saver: bool
    costs: bool
    no_cache: bool


@click.command("build")
@click.argument("course", nargs=-1)
@click.option("-l", "--locale", multiple=True, help="Only this language (may be given several times).")
@click.option(
    "-t", "--target", multiple=True, help="Only this kind of package; `satchel targets` lists them (some only so)."
)
@click.option("-a", "--audience", multiple=True, help="Only for `learner` or `trainer`.")
@click.option(
    "-o", "--dist", type=click.Path(file_okay=False, path_type=Path), help="Write here (default: dist/ in the project)."
)
@click.option("--draft", is_flag=True, help="Build translations below their release gate too; they say so everywhere.")
@click.option(
    "--paper", type=click.Choice(PAPERS, case_sensitive=False), help="Print on this (default: as the course says)."
)
@click.option("--ink-saver", is_flag=True, help="Print without fills, with thin rules and grey pictures.")
@click.option(
    "-p", "--profile", multiple=True, help="`full`, `lite` (small pictures) or `text` (default: as the course says)."
)
@click.option("--costs", is_flag=True, help="List what each file costs in each package.")
@click.option("--explain", is_flag=True, help="Say of each package why it was made, or not.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, and remember nothing.")
@click.option("--strict", is_flag=True, help="Build no translation that has an error.")
@click.option(
    "--executor",
    default="local",
    metavar="HOW",
    callback=known_executor,
    help="`local` (processes), `serial`, or the address of a Dask scheduler: `tcp://host:8786`.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="How many processes (default: as processors and memory allow)."
)
@click.option("--cache-limit", callback=size_of, metavar="SIZE", help="Remember at most so much: `2GB`.")
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path), help="Write what happened, to report it.")
@FORMAT
@click.pass_obj
def command(
    project: Path,
    *,
    dist: Path | None,
    explain: bool,
    executor: str,
    jobs: int | None,
    cache_limit: int | None,
    log: Path | None,
    form: str,
    **options: Unpack[Options],
) -> None:
    """Make the packages of COURSE (or all courses) in dist/, each whole or not at all.

    A course with an error is not built, and the others are. A translation with an error falls back to the source
    for that text; it is told and stops nothing but with --strict. A translation below its release gate (`gates:`
    in course.yaml) is held back but with --draft. What cannot be made keeps back nothing else.
    """
    where = (dist or project / "dist").resolve()
    wanted = tuple(canonical_locale(tag) for tag in options["locale"])
    planned = _planned(project, where, wanted, options)
    outcomes, broken = run(planned, where, executor=executor, jobs=jobs, cache_limit=cache_limit, form=form)
    refused = tuple(_as_error(one.held) for one in outcomes if one.held and one.job.locale in wanted)
    problems = merged((planned.problems, refused, *(outcome.problems for outcome in outcomes)))
    _report(outcomes, problems, project, where, form, costs=options["costs"], explain=explain)
    is_sound = planned.is_sound and not refused and all(one.is_whole for one in outcomes)
    code = exit_code(is_sound, problems, broken)
    if log:
        write_log(log, outcomes, problems, f"exit code {code}{f': {broken}' if broken else ''}", project)
    if broken:
        click.echo(f"satchel: {broken}", err=True)
    if code:
        raise SystemExit(code)


def _planned(project: Path, dist: Path, wanted: tuple[str, ...], options: Options) -> Plan:
    """Hold what is asked for to what there is, and plan it."""
    targets = choose("target", options["target"], find_targets()) if options["target"] else usual_targets()
    planned = conductor.plan(
        project,
        dist,
        choose_courses(project, options["course"]),
        targets=targets,
        audiences=choose("audience", options["audience"], AUDIENCES),
        pseudo=tuple(tag for tag in PSEUDO_LOCALES if tag in wanted),
        draft=options["draft"],
        strict=options["strict"],
        paper=options["paper"],
        ink_saver=options["ink_saver"],
        profiles=_profiles(options["profile"], targets),
        costs=options["costs"],
        cache=None if options["no_cache"] else project / conductor.CACHE,
    )
    return _in_locales(planned, wanted)


def _as_error(held: Problem) -> Problem:
    """Refuse what somebody asked for by name."""
    return replace(held, severity=Severity.ERROR)


def _in_locales(planned: Plan, wanted: tuple[str, ...]) -> Plan:
    """Keep the jobs of some locales, and those of courses that cannot even say which they have."""
    known = {locale for job in planned.jobs for locale in (*job.locales, job.locale)}
    choose("locale", wanted, sorted(known))
    return conductor.in_locales(planned, wanted) if wanted else planned


def _report(
    outcomes: tuple[Outcome, ...],
    problems: tuple[Problem, ...],
    project: Path,
    dist: Path,
    form: str,
    *,
    costs: bool,
    explain: bool,
) -> None:
    packages = [package for outcome in outcomes for package in outcome.packages]
    held = [outcome.held for outcome in outcomes if outcome.held]
    if form == "json":
        rows = [asdict(package) for package in packages]
        told = {"packages": rows, "held": as_rows(held, project), "problems": as_rows(problems, project)}
        told |= {"missing": list(_missing(outcomes)), "removed": [{"path": path} for path in _removed(outcomes)]}
        print_json({"dist": str(dist), **told, **({"costs": cost_rows(outcomes)} if costs else {})})
        return
    written = (("paper", _sheets), ("largest state", _state), *([("why", _why)] if explain else []))
    more = [(name, write) for name, write in written if any(map(write, packages))]
    head = ("package", "size", "translated", *(name for name, _ in more))
    cells = ((one.path, _size(one.size), f"{one.percent} %", *(write(one) for _, write in more)) for one in packages)
    print_table(head, cells)
    if costs:
        print_costs(outcomes)
    _tell_held(held, problems)
    print_problems(_told_here(problems), project)
    _count_warnings(problems)
    _tell_summary(outcomes)


def _removed(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        yield from outcome.removed


def _missing(outcomes: Iterable[Outcome]) -> Iterator[dict[str, str]]:
    """List what was asked for and could not be made."""
    for one in outcomes:
        for audience, target in one.missing:
            yield {"course": one.job.course, "locale": one.job.locale, "audience": audience, "target": target}


def _tell_summary(outcomes: tuple[Outcome, ...]) -> None:
    """Say which older packages went, and what is missing."""
    for path in _removed(outcomes):
        click.echo(f"removed: {path} (its place has been taken, or it is held back now)", err=True)
    for one in _missing(outcomes):
        click.echo(f"missing: {one['course']} {one['locale']}: {one['target']} for the {one['audience']}", err=True)


def _profiles(asked: tuple[str, ...], targets: tuple[str, ...]) -> tuple[Profile, ...]:
    """Hold what is asked for to what there is: paper has one profile."""
    named = choose("profile", asked, PROFILES) if asked else ()
    if named and "full" not in named and all(find_targets()[name].paper for name in targets):
        raise click.UsageError("What is printed has one profile, `full`: leave --profile out.")
    return tuple(name for name in PROFILES if name in named)


def _tell_held(held: Iterable[Problem], problems: tuple[Problem, ...]) -> None:
    """Say what was held back and why, once: what is told as an error is told there."""
    errors = {(one.code, one.message) for one in errors_in(problems)}
    for one in held:
        if (one.code, one.message) not in errors:
            click.echo(f"{one.code} {one.message}\n    hint: {one.hint}", err=True)


def _told_here(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep the errors, and what making the packages has shown, which no other command tells."""
    return tuple(
        problem for problem in problems if problem.severity is not Severity.WARNING or _is_of_building(problem)
    )


def _is_of_building(problem: Problem) -> bool:
    return problem.code.startswith("B")


def _count_warnings(problems: Iterable[Problem]) -> None:
    """Say that there are warnings; they would bury the errors of a large course."""
    warnings = tuple(
        problem for problem in problems if problem.severity is Severity.WARNING and not _is_of_building(problem)
    )
    if warnings:
        click.echo(f"{counted(warnings)}: `satchel check` shows them.", err=True)


def _sheets(package: Package) -> str:
    """Say how much paper a package takes: for one learner, or for the trainer."""
    if not package.sheets:
        return ""
    return f"{package.sheets} sheet{'s' if package.sheets > 1 else ''} a {package.audience}"


def _why(package: Package) -> str:
    return package.why


def _state(package: Package) -> str:
    """Say how much a platform must remember of a learner, and how much it can."""
    return f"{package.state:,} of {package.room:,} characters" if package.room else ""


def _size(size: int) -> str:
    return f"{size / 1000:,.0f} KB"
