"""Look into a font file before it is packed."""

from __future__ import annotations

import io


def is_font(content: bytes) -> bool:
    """Tell whether a file is a font (TrueType, OpenType or woff2) that has characters."""
    from fontTools.ttLib import TTFont  # 60 ms to import: only where a theme brings fonts

    try:
        return bool(TTFont(io.BytesIO(content), lazy=True).getBestCmap())
    except Exception:  # Besides its own exceptions, fontTools raises what struct, brotli and assertions raise.
        return False
