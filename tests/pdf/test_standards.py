"""Printed books conform to PDF/UA-1 and PDF/A-2a at once, says veraPDF: each small document, and the sample."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.build import course_locales
from builder.cache import NO_CACHE
from tests.conftest import REPO, once
from tests.pdf.matrix import MATRIX
from tests.pdf.verapdf import broken_rules, is_installed
from tests.projects import DRAWING, OPEN, YAML, write_course, write_files

pytestmark = pytest.mark.slow

GLOSSARY = "levy\n: A small tax.\n"


def picture() -> bytes:
    """Make a PNG of four dots, one of them half transparent."""
    rows = b"".join(b"\0" + bytes((200, 40, 40, 255, 40, 200, 40, 128)) for _ in range(2))
    chunks = ((b"IHDR", struct.pack(">2I5B", 2, 2, 8, 6, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    written = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def whole(body: str) -> str:
    return body if body.startswith("# ") else f"# Land\n\n## Growth {{#growth}}\n\n{body}\n"


def make_matrix(folder: Path) -> None:
    """Print every row of the matrix as a course of its own, and ask veraPDF about all of them."""
    for name, body in MATRIX.items():
        course = write_course(folder, name, course_yaml=YAML + OPEN, module=whole(body))
        write_files(course, {"glossary.md": GLOSSARY, "media/map.svg": DRAWING, "media/house.png": picture()})
    command = [sys.executable, "-m", "builder", "-C", folder, "build", "-t", "pdf", "-a", "trainer"]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    files = {path.parts[-3]: path for path in sorted(folder.glob("dist/*/*/*.pdf"))}
    found = broken_rules(files.values())
    answer = {name: found[str(path)] for name, path in files.items()}
    (folder / "broken.json").write_text(json.dumps(answer), encoding="utf-8")


def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    if not is_installed():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("veraPDF is not installed: run `make setup-test`")
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def matrix(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Mapping[str, list[str]]:
    folder = once(shared(tmp_path_factory, worker_id) / "matrix", make_matrix)
    answer: dict[str, list[str]] = json.loads((folder / "broken.json").read_text(encoding="utf-8"))
    return answer


@pytest.mark.parametrize("name", MATRIX)
def test_a_small_document_conforms(matrix: Mapping[str, list[str]], name: str) -> None:
    assert matrix[name] == []


def test_the_matrix_is_not_small() -> None:
    assert len(MATRIX) >= 65


# The languages of the sample, and those that `built_sample` has; books of the others are drafts.
LOCALES = course_locales(REPO, "growing-towns", NO_CACHE)
SAMPLED = ("ar", "en", "sw")
# Handouts and slides are looked at in three scripts, those for trainers.
WITH_SHEETS = ("am", "ar", "en")
SHEETS = ("handout", "slides")
_ENDS = ("-handout.pdf", "-slides.pdf")


def printed_in(locale: str, dist: Path) -> None:
    """Print the books of a language of the sample."""
    targets = ["-t", "pdf", *(word for name in SHEETS if locale in WITH_SHEETS for word in ("-t", name))]
    command = [sys.executable, "-m", "builder", "-C", REPO, "build", "-l", locale, "--draft", "-o", dist, *targets]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr


@pytest.mark.parametrize("locale", LOCALES)
def test_every_book_of_the_sample_conforms(
    locale: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> None:
    own = shared(tmp_path_factory, worker_id)
    is_sampled = locale in SAMPLED
    dist = request.getfixturevalue("built_sample") if is_sampled else own / f"books-{locale}"
    if not is_sampled:
        printed_in(locale, dist)
    made = {path.name: path for path in sorted(dist.glob(f"*/{locale}/*.pdf"))}
    books = [name for name in made if not name.endswith(_ENDS)]
    sheets = [name for name in made if name.endswith(_ENDS) and "-trainer-" in name and locale in WITH_SHEETS]
    assert (len(books), len(sheets)) == (2, 2 if locale in WITH_SHEETS else 0)
    broken = broken_rules(made[name] for name in (*books, *sheets))
    assert {path: rules for path, rules in broken.items() if rules} == {}


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_books_of_another_theme_conform(
    locale: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> None:
    shared(tmp_path_factory, worker_id)
    body = "\n\n".join(MATRIX[name] for name in SHORT)
    settings = YAML.replace("language: en", f"language: {locale}") + "theme: almanac\n" + OPEN
    course = write_course(tmp_path, course_yaml=settings, module=whole(body))
    write_files(course, {"glossary.md": GLOSSARY, "media/map.svg": DRAWING, "media/house.png": picture()})
    command = [sys.executable, "-m", "builder", "-C", tmp_path, "build", "-t", "pdf", "-t", "handout", "-a", "learner"]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    files = sorted(tmp_path.glob("dist/*/*/*.pdf"))
    assert len(files) == 2
    assert list(broken_rules(files).values()) == [[], []]


# What shows most of a theme: its words, boxes, tables, figures and questions.
SHORT = (
    "emphasis", "code-block", "formula", "term", "headings", "link-all-emphasis", "list-nested-mixed", "table-spans",
    "quote-list", "picture-photo", "figure", "footnote", "box-warning", "activity", "reflection", "quiz-choice",
)  # fmt: skip
