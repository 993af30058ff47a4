"""Say in plain words what stopped a job, or a part of it, that is not in the course."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from builder.build.values import Job
from builder.errors import Place, Problem, ProblemsFound, SatchelError

BUG = "B106"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


def told_of(error: Exception, job: Job, what: str = "The packages") -> tuple[Problem, ...]:
    """Turn whatever stopped the making of something into problems; `what` begins their sentences."""
    place = Place(file=f"course_src/{job.course}/course.yaml")
    if isinstance(error, ProblemsFound):
        return error.problems
    if isinstance(error, SatchelError):
        return (Problem(code="B102", message=str(error), place=place),)
    if isinstance(error, MemoryError):
        return (_short_of_memory(what, job, place),)
    if isinstance(error, OSError):
        return (_stopped_by_system(error, what, place),)
    return (_bug(error, what, job, place),)


def _short_of_memory(what: str, job: Job, place: Place) -> Problem:
    return Problem(
        code="B105",
        message=f"{what} in `{job.locale}` were not made: there was not enough memory.",
        place=place,
        hint="Run fewer processes (`--jobs 1`), or make very large pictures smaller.",
    )


def _stopped_by_system(error: OSError, what: str, place: Place) -> Problem:
    reason = error.strerror or str(error)
    return Problem(code="B104", message=f"{what} could not be written: {reason}.", place=place, hint=_way_out(error))


def _way_out(error: OSError) -> str:
    if error.errno in _FULL:
        return "Free some space, or name a folder on another disk (`--dist`). What was there before is still whole."
    if error.errno in _CLOSED:
        return "Give yourself the right to write there, or name another folder (`--dist`)."
    return "Mend what the message says, and build again. What was there before is still whole."


def _bug(error: Exception, what: str, job: Job, place: Place) -> Problem:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}:{frame.lineno})" for frame in last)
    summary = str(error).split("\n", 1)[0]
    return Problem(
        code=BUG,
        message=f"{what} in `{job.locale}` were not made: {type(error).__name__}: {summary}{where}.",
        place=place,
        hint="This is a bug, not a mistake of the course. Please report it with the file that `--log FILE` writes.",
    )
