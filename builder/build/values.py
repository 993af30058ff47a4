"""Hold what a build is asked for, what it does at a time and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.build.costs import Cost
from builder.errors import Problem, errors_in
from builder.model import Coverage, Paper, Profile

_NONE = Coverage()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Make all packages of one course in one locale; strings alone, so that it travels anywhere.

    `locales` are all those that the course exists in, `project` and `dist` paths of this machine. With `draft` a
    translation below its release gate is built all the same; with `strict` one with an error is not built. `paper`
    is another size than the course's own, `profiles` are others than the course's own.
    """

    project: str
    dist: str
    course: str
    locale: str
    locales: tuple[str, ...]
    targets: tuple[str, ...]
    audiences: tuple[str, ...]
    draft: bool = False
    strict: bool = False
    paper: Paper | None = None
    ink_saver: bool = False
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Be one package in `dist/`: `path` from there, `folder` the same unpacked (or nothing), `size` in bytes.

    `sheets` is how much paper it takes (0: it is not for paper). `digest` is taken over the files' names and bytes, so
    it does not change with the machine's zlib. `languages` are those that it holds where its locale is `mul`.
    """

    course: str
    title: str
    title_locale: str
    version: str
    locale: str
    source_locale: str
    audience: str
    target: str
    suffix: str
    path: str
    folder: str
    size: int
    digest: str
    percent: int
    question_percent: int
    is_draft: bool = False
    sheets: int = 0
    profile: str = "full"
    languages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Say what came of a job: its packages, or none of them and the problems that stopped it.

    A translation below its release gate is `held` back: nothing is wrong, it is only not done.
    """

    job: Job
    packages: tuple[Package, ...] = ()
    coverage: Coverage = _NONE
    problems: tuple[Problem, ...] = ()
    held: Problem | None = None
    costs: tuple[Cost, ...] = ()

    @property
    def is_built(self) -> bool:
        return bool(self.packages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold the jobs of a build, and what is wrong before any of them begins."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not errors_in(self.problems)
