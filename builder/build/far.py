"""Make packages on machines that share no disk with this one: a course goes there, its packages come back."""

from __future__ import annotations

import hashlib
import io
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock

from builder.build.dist import Staging
from builder.build.faults import told_of
from builder.build.inputs import TOOLS, fonts_by_content, tools_digest
from builder.build.make import Filled, Made, finish, look, put_in, remembered, shares, why_made
from builder.build.remembered import Standpoint
from builder.build.taking import asked_of, memory_of
from builder.build.values import Asked, Order, Outcome
from builder.build.watch import Watch
from builder.cluster import Loaded
from builder.errors import Place, Problem, ProblemsFound, SatchelError

# What the courses of a cluster take on a worker's disk: so many at a time.
_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Ask a worker for some shares of an order; `fonts` are those of the machine that conducts."""

    order: Order
    wanted: tuple[Asked, ...]
    fonts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Bring back what was made: packages without their bytes, and the bytes by their SHA-256."""

    standpoint: Standpoint | None = None
    filled: tuple[Filled, ...] = ()
    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    times: tuple[tuple[str, float], ...] = ()


def errands(orders: tuple[Order, ...]) -> Iterator[Loaded[Errand]]:
    """Load each order with what its course is made of; the bytes go once for all languages of a course."""
    fonts = fonts_by_content()
    for order in orders:
        wanted = tuple(asked for asked in asked_of(order.job) if remembered(memory_of(order), asked) is None)
        yield Loaded(job=Errand(order=order, wanted=wanted, fonts=fonts), name=order.job.course, load=_parcel_of)


def _parcel_of(errand: Errand) -> bytes:
    return parcel(Path(errand.order.job.project), errand.order.job.course)


def parcel(project: Path, course: str) -> bytes:
    """Pack the files that a course is made of, so that the same files are the same bytes."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for folder in (f"course_src/{course}", f"translations/{course}", "themes"):
            for path in sorted((project / folder).rglob("*")):
                name = path.relative_to(project)
                if path.is_file() and not any(part.startswith(".") for part in name.parts):
                    content = path.read_bytes()
                    entry = tarfile.TarInfo(name.as_posix())
                    entry.size = len(content)
                    archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


# A worker with several threads makes one package at a time: laying out a page is not safe beside another.
_ONE = Lock()


def deliver(loaded: Loaded[Errand]) -> Delivery:
    """Make the shares of an errand on a worker; whatever is wrong is in the delivery."""
    errand = loaded.job
    job = errand.order.job
    if problem := _another_machine(errand):
        return Delivery(contents={}, problems=(problem,))
    with _ONE, tempfile.TemporaryDirectory(prefix="satchel-") as own:
        here = replace(job, project=str(_unpacked(loaded.cargo)), dist=own, cache="")
        try:
            return _made(replace(errand, order=replace(errand.order, job=here, stamps={})))
        except Exception as error:  # whatever it is, other jobs go on
            return Delivery(contents={}, problems=told_of(error, job))


def _made(errand: Errand) -> Delivery:
    watch = Watch()
    contents: dict[str, bytes] = {}
    with watch.on("course"):
        standpoint, stock = look(errand.order)
    filled = []
    for one in () if stock.held else shares(errand.order, stock, errand.wanted, watch):
        contents |= {_digest(made.content): made.content for made in one.made}
        filled.append(_light(one))
    return Delivery(standpoint=standpoint, filled=tuple(filled), contents=contents, times=watch.times())


def _light(one: Filled) -> Filled:
    """Put the digests of packages in the place of their bytes."""
    return replace(
        one, made=tuple(replace(made, content=_digest(made.content).encode(), files=()) for made in one.made)
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _another_machine(errand: Errand) -> Problem | None:
    """Refuse to make packages that would not be those of the machine that conducts."""
    differs = [
        name
        for name, here, there in (
            ("Satchel, its libraries or its Python", tools_digest(), errand.order.inputs[TOOLS]),
            ("the fonts", fonts_by_content(), errand.fonts),
        )
        if here != there
    ]
    if not differs:
        return None
    return Problem(
        code="B107",
        message=f"A worker of the cluster has other tools than this machine: {' and '.join(differs)} differ.",
        place=Place(file=f"course_src/{errand.order.job.course}/course.yaml"),
        hint="Start the workers from the same image as this machine: the same packages must come out.",
    )


@cache
def _shelf() -> Path:
    """Make the folder of a worker in which courses are unpacked; it goes with the process."""
    import atexit

    folder = tempfile.mkdtemp(prefix="satchel-courses-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _unpacked(cargo: bytes) -> Path:
    """Unpack a course once, under its digest; those that were not used lately go."""
    place = _shelf() / _digest(cargo)
    if not place.is_dir():
        for old in sorted(_shelf().iterdir(), key=lambda path: path.stat().st_mtime_ns)[: -_KEPT + 1]:
            shutil.rmtree(old, ignore_errors=True)
        half = place.with_suffix(".half")
        with tarfile.open(fileobj=io.BytesIO(cargo)) as archive:
            archive.extractall(half, filter="data")
        half.rename(place)
    return place


def receive(order: Order, delivery: Delivery) -> Outcome:
    """Write what a worker has made, with what is remembered, and tell what came of it."""
    try:
        return _received(order, delivery)
    except Exception as error:  # whatever it is, other jobs go on
        return Outcome(job=order.job, problems=told_of(error, order.job), missing=asked_of(order.job))


def _received(order: Order, delivery: Delivery) -> Outcome:
    if delivery.standpoint is None:
        raise ProblemsFound(delivery.problems)
    watch = Watch(delivery.times)
    if delivery.standpoint.held:
        return finish(order, delivery.standpoint, (), watch)
    made = {one.asked: _heavy(one, delivery.contents) for one in delivery.filled}
    job, memory = order.job, memory_of(order)
    filled = tuple(made.get(asked) or remembered(memory, asked) or _gone() for asked in asked_of(job))
    staging = Staging(Path(job.dist), f"{job.course}/{job.locale}")
    try:
        for one in filled:
            put_in(one, order, staging)
        with watch.on("write"):
            staging.commit()
    finally:
        staging.close()
    told = tuple(one.because(why_made(memory.changed(*one.asked))) if one.is_new else one for one in filled)
    return finish(order, delivery.standpoint, told, watch)


def _heavy(one: Filled, contents: Mapping[str, bytes]) -> Filled:
    """Give packages their bytes again; raises `SatchelError` where they are not those that were sent."""
    return replace(one, made=tuple(_whole(made, contents) for made in one.made))


def _whole(made: Made, contents: Mapping[str, bytes]) -> Made:
    content = contents.get(made.content.decode(), b"")
    if _digest(content) != made.content.decode():
        raise SatchelError(f"{made.package.path} was damaged on its way from the cluster. Build again.")
    return replace(made, content=content)


def _gone() -> Filled:
    raise SatchelError("What was remembered of an earlier build is gone. Build again.")
