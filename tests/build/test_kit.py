"""What is wrong with a file is told of the file itself: the one of a place where a context pack brings it."""

from pathlib import Path

import pytest

from builder.build import build, plan
from builder.executors import serial
from tests.media.pictures import drawing, saved
from tests.projects import MODULE, OPEN, YAML, write_files

BESIDE = """
![A map](media/map.png)

:::{video} media/walk.webm
:title: A walk
:captions: media/walk.vtt

We walk.
:::
"""


FILES: dict[str, str | bytes] = {
    "course_src/towns/course.yaml": YAML + OPEN,
    "course_src/towns/modules/01-towns.md": MODULE + BESIDE,
    "course_src/towns/media/map.png": saved(drawing(30, 20), "PNG"),
    "course_src/towns/media/walk.webm": b"\x1a\x45\xdf\xa3",
    "course_src/towns/media/walk.vtt": "WEBVTT\n",
    "translations/towns/sw_KE/context.yaml": "{}\n",
}


@pytest.mark.parametrize(
    ("code", "name", "content", "target"),
    [
        ("I106", "walk.vtt", "Habari\n", "html"),
        ("I111", "map.png", b"\x89PNG", "html"),
        ("I111", "map.png", b"\x89PNG", "pdf"),
    ],
)
def test_a_file_of_a_place_is_named(tmp_path: Path, code: str, name: str, content: str | bytes, target: str) -> None:
    where = f"translations/towns/sw_KE/media/{name}"
    write_files(tmp_path, {**FILES, where: content})
    planned = plan(tmp_path, tmp_path / "dist", ["towns"], targets=(target,), audiences=("learner",))
    told = {
        (one.job.locale, problem.code, problem.place.file)
        for one in build(planned, tmp_path / "dist", serial())
        for problem in one.problems
        if problem.code.startswith("I")
    }
    assert told == {("sw-KE", code, where)}
