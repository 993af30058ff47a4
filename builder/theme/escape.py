"""Escape text for HTML as markdown-it does: quotation marks too, apostrophes not."""

from __future__ import annotations

from collections.abc import Iterable


def escape(text: str) -> str:
    """Escape what has a meaning in HTML text and in double-quoted attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def attributes(attrs: Iterable[tuple[str, str]]) -> str:
    """Write attributes, each after a space."""
    return "".join(f' {escape(name)}="{escape(value)}"' for name, value in attrs)
