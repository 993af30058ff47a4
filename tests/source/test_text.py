"""A file's bytes become one form of text, whatever editor wrote them."""

import pytest

from builder.source.text import decode

SAME = {
    "as it is": "# Café\n\nÉté\n".encode(),
    "with a BOM": "\ufeff# Café\n\nÉté\n".encode(),
    "with CRLF": "# Café\r\n\r\nÉté\r\n".encode(),
    "with CR": "# Café\r\rÉté\r".encode(),
    "decomposed": "# Cafe\u0301\n\nE\u0301te\u0301\n".encode(),
}

BROKEN = [
    ("Windows-1252", "one\ntwo\nCafé\n".encode("cp1252"), "S101", 3, "Windows-1252"),
    ("Windows-1252 with CRLF", "one\r\nCafé\r\n".encode("cp1252"), "S101", 2, "Windows-1252"),
    ("UTF-16", "# Café\n".encode("utf-16"), "S101", 1, "UTF-16"),
    ("UTF-16 without a BOM", "# Cafe\n".encode("utf-16-le"), "S102", 1, "UTF-16"),
    ("a null character", b"one\ntwo \x00\n", "S102", 2, "U+0000"),
    ("half a character at the end", "one\né".encode()[:-1], "S101", 2, "0xc3"),
]


@pytest.mark.parametrize("content", SAME.values(), ids=SAME)
def test_a_mark_of_an_editor_changes_nothing(content: bytes) -> None:
    assert decode(content, "a.md") == ("# Café\n\nÉté\n", ())


@pytest.mark.parametrize(
    ("content", "code", "line", "word"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_what_is_not_utf_8_is_a_problem_with_a_line(content: bytes, code: str, line: int, word: str) -> None:
    text, (problem,) = decode(content, "a.md")
    assert (problem.code, problem.place.file, problem.place.line) == (code, "a.md", line)
    assert word in problem.message
    assert "\0" not in text


def test_the_rest_of_a_windows_file_is_still_read() -> None:
    text, problems = decode("# Café\n".encode("cp1252"), "a.md")
    assert text == "# Café\n"
    assert problems[0].excerpt == "# Café"
