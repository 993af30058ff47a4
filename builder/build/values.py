"""Hold what a build is asked for, what it does at a time and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Required, TypeAlias, TypedDict

from builder.errors import Problem, errors_in
from builder.model import Coverage, Paper, Profile

_NONE = Coverage()

# An audience and a target that go together: what one share of a job's packages is made for.
Asked: TypeAlias = tuple[str, str]


class Wanted(TypedDict, total=False):
    """Say what a build is asked for, in the fields of `Job`, which gives what is left out."""

    targets: Required[tuple[str, ...]]
    audiences: Required[tuple[str, ...]]
    draft: bool
    strict: bool
    paper: Paper | None
    ink_saver: bool
    profiles: tuple[Profile, ...]
    costs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Make all packages of one course in one locale; strings alone, so that it travels anywhere.

    `locales` are all those that the course exists in, `project` and `dist` paths of this machine. With `draft` a
    translation below its release gate is built all the same; with `strict` one with an error is not built. `paper`
    is another size than the course's own, `profiles` are others than the course's own. With
    `costs` each file of a package is counted. `cache` is a folder, or nothing.
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
    costs: bool = False
    cache: str = ""


Stamp: TypeAlias = tuple[int, int]  # the size of a file in bytes, and when it was written, in nanoseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Be a job with the digests of everything that it is made from, and the stamps of the files at that time."""

    job: Job
    inputs: Mapping[str, str]
    stamps: Mapping[str, Stamp]

    def moved(self) -> tuple[str, ...]:
        """Name the files that were touched since."""
        project = Path(self.job.project)
        return tuple(name for name, stamp in self.stamps.items() if stamp_of(project / name) != stamp)


def stamp_of(path: Path) -> Stamp:
    """Give the size and time of a file; a missing one has none."""
    try:
        found = path.stat()
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Say what one file costs in a package, in bytes; `used` names the lessons (`module/lesson`) that show it.

    `path` is that of the course (`media/map.png`) or, for what the course does not have, of the package.
    `original` is 0 where nothing lies in the course.
    """

    package: str
    path: str
    original: int
    packed: int
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Be one package in `dist/`: `path` from there, `folder` the same unpacked (or nothing), `size` in bytes.

    `sheets` is how much paper it takes (0: it is not for paper). `digest` is taken over the files' names and bytes, so
    it does not change with the machine's zlib. `languages` are those that it holds where its locale is `mul`;
    `why` says why this build made it, or did not. A package that is one file has its packing list `beside` it,
    one for a platform `notes` on how to import it.
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
    state: int = 0
    room: int = 0
    sheets: int = 0
    profile: str = "full"
    languages: str = ""
    why: str = ""
    beside: str = ""
    notes: str = ""

    def because(self, reason: str) -> Package:
        """Say why this package was made, or left as it is."""
        return replace(self, why=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Say what came of a job: its packages, and the problems that stopped those that are `missing`.

    A translation below its release gate is `held` back: nothing is wrong, it is only not done. `removed` are older
    packages that gave way, `times` how many seconds each stage took.
    """

    job: Job
    packages: tuple[Package, ...] = ()
    coverage: Coverage = _NONE
    problems: tuple[Problem, ...] = ()
    held: Problem | None = None
    costs: tuple[Cost, ...] = ()
    missing: tuple[Asked, ...] = ()
    removed: tuple[str, ...] = ()
    times: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    @property
    def is_built(self) -> bool:
        return bool(self.packages)

    @property
    def is_whole(self) -> bool:
        """Say whether everything came of it that can be given out."""
        return not self.missing and (self.is_built or self.held is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold the jobs of a build, and what is wrong before any of them begins."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not errors_in(self.problems)
