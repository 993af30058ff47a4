"""Write the log of a build: all that somebody needs who looks for a mistake, and nothing about whose machine it was."""

from __future__ import annotations

import getpass
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.build import Outcome, tool_versions
from builder.cli.printing import counted
from builder.errors import Problem


def write_log(path: Path, outcomes: Iterable[Outcome], problems: Iterable[Problem], ending: str, project: Path) -> None:
    """Write a log that can be attached to an issue."""
    lines = (*_machine(), *_stages(tuple(outcomes)), *_problems(tuple(problems)), ending)
    path.write_text(private("\n".join(lines), project) + "\n", encoding="utf-8")


def _machine() -> Iterator[str]:
    yield "Satchel's log of a build"
    yield f"command: satchel {' '.join(sys.argv[1:])}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "tools: " + ", ".join(f"{name} {version}" for name, version in tool_versions().items())


def _stages(outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    yield ""
    total: dict[str, float] = {}
    for one in outcomes:
        yield f"{one.job.course} {one.job.locale}: {_told(one)}"
        for package in one.packages:
            yield f"    {package.path}: {package.why or 'made'}, {package.size} bytes, {package.digest[:12]}"
        for stage, seconds in one.times:
            total[stage] = total.get(stage, 0.0) + seconds
    yield ""
    yield "seconds: " + (", ".join(f"{stage} {seconds:.2f}" for stage, seconds in total.items()) or "nothing was made")


def _told(one: Outcome) -> str:
    missing = ", ".join(f"{target} for the {audience}" for audience, target in one.missing)
    parts = [f"{len(one.packages)} packages", *([f"missing: {missing}"] if missing else [])]
    return "; ".join([*parts, *([f"held back: {one.held.code}"] if one.held else [])])


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield ""
    yield f"problems: {counted(problems) or 'none'}"
    yield from (str(problem) for problem in problems)
    yield ""


def private(text: str, project: Path) -> str:
    """Take out where the project lies, and whose it is."""
    for there, instead in ((project, "PROJECT"), (Path.home(), "~")):
        if there != Path(there.anchor):
            text = text.replace(str(there), instead)
    return re.sub(rf"(?<=[/\\]){re.escape(_user())}(?=[/\\\s]|$)", "USER", text)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody by name
        return "\0"
