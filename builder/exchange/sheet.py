"""Write a spreadsheet that anybody can fill in: the original beside the translation, the questions of a place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from builder.archive import zip_bytes
from builder.errors import SatchelError
from builder.exchange.extra import need
from builder.exchange.values import Asked, Handout, OutText
from builder.exchange.xliff import NOT_XML
from builder.model import File

Say = Callable[[str], str]

# What a sheet is called in the file: a reader finds it by this, so it is in no language but ours.
TEXTS, PLACE, ABOUT = "translation", "place", "satchel"
FORMAT = "satchel-sheet/1"
# The keys of the columns, and their English headings (beside the reader's own).
TEXT_COLUMNS = ("original", "translation", "what it is", "state", "id")
PLACE_COLUMNS = ("question", "answer", "example", "needed", "id")
_NARROW = 14
_WIDTHS = {
    "original": 60,
    "translation": 60,
    "question": 60,
    "answer": 60,
    "what it is": 34,
    "example": 30,
    "state": 16,
}
_LONGEST_CELL = 32_767  # Excel's limits: characters of a cell
_GREY, _HEAD, _OPEN = "EEF1F2", "D5DEE1", "FFFFFF"
_STATES = {"new": "Not translated yet", "fuzzy": "Needs work", "done": "Done"}
_NEWLINE = "\n"


def write_sheet(handout: Handout, say: Say) -> bytes:
    """Write the workbook; raises `SatchelError` without the library, or for a text that no cell can hold."""
    need("openpyxl", what="A spreadsheet")
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    if handout.texts:
        _fill(book.create_sheet(TEXTS), handout, say, TEXT_COLUMNS, [_text_row(text, say) for text in handout.texts])
    if handout.questions:
        rows = [_asked_row(asked, say) for asked in handout.questions]
        _fill(book.create_sheet(PLACE), handout, say, PLACE_COLUMNS, rows)
    _sign(book.create_sheet(ABOUT), handout)
    written = io.BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _text_row(text: OutText, say: Say) -> tuple[str, ...]:
    told = [*text.about, *([_filled(say("Older translation: %s"), text.draft)] if text.draft else [])]
    return (text.source, text.translation, _NEWLINE.join(told), say(_STATES[text.state]), text.id)


def _asked_row(asked: Asked, say: Say) -> tuple[str, ...]:
    now = _filled(say("In use now: %s"), asked.inherited) if asked.inherited else ""
    told = _NEWLINE.join(filter(None, (asked.example, now)))
    return (
        asked.question,
        asked.value,
        told,
        say("Required") if asked.required else "",
        f"{_group(asked)}/{asked.name}",
    )


def _filled(sentence: str, value: str) -> str:
    return sentence.replace("%s", value)


def _group(asked: Asked) -> str:
    return "slot" if asked.kind == "slot" else "fact"


def _fill(sheet: Any, handout: Handout, say: Say, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Write a sheet: how to use it, headings that stay in sight, the rows; only one column is open."""
    sheet.sheet_view.rightToLeft = handout.direction == "rtl"
    sheet.freeze_panes = "A3"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    _instruct(sheet, say, columns)
    for column, key in enumerate(columns, start=1):
        sheet.column_dimensions["ABCDE"[column - 1]].width = _WIDTHS.get(key, _NARROW)
        _cell(sheet, 2, column, _heading(key, say), _HEAD, bold=True)
    for number, row in enumerate(rows, start=3):
        for column, text in enumerate(row, start=1):
            is_open = column == 2
            _cell(sheet, number, column, text, _OPEN if is_open else _GREY, is_open=is_open)


def _instruct(sheet: Any, say: Say, columns: Sequence[str]) -> None:
    what = "translation" if "translation" in columns else "answer"
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[1].height = 48
    _cell(sheet, 1, 1, say(_TOLD[what]), _HEAD, bold=True)


def _heading(key: str, say: Say) -> str:
    """Head a column by its key, and by what readers call it: `translation · tafsiri`."""
    said = say(_SAID[key]) if key in _SAID else ""
    return f"{key} · {said}" if said and said.lower() != key else key


_TOLD = {
    "translation": "Write your translation into the white column. Leave everything else as it is. "
    "Marks such as ** and [words](address) stay around the same words.",
    "answer": "Write your answer into the white column. Leave everything else as it is.",
}
_SAID = {
    "original": "Original",
    "translation": "Translation",
    "what it is": "What it is",
    "state": "State",
    "question": "Question",
    "answer": "Answer",
    "example": "Example",
    "needed": "Required",
}


def _cell(
    sheet: Any, row: int, column: int, text: str, color: str, *, is_open: bool = False, bold: bool = False
) -> None:
    """Write a cell as text, also where it looks like a formula."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    if len(text) > _LONGEST_CELL:
        raise SatchelError(f"A cell holds {_LONGEST_CELL:,} characters at most; use --format xliff for this course.")
    cell = sheet.cell(row=row, column=column)
    cell.value = NOT_XML.sub("", text)
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in "=+-@"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", fgColor=color)
    cell.protection = Protection(locked=not is_open)
    if bold:
        cell.font = Font(bold=True)


def _sign(sheet: Any, handout: Handout) -> None:
    """Say in a hidden sheet what the file is, so that it finds its way back."""
    sheet.sheet_state = "hidden"
    rows = {"format": FORMAT, "course": handout.course, "version": handout.version, "locale": handout.locale}
    for number, (name, value) in enumerate(rows.items(), start=1):
        sheet.cell(row=number, column=1, value=name)
        sheet.cell(row=number, column=2, value=value).data_type = "s"


def _timeless(content: bytes) -> bytes:
    """Write the same workbook without the moment it was saved: docProps/core.xml holds nothing else."""
    import re

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = [File(path=name, content=archive.read(name)) for name in archive.namelist()]
    moment = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    fixed = (
        File(path=file.path, content=moment.sub(rb"\g<1>1980-01-01T00:00:00Z", file.content))
        if file.path == "docProps/core.xml"
        else file
        for file in files
    )
    return zip_bytes(fixed)
