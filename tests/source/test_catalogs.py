"""Catalogs are the PO files that are named after a locale."""

from pathlib import Path

import pytest

from builder.errors import ProblemsFound
from builder.source import catalog_name_problems, find_locales, read_catalog_file, read_catalogs
from tests.projects import write_files

FOLDER = "translations/towns"


def test_a_locale_may_be_written_in_any_usual_way(tmp_path: Path) -> None:
    write_files(tmp_path / FOLDER, {"sw.po": "a", "pt_br.po": "b", "tum.po": "c", "towns.pot": "d"})
    assert find_locales(tmp_path, "towns") == {"pt-BR": "pt_br.po", "sw": "sw.po", "tum": "tum.po"}
    assert catalog_name_problems(tmp_path, "towns") == ()
    assert [file.path for file in read_catalogs(tmp_path, "towns")] == [
        f"{FOLDER}/{name}" for name in ("pt_br.po", "sw.po", "tum.po")
    ]


def test_a_name_that_is_no_locale_or_a_second_one_is_a_problem(tmp_path: Path) -> None:
    write_files(tmp_path / FOLDER, {"swahili.po": "", "pt-BR.po": "", "pt_BR.po": ""})
    found = [(one.code, one.place.file) for one in catalog_name_problems(tmp_path, "towns")]
    assert found == [("N302", f"{FOLDER}/pt_BR.po"), ("N301", f"{FOLDER}/swahili.po")]


def test_a_course_without_translations_has_none(tmp_path: Path) -> None:
    assert find_locales(tmp_path, "towns") == {}
    assert read_catalog_file(tmp_path, "towns", "sw") is None


@pytest.mark.parametrize(("size", "is_read"), [(23_000_000, True), (33_000_000, False)])
def test_a_catalog_of_five_hundred_modules_is_read(tmp_path: Path, size: int, is_read: bool) -> None:
    path = tmp_path / "translations/towns/sw.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"# \n" * (size // 3))
    if is_read:
        assert read_catalog_file(tmp_path, "towns", "sw") is not None
        return
    with pytest.raises(ProblemsFound) as caught:
        read_catalog_file(tmp_path, "towns", "sw")
    assert [problem.code for problem in caught.value.problems] == ["S103"]
