"""Name the folder of the themes that come with Satchel."""

from __future__ import annotations

from pathlib import Path


def packaged_themes() -> Path:
    """Name the folder of the themes that come with Satchel: in the wheel, or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    in_wheel = package / "_themes"
    return in_wheel if in_wheel.is_dir() else package.parent / "themes"
