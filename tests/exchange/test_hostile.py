"""No file from a stranger gets a traceback, a path or a mountain through."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder.build.returns import take_back
from builder.errors import ProblemsFound
from builder.exchange.back import read_back

HEAD = {"format": "satchel-review/1", "course": "towns", "locale": "ar", "texts": []}
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="{tag}">'
    '<file id="f" original="{course}">{body}</file></xliff>'
)
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + XLIFF.format(
    tag="ar", course="satchel:towns", body="&b;"
)


def text(**more: Any) -> bytes:
    return json.dumps(HEAD | more).encode()


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def xliff(course: str = "satchel:towns", tag: str = "ar", body: str = "") -> bytes:
    return XLIFF.format(course=course, tag=tag, body=body).encode()


HOSTILE = {
    "empty": (b"", "X101"),
    "binary": (bytes(range(256)) * 8, "X102"),
    "words": (b"Dear all, here it is.", "X101"),
    "other-json": (b'{"a": 1}', "X101"),
    "a-list": (b"[{}]", "X101"),
    "cut-off": (text()[:-2] + b"}", "X102"),
    "deep": (b'{"format":' * 50_000 + b"}" * 50_000, "X102"),
    "unknown-format": (text(format="satchel-review/9"), "X101"),
    "unknown-key": (text(path="../../x"), "X104"),
    "course-is-a-path": (text(course="../../etc"), "X104"),
    "course-is-a-number": (text(course=7), "X104"),
    "locale-is-a-path": (text(locale="../ar"), "X104"),
    "locale-is-no-tag": (text(locale="arabic-in-the-desert"), "X104"),
    "another-course": (text(course="villages"), "X105"),
    "id-is-a-path": (text(texts=[{"id": "../../x", "source": ""}]), "X104"),
    "text-too-long": (text(texts=[{"id": "t" + "0" * 14, "source": "x" * 20_001}]), "X104"),
    "too-many": (text(texts=[{"id": "t" + "0" * 14, "source": ""}] * 20_001), "X104"),
    "xliff-1": (b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "X102"),
    "xliff-broken": (xliff()[:-9], "X102"),
    "xliff-entities": (BOMB.encode(), "X102"),
    "xliff-of-others": (xliff(course="theirs.docx"), "X101"),
    "xliff-path": (xliff(course="satchel:../../etc"), "X105"),
    "xliff-locale-path": (xliff(tag="../../etc"), "X104"),
    "zip-of-others": (zipped(a=b"x"), "X102"),
    "zip-broken": (zipped(a=b"x")[:30], "X102"),
    "zip-bomb": (zipped(a=b"\0" * 160_000_000), "X103"),
    "zip-of-many": (zipped(**{f"n{number}": b"" for number in range(300)}), "X103"),
    "zip-entities": (zipped(a=BOMB.encode()), "X102"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_with_a_way_out(towns: Path, tmp_path: Path, name: str) -> None:
    content, code = HOSTILE[name]
    path = tmp_path / "back.json"
    path.write_bytes(content)
    with pytest.raises(ProblemsFound) as found:
        take_back(towns, path)
    assert {problem.code for problem in found.value.problems} == {code}
    assert all(problem.hint and problem.place.file == "back.json" for problem in found.value.problems)
    assert all(len(problem.message) < 600 for problem in found.value.problems)


def test_a_sound_file_is_none_of_these() -> None:
    back, problems = read_back(text(), "x.json")
    assert (back.kind, back.course, back.locale, problems) == ("review", "towns", "ar", ())


def test_a_huge_sheet_is_read_as_far_as_anybody_fills_it_in() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "satchel"
    for row in (("format", "satchel-sheet/1"), ("course", "towns"), ("locale", "ar")):
        sheet.append(row)
    far = book.create_sheet("translation")
    far.append(("original", "translation", "id"))
    far["XFD1048576"] = "far away"
    written = io.BytesIO()
    book.save(written)
    back, problems = read_back(written.getvalue(), "far.xlsx")
    assert (back.texts, problems) == ((), ())
