"""Make a picture small enough for a profile: WebP, scaled, upright, without what a camera writes about its owner."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.media.bare import bare
from builder.media.look import opened
from builder.model import Profile

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")

# A change of format that saves less than this is not worth a loss.
_WORTH = 0.9
# More colours than this are a photo, or a drawing that is larger without loss.
_DRAWN = 20_000
_EXIF_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Say how large a picture may be (pixels of its longest side) and how good (WebP quality)."""

    longest: int
    quality: int


# WebP of quality 60 to 75 at 800 px: 0.75 bits a pixel at a structural similarity of 0.94; JPEG 75 needs 1.19.
SIZES: dict[Profile, Size] = {"full": Size(longest=800, quality=70), "lite": Size(longest=480, quality=60)}


def converted(content: bytes, suffix: str, profile: Profile) -> tuple[bytes, str]:
    """Make a picture small; gives the bytes and their suffix (`.webp`), never more bytes than there were.

    What moves stays as it is, and so does every kind of file that is no picture. Raises `Fault`.
    """
    kind = suffix.lower()
    size = SIZES.get(profile)
    if kind not in PICTURES or size is None:
        return content, suffix
    with opened(content, kind) as picture:
        if _moves(picture):
            return bare(content), suffix
        is_drawn = picture.format in ("PNG", "GIF")
        as_it_is = bare(content) if _fits(picture, size) else None
        smaller = _smallest(upright(picture, size), size, is_drawn=is_drawn)
    if as_it_is is not None and len(smaller) > len(as_it_is) * _WORTH:
        return as_it_is, suffix
    return smaller, ".webp"


def _moves(picture: Image) -> bool:
    """Tell a film from a photo; two pictures in one JPEG (MPO) are a photo and what a camera keeps beside it."""
    return picture.format in ("GIF", "PNG", "WEBP") and getattr(picture, "is_animated", False)


def _fits(picture: Image, size: Size) -> bool:
    """Tell a picture that may be shown as it is: small enough, and upright without being told so."""
    return max(picture.size) <= size.longest and picture.getexif().get(_EXIF_ORIENTATION, 1) == 1


def upright(picture: Image, size: Size) -> Image:
    """Turn a picture as its camera was held, in the colours of the web, and scale it down."""
    from PIL import Image, ImageOps

    turned = _plain(_in_srgb(ImageOps.exif_transpose(picture)))
    if max(turned.size) > size.longest:
        turned.thumbnail((size.longest, size.longest), Image.Resampling.LANCZOS)
    return turned


def _in_srgb(picture: Image) -> Image:
    """Convert the colours of a wider space; a profile that cannot be read counts as none."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return made or picture


def _plain(picture: Image) -> Image:
    """Give a picture one of the two modes that WebP has."""
    if picture.mode in ("RGB", "RGBA"):
        return picture
    if picture.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off at 255
        picture = picture.point(lambda value: value / 257.0).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _smallest(picture: Image, size: Size, *, is_drawn: bool) -> bytes:
    """Write lossy WebP; of what was drawn also lossless, which keeps logos and lines sharp, where it is no larger."""
    lossy = _webp(picture, quality=size.quality, method=6)
    if not is_drawn or picture.getcolors(_DRAWN) is None:
        return lossy
    # For lossless WebP `quality` is the effort: 100 takes ten times as long as 50, for one per cent.
    lossless = _webp(picture, lossless=True, quality=50, method=4)
    return lossless if len(lossless) <= len(lossy) else lossy


def _webp(picture: Image, **choices: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", icc_profile=b"", exif=b"", xmp=b"", **choices)
    return out.getvalue()
