"""Collect pictures and other media under names that every platform keeps, and tell of those that cannot come in."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote, unquote_to_bytes

from builder.intake.problems import LeftOut
from builder.markdown.ids import slug
from builder.source.names import MEDIA_KINDS

LARGEST_FILE = 50_000_000
LARGEST_SUM = 500_000_000
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"%PDF-", "pdf"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\x1aE\xdf\xa3", "webm"),
)
_PICTURES = ("svg", "png", "jpg", "jpeg", "webp", "gif")
_SPELT = {"jpeg": "jpg", "opus": "ogg", "m4a": "mp4"}
_DATA = re.compile(r"data:([\w.+/-]*)((?:;[\w.+-]+=[^;,]*)*)(;base64)?,(.*)", re.S | re.I)
RESAVE = "Save it as PNG, JPEG or SVG under media/, and show it: ![what it shows](media/name.png)"


class Gallery:
    """Hold files by path (`media/map.png`); the same bytes are kept once."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._paths: dict[bytes, str] = {}
        self._size = 0

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        return tuple(self._files.items())

    def add(self, name: str, content: bytes) -> str:
        """Keep a file, and give its path in the course; raises `LeftOut`."""
        if content in self._paths:
            return self._paths[content]
        suffix = kind_of(name, content)
        self._size += len(content)
        if len(content) > LARGEST_FILE or self._size > LARGEST_SUM:
            raise LeftOut(f"{name} has {len(content):,} bytes", "Make it smaller, and put it into media/.")
        stem = slug(unquote(name).rpartition("/")[2].rpartition(".")[0])[:40].rstrip("-") or "picture"
        path = next(path for n in range(1, 100_000) if (path := _numbered(stem, n, suffix)) not in self._files)
        self._files[path], self._paths[content] = content, path
        return path

    def add_data(self, uri: str) -> str:
        """Keep a picture that is written into an address; raises `LeftOut`."""
        match = _DATA.fullmatch(uri)
        if match is None:
            raise LeftOut("an address that cannot be read", RESAVE)
        kind = match[1].rpartition("/")[2].partition("+")[0].lower()
        try:
            content = base64.b64decode(unquote(match[4]), validate=False) if match[3] else unquote_to_bytes(match[4])
        except (binascii.Error, ValueError):
            raise LeftOut("a picture that is damaged", RESAVE) from None
        return self.add(f"picture.{kind or 'png'}", content)


def kind_of(name: str, content: bytes) -> str:
    """Tell a file's kind by its bytes, and by its name where they do not tell; raises `LeftOut`."""
    said = name.rpartition(".")[2].lower() if "." in name else ""
    found = _sniffed(content)
    if found and _SPELT.get(said, said) != found:
        said = found
    if said not in MEDIA_KINDS:
        raise LeftOut(f"{name}, which is of a kind that no package carries", RESAVE)
    if said in _PICTURES and not found:
        raise LeftOut(f"{name}, which is damaged or no picture", RESAVE)
    return said


def _sniffed(content: bytes) -> str:
    start = content[:2000]
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    if start[4:8] == b"ftyp":
        return "" if start[8:11] in (b"hei", b"mif", b"avi") else "mp4"
    if b"<svg" in start:
        return "svg"
    return next((kind for mark, kind in _KINDS if content.startswith(mark)), "")


def _numbered(stem: str, n: int, suffix: str) -> str:
    return f"media/{stem}.{suffix}" if n == 1 else f"media/{stem}-{n}.{suffix}"
