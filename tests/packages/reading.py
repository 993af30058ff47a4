"""Read all that a curious person can read in a package: names, texts, what is packed or hidden by base64 alone."""

import base64
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}")


def readable(package: Path) -> str:
    """Join everything that can be read in a package."""
    if package.suffix == ".pdf":
        return package.name + "\n" + book_text(package) + "\n" + "\n".join(book_strings(package))
    return "\n".join([package.name, *(name + "\n" + decoded(content) for name, content in members(package).items())])


def members(package: Path) -> dict[str, bytes]:
    """Unpack a zip in memory; a single page is all that there is."""
    if package.suffix == ".html":
        return {package.name: package.read_bytes()}
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def decoded(content: bytes) -> str:
    """Read bytes as text, and what stands in them as base64."""
    hidden = (base64.b64decode(found[: len(found) // 4 * 4]) for found in BASE64.findall(content))
    return "\n".join(text.decode("utf-8", "replace") for text in (content, *hidden))


def book_text(package: Path) -> str:
    """Extract the words on the pages; one that was broken at the end of a line is whole again."""
    text = printed(package)
    return re.sub(r"(?<=\w)[-\u2010\u00ad]?\n(?=\w)", "", text) + text


def printed(package: Path) -> str:
    """Extract the text of the pages, line by line."""
    return subprocess.run(["pdftotext", package, "-"], capture_output=True, text=True, check=True).stdout


def book_strings(package: Path) -> Iterator[str]:
    """List every string of a book that is not on its pages: alternative texts, bookmarks, addresses, metadata."""
    import pikepdf

    with pikepdf.open(package) as pdf:
        for thing in pdf.objects:
            yield from strings_in(thing)


def strings_in(thing: Any) -> Iterator[str]:
    """Walk one object of a book, not the objects that it refers to."""
    import pikepdf

    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Stream):
        yield from strings_in(pikepdf.Dictionary(thing.stream_dict))
        if thing.get("/Type") in ("/Metadata", "/EmbeddedFile"):
            yield thing.read_bytes().decode("utf-8", "replace")
    elif isinstance(thing, pikepdf.Dictionary):
        for name, value in thing.items():
            yield name
            yield from direct(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from direct(value)


def direct(value: Any) -> Iterator[str]:
    if not getattr(value, "is_indirect", False):
        yield from strings_in(value)
