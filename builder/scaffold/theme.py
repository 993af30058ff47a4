"""Copy a theme as the beginning of another."""

from __future__ import annotations

from builder.model import File
from builder.scaffold.stock import folder
from builder.theme import packaged_themes


def theme_names() -> tuple[str, ...]:
    """Name the themes that come with Satchel."""
    return tuple(sorted(path.parent.name for path in packaged_themes().glob("*/theme.yaml")))


def theme_files(name: str, source: str) -> tuple[File, ...]:
    """List the files of a theme under another name, from the project's root."""
    return folder(packaged_themes() / source, f"themes/{name}")
