"""What goes out as XLIFF or spreadsheet comes back: without a change as no change, with one as exactly that one."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from translate.storage.xliff2 import Xliff2File

from builder.build.handouts import SheetForm, export, review
from builder.build.returns import Returned, take_back, write_returned
from builder.errors import ProblemsFound
from builder.exchange.names import text_id
from tests.projects import snapshot

FORMS: tuple[SheetForm, ...] = ("xliff", "xlsx")
SUFFIX = {"xliff": "xlf", "xlsx": "xlsx"}
LINKED = "More people need **more streets**, says the [law](https://example.org/law)."
Edit = Callable[[Any], None]


def codes(returned: Returned) -> list[str]:
    return [problem.code for problem in returned.problems]


def changes(returned: Returned) -> list[tuple[str, str, str, str]]:
    return [(one.what, one.about, one.old, one.new) for one in returned.changes]


def back(project: Path, form: SheetForm, edit: Edit | None = None, locale: str = "ar") -> Returned:
    """Give a file out, let somebody edit it with their own tool, and take it back."""
    path = project / f"back.{SUFFIX[form]}"
    path.write_bytes(export(project, "towns", locale, form))
    if edit is not None:
        _edit_sheet(path, edit) if form == "xlsx" else _edit_xliff(path, edit)
    return take_back(project, path)


def _edit_sheet(path: Path, edit: Edit) -> None:
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)


def _edit_xliff(path: Path, edit: Edit) -> None:
    store = Xliff2File.parsefile(str(path))
    edit(store)
    store.save()


def row_of(sheet: Any, source: str) -> int:
    return int(next(row[0].row for row in sheet.iter_rows() if row[0].value == source))


def translate(form: SheetForm, source: str, words: str) -> Edit:
    """Write a translation as a person would in that tool."""

    def in_sheet(book: Any) -> None:
        sheet = book["translation"]
        sheet.cell(row=row_of(sheet, source), column=2).value = words

    def in_xliff(store: Any) -> None:
        unit = next(unit for unit in store.units if unit.source == source)
        unit.target = words
        unit.marktranslated()

    return in_sheet if form == "xlsx" else in_xliff


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_go_out_twice(project: Path, form: SheetForm) -> None:
    assert export(project, "towns", "ar", form) == export(project, "towns", "ar", form)


def test_a_spreadsheet_holds_no_clock(project: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(export(project, "towns", "ar", "xlsx"))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("form", FORMS)
def test_what_comes_back_unchanged_changes_nothing(project: Path, form: SheetForm) -> None:
    before = snapshot(project / "translations")
    returned = back(project, form)
    write_returned(project, returned)
    assert (changes(returned), codes(returned), returned.files) == ([], [], ())
    assert snapshot(project / "translations") == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Small towns", "مدن صغيرة"),
        ("Why plan", "لماذا التخطيط"),
        ("Streets of the town.", "شوارع المدينة."),
        ("Owners", "=1+1 مالك"),
    ],
)
def test_one_translation_is_one_change(project: Path, form: SheetForm, source: str, words: str) -> None:
    returned = back(project, form, translate(form, source, words))
    assert [(one.about, one.new) for one in returned.changes] == [(source, words)]
    write_returned(project, returned)
    catalog = (project / "translations/towns/ar.po").read_text(encoding="utf-8")
    assert f'msgid "{source}"\nmsgstr "{words}"' in catalog
    assert changes(back(project, form)) == []


def test_a_translation_that_was_confirmed_is_no_longer_fuzzy(project: Path) -> None:
    returned = back(project, "xliff", translate("xliff", "Streets of the town.", "شارع المدينة."))
    write_returned(project, returned)
    assert "fuzzy" not in (project / "translations/towns/ar.po").read_text(encoding="utf-8")


def test_a_translation_that_a_tool_calls_unfinished_stays_fuzzy(project: Path) -> None:
    def unsure(store: Any) -> None:
        unit = next(unit for unit in store.units if unit.source == "Small towns")
        unit.target = "مدن"
        unit.markfuzzy()

    returned = back(project, "xliff", unsure)
    assert changes(returned) == [("draft", "Small towns", "", "مدن")]
    write_returned(project, returned)
    assert '#, fuzzy, md-text\nmsgid "Small towns"' in ar(project) or '#, fuzzy\nmsgid "Small towns"' in ar(project)


def ar(project: Path) -> str:
    return (project / "translations/towns/ar.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "words",
    [
        "بلا رابط ولا شوارع",
        "**شوارع** [القانون](https://evil.example/law)",
        "**شوارع** [القانون](https://example.org/law) <script>alert(1)</script>",
        "**شوارع** [القانون](https://example.org/law) ![x](https://evil.example/x.png)",
    ],
)
def test_a_translation_that_breaks_its_text_is_left_out_and_told(project: Path, form: SheetForm, words: str) -> None:
    returned = back(project, form, translate(form, LINKED, words))
    assert (changes(returned), returned.files) == ([], ())
    assert any(problem.is_error for problem in returned.problems)
    assert all(problem.place.file == f"back.{SUFFIX[form]}" and problem.place.line for problem in returned.problems)


def test_a_region_holds_only_what_differs(project: Path) -> None:
    returned = back(project, "xlsx", translate("xlsx", "Why plan", "Mbona tupange"), locale="sw-KE")
    write_returned(project, returned)
    catalog = (project / "translations/towns/sw-KE.po").read_text(encoding="utf-8")
    assert 'msgstr "Mbona tupange"' in catalog
    assert catalog.count("msgstr") - catalog.count('msgstr ""') == 1


def test_a_region_is_told_what_readers_see_now(project: Path) -> None:
    assert b"readers see now: Kwa nini kupanga" in export(project, "towns", "sw-KE", "xliff")


def change_source(book: Any) -> None:
    sheet = book["translation"]
    sheet.cell(row=row_of(sheet, "Why plan"), column=1).value = "Why plot"


def drop_row(book: Any) -> None:
    sheet = book["translation"]
    sheet.delete_rows(row_of(sheet, "Why plan"))


def empty_cell(book: Any) -> None:
    sheet = book["translation"]
    sheet.cell(row=row_of(sheet, "Why plan"), column=2).value = None


def repeat(book: Any) -> None:
    sheet = book["translation"]
    sheet.append(["Why plan", "شيء آخر", "", "", text_id("", "Why plan")])


def stranger(book: Any) -> None:
    book["translation"].append(["Gone", "ذهب", "", "", "t" + "0" * 14])


def a_date(book: Any) -> None:
    from datetime import date

    sheet = book["translation"]
    sheet.cell(row=row_of(sheet, "Why plan"), column=2).value = date(2026, 3, 8)


def no_headings(book: Any) -> None:
    book["translation"].delete_rows(2)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (change_source, "X202"),
        (drop_row, "X203"),
        (empty_cell, "X207"),
        (repeat, "X204"),
        (stranger, "X201"),
        (a_date, "X205"),
    ],
)
def test_what_does_not_fit_is_told_and_never_guessed(project: Path, edit: Edit, code: str) -> None:
    returned = back(project, "xlsx", edit)
    assert code in codes(returned)
    assert changes(returned) == []
    assert all(problem.hint for problem in returned.problems)


def test_a_sheet_without_its_headings_says_which_are_missing(project: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        back(project, "xlsx", no_headings)
    assert [problem.code for problem in found.value.problems] == ["X106"]


def test_columns_may_have_been_moved(project: Path) -> None:
    def moved(book: Any) -> None:
        sheet = book["translation"]
        sheet.insert_cols(1)
        sheet.cell(row=row_of_second(sheet, "Small towns"), column=3).value = "مدن"

    def row_of_second(sheet: Any, source: str) -> int:
        return int(next(row[1].row for row in sheet.iter_rows() if row[1].value == source))

    assert changes(back(project, "xlsx", moved)) == [("translation", "Small towns", "", "مدن")]


def test_a_formula_is_the_text_that_was_typed(project: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(project, "towns", "ar", "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    returned = back(project, "xlsx", translate("xlsx", "Small towns", '=HYPERLINK("https://evil.example","x")'))
    assert all(one.new.startswith("=HYPERLINK") for one in returned.changes)


def test_a_sheet_looks_as_people_need_it(project: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(project, "towns", "ar", "xlsx")))
    sheet = book["translation"]
    assert sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A3" and sheet.protection.sheet
    assert "الترجمة" in sheet["B2"].value and "عمود الأبيض" in sheet["A1"].value.replace("العمود", "عمود")
    row = row_of(sheet, "Why plan")
    assert [sheet.cell(row=row, column=n).protection.locked for n in range(1, 6)] == [True, False, True, True, True]
    assert sheet.cell(row=row, column=1).alignment.wrap_text
    assert book["satchel"].sheet_state == "hidden" and "place" not in book.sheetnames


def test_units_have_notes_where_the_standard_wants_them(project: Path) -> None:
    text = export(project, "towns", "ar", "xliff").decode()
    assert "<notes>\n        <note>title of module 1</note>" in text
    assert text.index("<notes>") < text.index("<segment")
    assert "<segment xml:space" not in text


def test_the_way_to_the_library_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.errors import SatchelError

    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(SatchelError, match=r'pip install "satchel\[exchange\]"'):
        export(project, "towns", "ar", "xlsx")


def test_a_language_that_says_how_it_runs_is_believed(project: Path) -> None:
    """A script that nobody has told CLDR about may run right to left."""
    header = 'msgid ""\nmsgstr ""\n"Language: tum\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    said = header + '"X-Language-Name: Chitumbuka\\n"\n"X-Language-Direction: rtl\\n"\n'
    (project / "translations/towns/tum.po").write_text(said, encoding="utf-8")
    book = openpyxl.load_workbook(io.BytesIO(export(project, "towns", "tum", "xlsx")))
    assert book["translation"].sheet_view.rightToLeft
    page = review(project, "towns", "tum").decode()
    assert '<html lang="tum" dir="rtl">' in page and "Is Chitumbuka your first language?" in page
