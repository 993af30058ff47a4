"""Write rows as CSV that a spreadsheet opens, and that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from builder.records.rows import Cell, Row, columns

# Excel takes a file for UTF-8 only when it begins with this.
BOM = "\ufeff"

# What begins so is a formula to a spreadsheet (OWASP, CSV injection); the wide ones are to East Asian versions.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def csv_text(made: Sequence[Row], *, bom: bool = False) -> str:
    """Write rows below their columns (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    head = columns(made)
    writer.writerow([_safe(name) for name in head])
    for row in made:
        writer.writerow([_safe(row.get(name)) for name in head])
    return (BOM if bom else "") + out.getvalue()


def _safe(cell: Cell) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; a plain number is none."""
    text = "" if cell is None else str(cell)
    text = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return f"'{text}" if _FORMULA.match(text.lstrip(" ")) and not _NUMBER.fullmatch(text) else text
