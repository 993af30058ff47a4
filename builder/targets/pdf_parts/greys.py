"""Take colour out of what is printed: themes, drawings, photos."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from builder.theme import Theme

# What marks an agency, and what marks right and wrong, is told by words and lines as well.
_BLACK = {
    "ground": "#ffffff", "surface": "#ffffff", "ink": "#000000", "muted": "#444444", "line": "#999999",
    "primary": "#000000", "accent": "#000000", "good": "#000000", "bad": "#000000",
}  # fmt: skip

# A colour where SVG and CSS have one: after the name of the property, in an attribute or in a style.
_COLOR = re.compile(
    r"""(?P<name>\b(?:fill|stroke|stop-color|flood-color|color)\s*[:=]\s*["']?\s*)"""
    r"(?P<value>#[0-9a-fA-F]{3,8}\b|rgb\([^)]*\)|[a-zA-Z]{3,20}\b)"
)


def in_black(theme: Theme) -> Theme:
    """Give each colour of a theme its place between black and white; grounds are white."""
    return replace(theme, colors=tuple((role, _BLACK.get(role, "#000000")) for role, _ in theme.colors))


def in_greys(path: str, content: bytes) -> bytes:
    """Make a picture grey; a file that is no picture stays as it is."""
    if path.lower().endswith(".svg"):
        return _COLOR.sub(_in_grey, content.decode("utf-8")).encode()
    if path.lower().endswith((".png", ".jpg", ".jpeg", ".webp", ".gif")):
        return _photo(content)
    return content


def _in_grey(match: re.Match[str]) -> str:
    from PIL import ImageColor

    try:
        color = ImageColor.getrgb(match["value"])
    except ValueError:
        return match[0]
    red, green, blue, *alpha = color
    # ITU-R BT.601, as the eye weighs them.
    grey = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return match["name"] + "#" + "".join(f"{part:02x}" for part in (grey, grey, grey, *alpha))


def _photo(content: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        grey = picture.convert("LA" if picture.has_transparency_data else "L")
        kind = "PNG" if picture.format != "JPEG" else "JPEG"
    made = io.BytesIO()
    grey.save(made, kind, quality=85)
    return made.getvalue()
