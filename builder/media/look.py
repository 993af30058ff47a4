"""Look into a picture before anything is made of it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from builder.media.faults import HEIC_KINDS, MOST_PIXELS, Fault

if TYPE_CHECKING:
    from PIL.Image import Image

# What an ISO media file that is a still picture calls itself (ISO/IEC 23008-12, AV1 Image File Format).
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_KINDS = ("PNG", "JPEG", "WEBP", "GIF")


def look(content: bytes, suffix: str) -> None:
    """Raise `Fault` for a picture that is none, is too large or of a kind that browsers lack; reads its head."""
    with opened(content, suffix):
        pass


@contextmanager
def opened(content: bytes, suffix: str) -> Iterator[Image]:
    """Open a picture, whatever its name says it is; raises `Fault`, later too where it is cut off."""
    from PIL import Image, ImageFile  # 40 ms to import: only where there are pictures

    if suffix.lstrip(".").lower() in HEIC_KINDS or (content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS):
        raise Fault("heic")
    # WeasyPrint lets Pillow fill up what is cut off, in the whole process: whoever printed before would find no fault.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pixels, counted below, and of what a camera wrote wrongly
            with Image.open(io.BytesIO(content), formats=_KINDS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Fault("pixels")
                yield picture
    except Image.DecompressionBombError:
        raise Fault("pixels") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError):
        raise Fault("broken") from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
