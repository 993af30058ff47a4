"""Turn the bytes of a file into the one form of text that everything above works with."""

from __future__ import annotations

from builder.errors import Place, Problem
from builder.letters import composed

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_RESAVE = "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."


def decode(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode UTF-8, drop a BOM, write line ends as LF and characters as NFC.

    What is not UTF-8 is read as Windows-1252, with its problem: the rest of the file is looked at too.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _tidy(_guess(content)), (_not_utf8(content, file, error.start),)
    if "\0" in text:
        return _tidy(text.replace("\0", "")), (_null(text, content, file),)
    return _tidy(text), ()


def _tidy(text: str) -> str:
    return composed(text.replace("\r\n", "\n").replace("\r", "\n"))


def _guess(content: bytes) -> str:
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "cp1252"
    return content.decode(encoding, "replace").replace("\0", "")


def line_at(content: bytes, offset: int) -> int:
    """Number the line (from 1) that a byte stands in, whatever the line ends are."""
    before = content[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _not_utf8(content: bytes, file: str, offset: int) -> Problem:
    if content.startswith(_UTF16_MARKS):
        return Problem(
            code="S101",
            message="The file is saved as UTF-16, not as UTF-8.",
            place=Place(file=file, line=1),
            hint=_RESAVE,
        )
    line = content[content.rfind(b"\n", 0, offset) + 1 :].split(b"\n", 1)[0]
    return Problem(
        code="S101",
        message=f"The file is not UTF-8: byte 0x{content[offset]:02x} cannot be read. "
        "It was probably saved as Windows-1252 (“ANSI”).",
        place=Place(file=file, line=line_at(content, offset)),
        hint=_RESAVE,
        excerpt=line.decode("cp1252", "replace").strip()[:200],
    )


def _null(text: str, content: bytes, file: str) -> Problem:
    is_utf16 = text.count("\0") * 3 > len(text)
    message = "The file is saved as UTF-16, not as UTF-8." if is_utf16 else "The line holds a null character (U+0000)."
    return Problem(
        code="S102",
        message=message,
        place=Place(file=file, line=line_at(content, content.index(b"\0"))),
        hint=_RESAVE if is_utf16 else "Delete the character: copy the words around it into a new line.",
    )
