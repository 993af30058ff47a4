"""Put what a page shows into the page itself, so that one file is the whole course."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from builder.model import File

# A picture up to this size stands where it is shown, so that it is seen without JavaScript too …
SMALL = 16_000
# … as long as all of them together do not keep the first page waiting.
ALL_SMALL = 300_000

# What a picture or recording that is held is called until the player makes it real (player/src/media/media.js).
# An address of this kind is asked of nobody, and without JavaScript a picture shows its alternative text.
MARK = "data:,"

KINDS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "m4a": "audio/mp4",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
}
_UNKNOWN = "application/octet-stream"


def addresses(files: Iterable[File]) -> Mapping[str, str]:
    """Map the path of each file to what stands for it in the page: all of it, or its name behind `MARK`."""
    known = {file.path: file.content for file in files}
    inside = set(_inside(known))
    return {path: in_full(path, content) if path in inside else MARK + path for path, content in known.items()}


def _inside(files: Mapping[str, bytes]) -> Iterator[str]:
    """Choose what stands in the page in full: fonts, and small pictures, the smallest first."""
    room = ALL_SMALL
    for path, content in sorted(files.items(), key=lambda pair: (len(pair[1]), pair[0])):
        if kind_of(path).startswith("font/"):
            yield path
        elif kind_of(path).startswith("image/") and len(content) <= min(SMALL, room):
            room -= len(content)
            yield path


def held(files: Iterable[File], places: Mapping[str, str]) -> str:
    """Write what is not in the page in full: texts that no browser reads until the player does."""
    return "".join(_element(file) for file in files if places[file.path] == MARK + file.path)


def _element(file: File) -> str:
    written = b64encode(file.content).decode("ascii")
    return (
        f'<script type="application/octet-stream" data-media="{file.path}" data-kind="{kind_of(file.path)}">'
        f"{written}</script>\n"
    )


def in_full(path: str, content: bytes) -> str:
    """Write a file as an address that holds all of it."""
    return f"data:{kind_of(path)};base64,{b64encode(content).decode('ascii')}"


def kind_of(path: str) -> str:
    """Name the media type of a file; the tables of machines differ."""
    return KINDS.get(path.rpartition(".")[2].lower(), _UNKNOWN)
