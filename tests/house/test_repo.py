"""Tracked files name no machine, have one kind of line ending, stay small; fonts name their licence."""

import re
import subprocess
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]

MEGABYTE = 1_000_000

# Where a machine keeps things, and where packages are downloaded from.
MACHINE = re.compile(
    r"(^|[^a-z.])/(tmp|root|work|home/[a-z]+)/" r'|index[-]url|"resolved["]:|registry *= *["]', re.MULTILINE
)

FONTS = {".ttf", ".otf", ".woff", ".woff2"}


def git(*arguments: str) -> list[str]:
    """Ask git about this checkout, one answer a line."""
    done = subprocess.run(["git", "-C", REPO, *arguments], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.split("\0") if line]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file that is tracked or would be."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return [REPO / name for name in sorted(set(names)) if (REPO / name).is_file()]


def text_of(path: Path) -> str:
    """Read a text file; a binary one has no text."""
    content = path.read_bytes()
    return "" if b"\0" in content[:8000] else content.decode("utf-8", errors="replace")


def test_no_file_names_a_machine(files: list[Path]) -> None:
    texts = ((path, text_of(path)) for path in files if path.suffix != ".svg")
    found = [f"{path.relative_to(REPO)}: {hit[0]}" for path, text in texts if (hit := MACHINE.search(text))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["see /" + "tmp/x", "/" + "home/ann/x", "--extra-index" + "-url x"])
def test_a_machine_is_seen(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["../tmp/x", "the tmp/ folder", "/usr/bin/env bash"])
def test_a_relative_path_is_no_machine(text: str) -> None:
    assert not MACHINE.search(text)


def test_lines_end_one_way() -> None:
    rows = git("ls-files", "-z", "--eol", "--cached", "--others", "--exclude-standard")
    found = [row for row in rows if re.search(r"\b[iw]/(crlf|mixed)\b", row) and "attr/-text" not in row]
    assert not found, "convert to LF, or mark the folder -text in .gitattributes:\n" + "\n".join(found)


def test_no_file_is_large(files: list[Path]) -> None:
    found = [str(path.relative_to(REPO)) for path in files if path.stat().st_size > MEGABYTE]
    assert not found, f"over one megabyte: {', '.join(found)}"


def test_every_font_names_its_licence(files: list[Path]) -> None:
    fonts = [path for path in files if path.suffix in FONTS]
    found = [str(path.relative_to(REPO)) for path in fonts if not is_licensed(path)]
    assert not found, f"name each with its licence in a text file beside it: {', '.join(found)}"


def is_licensed(font: Path) -> bool:
    """Tell whether a text beside a font names the font's file and says it is under a licence."""
    texts = [text_of(path) for path in font.parent.iterdir() if path.suffix in {".md", ".txt", ".yaml"}]
    return any(font.name in text and re.search("OFL|licen[cs]e", text, re.IGNORECASE) for text in texts)
