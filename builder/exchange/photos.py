"""Take photos from strangers: drawn anew, without what a camera wrote into them, under names of our own.

A photo stands at the end of its slot's Markdown as a figure; a partner sees fields instead.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass

# A phone's photo, scaled down by the form, has 0.3 MB; nothing larger than this is opened.
LARGEST = 6_000_000
LARGEST_SIDE = 1200
_MOST_PIXELS = 40_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
MOST = 3  # of one slot


class NoPhoto(ValueError):
    """Tell why a photo cannot be taken."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """Be a photo of a slot as its Markdown shows it."""

    path: str
    shows: str
    credit: str = ""

    @property
    def markdown(self) -> str:
        """Write the figure."""
        credit = f":credit: {self.credit}\n" if self.credit else ""
        return f":::{{figure}} {self.path}\n:alt: {self.shows}\n{credit}:::\n"


_FIGURE = re.compile(
    r"(?:^|\n):::\{figure\} (?P<path>media/place/[a-z0-9-]+-[1-9]\.webp)\n"
    r":alt: (?P<shows>[^\n]*)\n(?::credit: (?P<credit>[^\n]*)\n)?:::\n*\Z"
)


def photo_path(slot: str, number: int) -> str:
    """Name the file of a slot's photo."""
    return f"media/place/{slot}-{number}.webp"


def photo_number(photo: Photo) -> int:
    """Tell which photo of its slot this is, from 1."""
    return int(photo.path.removesuffix(".webp").rpartition("-")[2])


def parted(text: str, slot: str) -> tuple[str, tuple[Photo, ...]]:
    """Part a slot's Markdown into the words and the photos that we put at its end."""
    photos: list[Photo] = []
    while (match := _FIGURE.search(text)) and match["path"].startswith(f"media/place/{slot}-"):
        photos.insert(0, Photo(path=match["path"], shows=match["shows"], credit=match["credit"] or ""))
        text = text[: match.start()].rstrip("\n")
    return text.strip("\n"), tuple(photos)


def joined(text: str, photos: tuple[Photo, ...]) -> str:
    """Write a slot's Markdown: the words, then the photos."""
    parts = [text.strip("\n") + "\n"] if text.strip() else []
    return "\n".join([*parts, *(photo.markdown for photo in photos)])


def drawn_anew(content: bytes) -> bytes:
    """Draw a photo anew as WebP, upright, at most 1200 pixels a side, with nothing of its own file but the picture.

    Raises `NoPhoto`.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST:
        raise NoPhoto(f"it has more than {LARGEST // 1_000_000} MB")
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=_FORMATS) as photo:
            if photo.width * photo.height > _MOST_PIXELS:
                raise NoPhoto("it has more than 40 million pixels")
            plain = ImageOps.exif_transpose(photo).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, NoPhoto):
            raise
        raise NoPhoto("it is no picture that is known here") from None
    plain.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    bare = Image.new("RGB", plain.size)
    bare.paste(plain)
    written = io.BytesIO()
    bare.save(written, "WEBP", quality=80, method=6)
    return written.getvalue()
