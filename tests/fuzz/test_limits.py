"""What no course holds is refused with a problem, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model import SourceFile
from builder.po import read_catalog
from builder.source import read_line, survey_course
from builder.source.text import decode
from builder.svg import read_drawing
from builder.verify import verify
from tests.fuzz.doors import _zipped
from tests.fuzz.shapes import HEAD, PO, QUIZ, SVG, nested, repeated
from tests.markdown.parsing import module
from tests.projects import MODULE, write_course, write_files

# In a process of its own: a course of the worst kinds takes less than this, and ends in problems.
MEMORY, CPU = 900_000_000, 90
LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({CPU}, {CPU}))
from builder.cli import main
main(sys.argv[1:])
"""


def checked(project: Path) -> tuple[int, set[str]]:
    """Check a project within the limits; gives the exit code and the codes of its problems."""
    command = [sys.executable, "-c", LIMITED, "-C", str(project), "check", "--format", "json"]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    )
    assert "Traceback" not in done.stderr and "MemoryError" not in done.stderr, done.stderr[-2000:]
    return done.returncode, {row["code"] for row in json.loads(done.stdout)}


def sparse(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


def fifteen_megabytes(course: Path) -> None:
    (course / "modules" / "02-worst.md").write_text(HEAD + "[a][b" * 3_000_000)


def a_hundred_gigabytes(course: Path) -> None:
    for name in ("modules/02-a.md", "media/b.svg", "media/c.mp4"):
        sparse(course / name, 100_000_000_000)


def many_files(course: Path) -> None:
    (course / "media").mkdir()
    for number in range(10_001):
        (course / "media" / f"{number}.png").touch()


def deep_folders(course: Path) -> None:
    (course / "media" / "/".join("a" * 30)).mkdir(parents=True)
    (course / "media" / "/".join("a" * 30) / "b.png").touch()


def loops(course: Path) -> None:
    (course / "media").mkdir()
    (course / "media" / "up").symlink_to("..")
    (course / "modules" / "self").symlink_to(".")
    (course / "modules" / "02-a.md").symlink_to("02-a.md")
    (course / "modules" / "03-b.md").symlink_to("/dev/zero")
    os.mkfifo(course / "modules" / "04-c.md")


def names(course: Path) -> None:
    (course / "media").mkdir()
    for name in (b"\xff\xfe.png", b"a\nb.png", b"\x1b[31m.png", b"'\"<b>.png", "\u202egnp.exe.png".encode()):
        Path(os.fsdecode(os.fsencode(course) + b"/media/" + name)).touch()


TABLE = "|a" * 9 + "|\n" + "|-" * 9 + "|\n"


def a_catalog(text: str) -> Callable[[Path], None]:
    return lambda course: write_files(course.parents[1] / "translations" / "towns", {"sw.po": text})


# What a course holds, and what is said about it.
COURSES: dict[str, tuple[Callable[[Path], None], str]] = {
    "15 MB": (fifteen_megabytes, "S103"),
    "100 GB": (a_hundred_gigabytes, "S103"),
    "files": (many_files, "S107"),
    "folders": (deep_folders, "S108"),
    "loops of links": (loops, "S104"),
    "names": (names, "N201"),
    "lines": (lambda course: write_files(course, {"modules/02-a.md": HEAD + "x\n" * 100_000}), "S106"),
    "terms": (lambda course: write_files(course, {"glossary.md": repeated("x%d\n: y\n\n")(20_000)}), "S106"),
    "a long text": (lambda course: write_files(course, {"modules/02-a.md": HEAD + "[a][b" * 199_000}), "M109"),
    "cells": (lambda course: write_files(course, {"modules/02-a.md": HEAD + TABLE + "|x|\n" * 9_000}), "M110"),
    "settings": (lambda course: write_files(course, {"course.yaml": "a: b\n" * 59_000}), "Y102"),
    "messages": (a_catalog(repeated('msgid "%d"\nmsgstr "b"\n\n', PO)(500_000)), "P113"),
    "a 50 MB message": (a_catalog(PO + 'msgid "a"\nmsgstr "' + "b" * 50_000_000 + '"\n'), "S103"),
    "a 15 MB message": (a_catalog(PO + 'msgid "a"\nmsgstr "' + "b" * 15_000_000 + '"\n'), "P113"),
    "a drawing": (lambda course: write_files(course, {"media/a.svg": f"{SVG}{'<g/>' * 900_000}</svg>"}), "V108"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", COURSES)
def test_a_hostile_course_ends_in_a_problem(name: str, tmp_path: Path) -> None:
    course = write_course(tmp_path)
    make, code = COURSES[name]
    make(course)
    status, codes = checked(tmp_path)
    assert (status, code in codes) == (1, True), codes


# What a text holds, and what is said about it and where; `""` is nothing.
TEXTS = {
    "quotes": (nested("> ", "", HEAD), 400_000, "M104"),
    "lists": (nested("- ", "", HEAD), 30_000, "M104"),
    "brackets": (nested("[", "]", HEAD), 300_000, "M109"),
    "links": (repeated("[a](b) ", HEAD), 100_000, "M109"),
    "html": (repeated("<b>x</b>", HEAD + "<div>"), 100_000, "M110"),
    "a formula": (repeated("x", HEAD + "$$\n", "\n$$\n"), 100_000, "M109"),
    "an alt text": (repeated("x", HEAD + ":::{figure} media/a.svg\n:alt: ", "\n:::\n"), 100_000, "M109"),
    "options": (repeated("- [ ] x\n", QUIZ, "::::\n"), 15_000, "M110"),
    "footnotes": (repeated("x[^%d]\n\n[^%d]: y\n\n", HEAD), 6_000, "M110"),
    "a long code": (repeated("x\n", HEAD + "```\n", "```\n"), 15_000, ""),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_nobody_reads_is_told(name: str) -> None:
    shape, n, code = TEXTS[name]
    problems = [problem for problem in module(shape(n))[1] if problem.code in ("M104", "M109", "M110")]
    assert {problem.code for problem in problems} == ({code} if code else set())
    assert all(problem.place.line and problem.hint for problem in problems)


def test_what_is_cut_off_hides_no_other_problem() -> None:
    _module, problems = module(HEAD + "word " * 9_000 + "\n\n:::{xyz}\n:::\n")
    assert [problem.code for problem in problems] == ["M109", "D202"]


def test_a_text_at_the_limit_is_read() -> None:
    parsed, problems = module(HEAD + "x" * 20_000 + "\n")
    assert (len(parsed.lessons[0].children), problems) == (1, ())


def test_a_letter_with_a_thousand_marks_is_composed() -> None:
    text, _problems = decode(("a" + "\u0301\u0316" * 500).encode(), "x")
    assert text.count("\u034f") == 33
    assert text.replace("\u034f", "").count("\u0316") == 500


@pytest.mark.parametrize("text", ["e\u0301", "\u0b47\u0b3e", "ក្រុង", "q\u0323\u0307", "a" + "\u0301" * 30])
def test_letters_of_languages_are_composed_as_unicode_says(text: str) -> None:
    import unicodedata

    assert decode(text.encode(), "x")[0] == unicodedata.normalize("NFC", text)


def test_a_catalog_is_read_up_to_its_limit() -> None:
    catalog, problems = read_catalog(repeated('msgid "%d"\nmsgstr "b"\n\n', PO)(100_100), "sw.po")
    assert [problem.code for problem in problems] == ["P113"]
    assert len(catalog.messages) == 100_000


def test_a_drawing_with_a_thousand_attributes_is_told() -> None:
    text = SVG[:-1] + repeated(' a%d="b"')(1_000) + "/>"
    assert [problem.code for problem in read_drawing(SourceFile(path="a.svg", text=text))[1]] == ["V108"]


BOMBS = {
    "files": lambda: b"PK\x01\x02" * 50_001,
    "texts": lambda: _zipped({f"{number}.html": b"\0" * 90_000_000 for number in range(3)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_package_that_is_an_attack_is_not_unpacked(name: str) -> None:
    told = verify("x.zip", BOMBS[name]()).problems
    assert [problem.code for problem in told] == ["W101"]
    assert told[0].hint == "Do not unpack it."


def test_a_file_is_read_once_for_all_its_excerpts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_course(tmp_path)
    tree, _problems = survey_course(tmp_path, "towns")
    place = tree.place.__class__(file="course_src/towns/modules/01-why-plan.md", line=1)
    reads: list[Path] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: reads.append(path) or read(path))
    assert {read_line(tmp_path, place) for _ in range(9)} == {MODULE.split("\n", 1)[0]}
    assert len(reads) == 1
