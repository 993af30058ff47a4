"""Read a spreadsheet that came back: every cell is text, and nothing in it is calculated."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from builder.errors import Problem, ProblemsFound
from builder.exchange.extra import need
from builder.exchange.names import one_line, tidy
from builder.exchange.problems import problem
from builder.exchange.sheet import ABOUT, FORMAT, PLACE, TEXTS
from builder.exchange.values import Back, BackText

LARGEST = 30_000_000
_LARGEST_UNPACKED = 150_000_000
_MOST_FILES = 200
_MOST_ROWS = 100_000
_MOST_COLUMNS = 30
_KINDS = {"bool": "true or false", "datetime": "a date", "date": "a date", "time": "a time", "timedelta": "a time"}


def read_sheet(content: bytes, file: str) -> tuple[Back, tuple[Problem, ...]]:
    """Read what came back; raises `ProblemsFound` where it cannot be read at all."""
    need("openpyxl", what="A spreadsheet")
    _check(content, file)
    book = _open(content, file)
    try:
        return _read(book, file)
    except ProblemsFound:
        raise
    except Exception as error:  # rows are parsed as they are read, and raise whatever their XML makes the library
        raise _stumbled(error, file) from None


def _read(book: Any, file: str) -> tuple[Back, tuple[Problem, ...]]:
    about = _about(book)
    if about.get("format") != FORMAT:
        raise ProblemsFound([problem("X101", file)])
    problems: list[Problem] = []
    texts = list(_texts(book, file, problems))
    answers = list(_answers(book, file, problems))
    back = Back(
        kind="xlsx",
        file=file,
        course=about.get("course", ""),
        locale=about.get("locale", ""),
        texts=tuple(texts),
        facts=tuple((name, one_line(text)) for group, name, text in answers if group == "fact"),
        slots=tuple((name, tidy(text)) for group, name, text in answers if group == "slot"),
    )
    return back, tuple(problems)


def _check(content: bytes, file: str) -> None:
    """Refuse what unpacks to a mountain, and what declares entities (OPC, ECMA-376 part 2 §8.1.4, forbids both)."""
    if len(content) > LARGEST:
        raise ProblemsFound([problem("X103", file, what=f"{len(content):,} bytes")])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > _MOST_FILES or unpacked > _LARGEST_UNPACKED:
                raise ProblemsFound([problem("X103", file, what=f"{len(parts)} parts, {unpacked:,} bytes unpacked")])
            declared = any(b"<!DOCTYPE" in archive.read(part) for part in parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ProblemsFound([problem("X102", file, why=str(error) or "it cannot be unpacked")]) from None
    if declared:
        raise ProblemsFound([problem("X102", file, why="it declares entities, which no spreadsheet does")])


def _open(content: bytes, file: str) -> Any:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it leaves out (data validation, pictures) is nothing of ours
        try:
            return load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        except Exception as error:  # it raises whatever its XML makes it stumble over
            raise _stumbled(error, file) from None


def _stumbled(error: Exception, file: str) -> ProblemsFound:
    why = f"{type(error).__name__} while it was opened"
    return ProblemsFound([problem("X102", file, why=why)])


def _rows(book: Any, name: str) -> Iterator[tuple[int, list[Any]]]:
    """Yield the rows of a sheet with their numbers, as far as anybody would fill them in."""
    if name not in book.sheetnames or not hasattr(book[name], "iter_rows"):
        return
    rows = book[name].iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    yield from ((number, list(row)) for number, row in enumerate(rows, start=1))


def _about(book: Any) -> dict[str, str]:
    rows = (row for number, row in _rows(book, ABOUT) if number <= 10 and len(row) > 1)
    return {str(row[0]): str(row[1]) for row in rows if row[0] is not None}


def _table(book: Any, name: str, wanted: tuple[str, ...], file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row as a mapping by the keys of its columns, wherever they stand now."""
    columns: dict[str, int] = {}
    for number, row in _rows(book, name):
        if columns:
            yield number, {key: row[column] if column < len(row) else None for key, column in columns.items()}
            continue
        keys = {_key(value): column for column, value in reversed(list(enumerate(row)))}
        columns = keys if set(wanted) <= set(keys) else {}
    if not columns and name in book.sheetnames:
        raise ProblemsFound([problem("X106", file, missing=", ".join(wanted))])


def _key(value: Any) -> str:
    return str(value or "").partition("·")[0].strip().lower()


def _texts(book: Any, file: str, problems: list[Problem]) -> Iterator[BackText]:
    for number, row in _table(book, TEXTS, ("original", "translation", "id"), file):
        if row["id"] is None and row["translation"] is None:
            continue
        source, translation = _text(row["original"]), _text(row["translation"])
        if source is None or translation is None:
            bad = row["original"] if source is None else row["translation"]
            problems.append(problem("X205", file, number, what=_KINDS.get(type(bad).__name__, "something else")))
            continue
        yield BackText(
            id=one_line(str(row["id"] or "")), source=tidy(source), translation=tidy(translation), number=number
        )


def _answers(book: Any, file: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    for number, row in _table(book, PLACE, ("answer", "id"), file):
        group, _slash, name = one_line(str(row["id"] or "")).partition("/")
        answer = _answer(row["answer"])
        if answer is None:
            problems.append(problem("X205", file, number, what=_KINDS.get(type(row["answer"]).__name__, "something")))
        elif name:
            yield group, name, answer


def _text(value: Any) -> str | None:
    """Read a cell as text: a formula as it was typed, a number with its digits; a date is nobody's words."""
    match value:
        case None:
            return ""
        case bool():
            return None
        case str():
            return value
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
    return None


def _answer(value: Any) -> str | None:
    """Read an answer; a date that the program has made of what was typed is the day it shows."""
    from datetime import datetime

    return value.date().isoformat() if isinstance(value, datetime) else _text(value)
