"""Each folder of `problems` holds a catalog and what Satchel says about it."""

from pathlib import Path

import pytest

from builder.po import read_catalog
from builder.po.problems import CODES

FOLDERS = sorted((Path(__file__).resolve().parent / "problems").iterdir())


def text_of(folder: Path) -> str:
    return (folder / "sw.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_catalog_is_told_with_its_line(folder: Path) -> None:
    _catalog, problems = read_catalog(text_of(folder), "sw.po")
    expected = (folder / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in problems] == expected
    assert all(problem.hint and problem.is_error for problem in problems)


def test_every_code_has_its_folder() -> None:
    said = "\n".join((folder / "problems.txt").read_text(encoding="utf-8") for folder in FOLDERS)
    assert [code for code in CODES if code not in said] == []


def test_what_can_be_read_is_read() -> None:
    folder = next(folder for folder in FOLDERS if folder.name == "not-a-po-line")
    catalog, _problems = read_catalog(text_of(folder), "sw.po")
    assert [(message.id, message.text) for message in catalog.messages] == [("Town", "Mji")]


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_a_file_cut_short_never_crashes(cut: int) -> None:
    text = text_of(next(folder for folder in FOLDERS if folder.name == "duplicate"))
    read_catalog(text[:cut], "sw.po")
    read_catalog(text[cut:], "sw.po")
