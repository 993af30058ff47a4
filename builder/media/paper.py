"""Make a picture fit for paper: sharp enough, no larger than that, in formats and colours that a PDF has."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from builder.media.bare import bare
from builder.media.look import opened
from builder.media.pictures import PICTURES, Size, upright

if TYPE_CHECKING:
    from PIL.Image import Image

# The longest side in dots: 245 an inch over the 166 mm of an A4 column, where printers show no more than 220.
_PAPER = Size(longest=1600, quality=80)

# JPEG blurs the edges of letters and lines: what was drawn becomes one only where it is a photo by its weight.
_PHOTO = 4

# Writing a JPEG again costs it sharpness: not for less than a tenth of its bytes.
_WORTH = 0.9


def for_paper(content: bytes, suffix: str) -> bytes:
    """Write a picture as JPEG or PNG, upright, in RGB or grey; raises `Fault`. Other files stay as they are."""
    kind = suffix.lower()
    if kind not in PICTURES:
        return content
    with opened(content, kind) as picture:
        is_photo = picture.format in ("JPEG", "MPO") or (picture.format == "WEBP" and b"VP8 " in content[:40])
        is_fit = picture.format == "JPEG" and picture.mode in ("RGB", "L") and max(picture.size) <= _PAPER.longest
        is_upright = picture.getexif().get(0x0112, 1) == 1
        made = _written(_opaque(upright(picture, _PAPER)), is_photo=is_photo)
    as_it_is = bare(content) if is_fit and is_upright else b""
    return as_it_is if as_it_is and len(as_it_is) * _WORTH <= len(made) else made


def _opaque(picture: Image) -> Image:
    """Drop an alpha channel that hides nothing."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        return picture.convert("RGB")
    return picture


def _written(picture: Image, *, is_photo: bool) -> bytes:
    if picture.mode == "RGBA":
        return _saved(picture, "PNG")
    jpeg = _saved(picture, "JPEG")
    if is_photo:
        return jpeg
    png = _saved(picture, "PNG")
    return jpeg if len(jpeg) * _PHOTO < len(png) else png


def _saved(picture: Image, kind: str) -> bytes:
    out = io.BytesIO()
    # What a camera or a program wrote beside the picture stays out.
    clean = picture.copy()
    clean.info.clear()
    clean.save(out, kind, quality=_PAPER.quality, optimize=True)
    return out.getvalue()
