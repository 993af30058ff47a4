"""Find pictures and recordings that are too heavy, that move, or that are not what their names say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.checks.walking import warning
from builder.errors import Place, Problem
from builder.media import Fault, caption_problems, look, picture_problem, read_captions

# On a 3G connection of a small town (about 1 Mbit/s) 500 KB take four seconds.
HEAVY_PICTURE = 500_000
HEAVY_RECORDING = 25_000_000
HEAVY_COURSE = 100_000_000

_PICTURES = ("png", "jpg", "jpeg", "webp", "gif")
_RECORDINGS = ("mp3", "ogg", "opus", "m4a", "mp4", "webm")
# How files of a kind begin: https://www.garykessler.net/library/file_sigs.html
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "pdf": (b"%PDF",),
}
_NAMES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"RIFF": "webp", b"%PDF": "pdf"}


def check_media(folder: str, paths: tuple[str, ...], read: Callable[[str], bytes]) -> Iterator[Problem]:
    """Look into files under media/ of a course or a context pack, whose `folder` is named from the project's root.

    `read` gives the bytes of a path, none where it cannot be read.
    """
    total = 0
    for path in paths:
        content = read(path)
        if not content:
            continue
        total += len(content)
        yield from _file_problems(path, content, Place(file=f"{folder}/{path}"))
    if total > HEAVY_COURSE:
        message = f"The pictures and recordings of the course have {_size(total)}."
        hint = "Make films smaller (480 lines are enough on a phone), or part the course."
        yield warning("I103", message, Place(file=f"{folder}/media"), hint)


def _file_problems(path: str, content: bytes, place: Place) -> Iterator[Problem]:
    kind = path.rpartition(".")[2].lower()
    yield from _heavy(path, len(content), kind, place)
    yield from _misnamed(path, content, kind, place)
    yield from _unreadable(path, content, kind, place)
    if kind == "vtt":
        yield from caption_problems(read_captions(content), place.file)
    if kind == "gif" and _frames(content) > 1:
        hint = "Show it as a {video}, which stands still until somebody plays it."
        yield warning("A119", f"`{path}` moves by itself, and nobody can stop it.", place, hint)


def _unreadable(path: str, content: bytes, kind: str, place: Place) -> Iterator[Problem]:
    """Look at the head of a picture that is what its name says; the rest is read when packages are made."""
    if kind not in _PICTURES or not content.startswith(_BEGINNINGS[kind]):
        return
    try:
        look(content, f".{kind}")
    except Fault as fault:
        yield picture_problem(fault.reason, path, place)


def _heavy(path: str, size: int, kind: str, place: Place) -> Iterator[Problem]:
    if kind in (*_PICTURES, "svg") and size > HEAVY_PICTURE:
        hint = "Save it 1200 pixels wide as JPEG (photos), or simplify the drawing: below 200 KB is usual."
        yield warning("I101", f"The picture `{path}` has {_size(size)}.", place, hint)
    if kind in _RECORDINGS and size > HEAVY_RECORDING:
        hint = "Save speech as Opus at 24 kbit/s, films 480 lines high; or part the recording."
        yield warning("I102", f"The recording `{path}` has {_size(size)}.", place, hint)


def _misnamed(path: str, content: bytes, kind: str, place: Place) -> Iterator[Problem]:
    wanted = _BEGINNINGS.get(kind)
    if not wanted or content.startswith(wanted):
        return
    found = next((name for mark, name in _NAMES.items() if content.startswith(mark)), "")
    if found:
        hint = f"Rename it to end in `.{found}`, here and in the text."
        message = f"`{path}` is called .{kind}, but it is a .{found} file."
    elif b"ftyphei" in content[:32] or b"ftypmif1" in content[:32]:
        hint, message = _HEIC_HINT, f"`{path}` is called .{kind}, but it is a HEIC photo of a phone."
    else:
        hint = "Open it in a picture editor, and save it again as PNG or JPEG."
        message = f"`{path}` is no {kind.upper()} file, or a damaged one."
    yield Problem(code="I105", message=message, place=place, hint=hint)


_HEIC_HINT = "Save it as JPEG; on the phone: Settings, Camera, Formats, Most compatible."


def _frames(content: bytes) -> int:
    """Count the pictures in a GIF by their graphic control blocks (GIF89a §23)."""
    return content.count(b"\x21\xf9\x04")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size // 1000} KB"
