"""Run the jobs of a build with a progress display, as somebody chose, and say how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import click

from builder import build as conductor
from builder.build import BUG, Outcome, Plan
from builder.cli.progress import following
from builder.errors import Problem, SatchelError
from builder.executors import Factory, cluster, local, serial, usual_workers

# Imported once for all processes of a pool, before they part.
PRELOAD = ("builder.build", "jinja2", "lxml.etree", "markdown_it", "builder.targets")
# What a shell gives to a program that was stopped by Ctrl-C: 128 + SIGINT.
STOPPED, BROKEN = 130, 3
_UNITS = {"": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}


class Stopped(SatchelError):
    """Be the end of a build that somebody broke off."""


def known_executor(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Take `local`, `serial` or an address."""
    if value in ("local", "serial") or re.fullmatch(r"(tcp|tls|ucx|wss?)://\S+", value):
        return value
    raise click.BadParameter("write `local`, `serial`, or the address of a Dask scheduler: `tcp://host:8786`.")


def size_of(_context: click.Context, _option: click.Parameter, value: str | None) -> int | None:
    """Read a size in bytes off `500MB`."""
    if value is None:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmg]b)?", value.strip(), re.IGNORECASE)
    if not found:
        raise click.BadParameter("write a size as `500MB` or `2GB`.")
    return int(float(found[1]) * _UNITS[(found[2] or "").lower()])


def run(
    planned: Plan, dist: Path, *, executor: str, jobs: int | None, cache_limit: int | None, form: str
) -> tuple[tuple[Outcome, ...], SatchelError | None]:
    """Run the jobs of a plan; gives the outcomes in its order, and what broke the build off before its end."""
    done: dict[object, Outcome] = {}
    broken: SatchelError | None = None
    is_far = executor not in ("local", "serial")
    try:
        with following(len(planned.jobs), dist, form) as tell:
            start = _factory(executor, jobs)
            for outcome in conductor.build(planned, dist, start, is_far=is_far, cache_limit=cache_limit):
                done[outcome.job] = outcome
                tell(outcome)
    except KeyboardInterrupt:
        left = len(planned.jobs) - len(done)
        broken = Stopped(f"stopped, with {left} of {len(planned.jobs)} still to do. Every package in {dist} is whole.")
    except SatchelError as error:
        broken = error
    return tuple(done[job] for job in planned.jobs if job in done), broken


def _factory(executor: str, jobs: int | None) -> Factory:
    if executor == "serial":
        return serial()
    if executor == "local":
        return local(jobs or usual_workers(), PRELOAD)
    return cluster(executor)


def exit_code(is_sound: bool, problems: Iterable[Problem], broken: SatchelError | None) -> int:
    """Give 0 where everything is there, 1 where something is missing, 3 after a bug, 130 after Ctrl-C."""
    if isinstance(broken, Stopped):
        return STOPPED
    if any(problem.code == BUG for problem in problems):
        return BROKEN
    return 0 if is_sound and broken is None else 1
