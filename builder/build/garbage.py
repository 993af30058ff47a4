"""Look for no garbage while a job is done that leaves little: a tree of frozen values holds no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from builder.build.values import Job
from builder.targets import find_targets


@contextmanager
def none_expected(job: Job) -> Iterator[None]:
    """Leave circles alone until a job is done: looking through a course again and again takes an eighth of a build.

    Paper is another matter: laying out a book leaves many.
    """
    if not gc.isenabled() or any(find_targets()[name].paper for name in job.targets):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)  # all that the job made is young: templates leave circles that hold its pages
