"""Show a localized course in one page that stands alone: pictures inside it, recordings left out."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from builder.model import Course, Edition
from builder.theme import Renderer, Theme

# A phone opens a page of some megabytes, not of a hundred.
_LARGEST_PICTURE = 500_000
_KINDS = {
    "svg": "svg+xml",
    "png": "png",
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "webp": "webp",
    "gif": "gif",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Hold what a page is made with: the theme, what it says in its language, the bytes of media."""

    theme: Theme
    strings: Mapping[str, str]
    media: Callable[[str], bytes]

    def say(self, text: str) -> str:
        """Say a fixed sentence; its placeholders stay."""
        return self.strings.get(text) or text


def renderer(edition: Edition, course: Course, means: Means) -> Renderer:
    """Make the renderer of a page that stands alone; what is no small picture is described in words."""
    pictures = {path: uri for path in edition.media if (uri := data_uri(path, means.media))}
    # In a text edition, media that are not listed are not there.
    alone = replace(edition, course=course, profile="text", media=tuple(pictures))
    return Renderer(means.theme, "html", means.strings, alone, source=lambda path: pictures.get(path, ""))


def data_uri(path: str, media: Callable[[str], bytes]) -> str:
    """Write a picture into an address; nothing for what is none, or too large."""
    kind = _KINDS.get(path.rpartition(".")[2].lower())
    content = media(path) if kind else b""
    if not content or len(content) > _LARGEST_PICTURE:
        return ""
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
