"""Every exception of `builder` comes out of a process pool as it went in."""

import importlib
import multiprocessing
import pkgutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

import builder
from builder.catalog.facts import NotSaid
from builder.cli.running import Stopped
from builder.errors import Place, Problem, ProblemsFound, SatchelError
from builder.exchange.photos import NoPhoto
from builder.intake.problems import LeftOut
from builder.media.faults import Fault
from builder.player import JoinError
from builder.preview.serving import PortTaken
from builder.records.read import Misshapen

PROBLEM = Problem(
    code="Q203",
    message="Two options are marked correct.",
    place=Place(file="course_src/towns/modules/01-land.md", line=7),
    hint="Keep one [x].",
)

# One of each kind of exception, made as the code that raises it makes it.
SAMPLES: tuple[Exception, ...] = (
    SatchelError("The course has no modules."),
    ProblemsFound([PROBLEM, PROBLEM]),
    JoinError("main.js", "there is no module a.js"),
    NotSaid("`x` is no number"),
    NoPhoto("it is no picture"),
    Misshapen("saved", "a day"),
    Fault("broken"),
    PortTaken(4400),
    LeftOut("it has no answers", "Add some."),
    Stopped("stopped, with 2 of 8 still to do."),
)


def exceptions() -> Iterator[type[BaseException]]:
    """Find every exception class that a module of `builder` defines."""
    for found in pkgutil.walk_packages(builder.__path__, "builder."):
        if found.name != "builder.__main__":
            module = importlib.import_module(found.name)
            yield from (kind for kind in vars(module).values() if is_exception_of(kind, found.name))


def is_exception_of(kind: object, module: str) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseException) and kind.__module__ == module


def throw(error: Exception) -> None:
    raise error


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """A pool of one process that shares nothing with this one."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("forkserver")) as pool:
        yield pool


def test_every_exception_has_a_sample() -> None:
    without = set(exceptions()) - {type(sample) for sample in SAMPLES}
    assert not without, f"add one of each to SAMPLES: {sorted(kind.__qualname__ for kind in without)}"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_an_exception_travels(sample: Exception, pool: ProcessPoolExecutor) -> None:
    arrived = pool.submit(throw, sample).exception(timeout=60)
    assert type(arrived) is type(sample)
    assert arrived.args == sample.args
    assert str(arrived) == str(sample)
    assert {**vars(arrived), "__notes__": None} == {**vars(sample), "__notes__": None}
