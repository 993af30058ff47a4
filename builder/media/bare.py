"""Take out of a picture's file what it says about itself: where, when, with which camera; pixels stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
# Chunks that say something to people or programs, not to the screen (PNG 3rd edition §11.3).
_PNG_WORDS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_WEBP_WORDS = (b"EXIF", b"XMP ")
# VP8X flags (RFC 9649 §2.7.1): there is EXIF, there is XMP.
_WEBP_FLAGS = 0x08 | 0x04
# JPEG segments that the picture needs: JFIF, its colour profile, Adobe's mark of how colours are kept.
_JPEG_KEPT = (0xE0, 0xE2, 0xEE)
_JPEG_WORDS = (*range(0xE0, 0xF0), 0xFE)
_START_OF_SCAN = 0xDA


def bare(content: bytes) -> bytes:
    """Copy a JPEG, PNG or WebP without its metadata; any other file as it is."""
    if content.startswith(b"\xff\xd8"):
        return b"\xff\xd8" + b"".join(_jpeg(content))
    if content.startswith(_PNG):
        return _PNG + b"".join(_png(content))
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        chunks = b"".join(_webp(content))
        return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks
    return content


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Yield the segments up to the picture itself, then all the rest (ITU T.81 annex B)."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != _START_OF_SCAN:
        mark = content[place + 1]
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        # APP2 holds a colour profile, or the small pictures of a camera.
        is_profile = mark != 0xE2 or content[place + 4 :].startswith(b"ICC_PROFILE\0")
        if mark not in _JPEG_WORDS or (mark in _JPEG_KEPT and is_profile):
            yield content[place:end]
        place = end
    end = content.rfind(b"\xff\xd9") + 2
    yield content[place : end if end > place else len(content)]


def _png(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 12 <= len(content):
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if content[place + 4 : place + 8] not in _PNG_WORDS:
            yield content[place:end]
        place = end


def _webp(content: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(content):
        name, size = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if name == b"VP8X":
            yield content[place : place + 8] + bytes([content[place + 8] & ~_WEBP_FLAGS]) + content[place + 9 : end]
        elif name not in _WEBP_WORDS:
            yield content[place:end]
        place = end
