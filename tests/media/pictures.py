"""Make pictures for tests: what a camera, a scanner and a drawing program would give."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

from PIL import Image, ImageDraw

ORIENTATION = 0x0112


def photo(width: int, height: int) -> Image.Image:
    """Paint a sky over a field, with the fine grain of a sensor."""
    red = Image.linear_gradient("L").resize((width, height))
    green = Image.radial_gradient("L").resize((width, height))
    grain = Image.frombytes("L", (width, height), Random(1).randbytes(width * height))
    grain = grain.point(lambda value: 96 + value // 8)
    return Image.merge("RGB", (red, green, grain))


def drawing(width: int, height: int) -> Image.Image:
    """Draw a logo: two colours, sharp edges, a ground that shows through."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    for step in range(0, width, max(8, width // 12)):
        pen.rectangle((step, 4, step + 3, height - 4), fill=(11, 92, 107, 255))
    return picture


def saved(picture: Image.Image, kind: str, **choices: Any) -> bytes:
    """Write a picture as a file of a kind."""
    out = io.BytesIO()
    picture.save(out, kind, **choices)
    return out.getvalue()


def taken(width: int, height: int, turn: int = 1, **choices: Any) -> bytes:
    """Write a photo as a phone does: turned by a note, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    exif[0x010F] = "Telephone of Amina"
    exif.get_ifd(0x8825)[1] = "S"
    return saved(photo(width, height), "JPEG", exif=exif, comment=b"my house", quality=92, **choices)


def bomb() -> bytes:
    """Write a PNG of a hundred bytes that says it has 2.5 thousand million pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def read(content: bytes) -> Image.Image:
    """Open a picture's bytes, whole."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture
