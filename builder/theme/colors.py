"""Keep colours readable: WCAG contrast, and the nearest shade that has enough of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
WHITE, BLACK = "#ffffff", "#000000"

# WCAG 2.2, success criterion 1.4.3: text against what is behind it.
ENOUGH = 4.5
# What is written with, and what it is written on.
INKS = ("ink", "muted", "primary", "accent", "good", "bad")
GROUNDS = ("ground", "surface")

Channels = tuple[float, float, float]


def channels(color: str) -> Channels:
    """Read `#rgb` or `#rrggbb` as three numbers from 0 to 255."""
    digits = color.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(color: str) -> float:
    """Measure how light a colour is, 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """Mix a share (0 to 1) of another colour into a colour."""
    pairs = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def on(color: str) -> str:
    """Choose black or white, whichever is easier to read on a colour."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, color))


def readable(color: str, ground: str) -> str:
    """Give the nearest shade of a colour that can be read on a ground."""
    away = on(ground)
    steps = (mix(color, away, step / 20) for step in range(21))
    return next((shade for shade in steps if contrast(shade, ground) >= ENOUGH), away)


def faint(colors: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find the inks that cannot be read on a ground: both roles, and a sentence."""
    for ink in INKS:
        for ground in GROUNDS:
            found = contrast(colors[ink], colors[ground])
            if found < ENOUGH:
                pair = f"`{ink}` ({colors[ink]}) on `{ground}` ({colors[ground]})"
                yield ink, ground, f"{pair} has a contrast of {found:.1f} to 1; text needs {ENOUGH}."
