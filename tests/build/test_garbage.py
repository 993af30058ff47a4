"""Circles are looked for again as soon as a job is done, and all along where paper is made."""

from __future__ import annotations

import gc

import pytest

from builder.build.garbage import none_expected
from builder.build.values import Job


@pytest.mark.parametrize(("targets", "looks"), [(("html", "scorm12"), False), (("html", "pdf"), True)])
def test_circles_are_left_alone_while_pages_are_made(targets: tuple[str, ...], looks: bool) -> None:
    job = Job(
        project="", dist="", course="", locale="en", locales=("en",), targets=targets, audiences=("learner",)
    )  # fmt: skip
    with pytest.raises(KeyError), none_expected(job):
        assert gc.isenabled() is looks
        raise KeyError
    assert gc.isenabled()
