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

from tests.conftest import once
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


def test_every_book_of_the_sample_conforms(
    repo: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> None:
    shared(tmp_path_factory, worker_id)
    command = [sys.executable, "-m", "builder", "-C", repo, "build", "-t", "pdf", "--draft", "-o", tmp_path]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    books = {path: path.name for path in sorted(tmp_path.glob("*/*/*.pdf"))}
    assert {"ar", "en", "fr", "sw"} <= {path.parent.name for path in books}
    broken = broken_rules(books)
    assert {name: broken[str(path)] for path, name in books.items() if broken[str(path)]} == {}


def test_handouts_and_slides_conform(
    repo: Path, built_sample: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> None:
    shared(tmp_path_factory, worker_id)
    command = [sys.executable, "-m", "builder", "-C", repo, "build", "-l", "am", "--draft", "-a", "trainer"]
    command += ["-t", "handout", "-t", "slides", "-o", tmp_path]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    made = [path for locale in ("en", "ar") for path in built_sample.glob(f"*/{locale}/*-trainer-*.pdf")]
    sheets = {path: path.name for path in sorted([*made, *tmp_path.glob("*/*/*.pdf")])}
    assert len(sheets) == 6
    broken = broken_rules(sheets)
    assert {name: broken[str(path)] for path, name in sheets.items() if broken[str(path)]} == {}
