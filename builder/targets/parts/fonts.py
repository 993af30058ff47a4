"""Find the fonts of this machine through fontconfig, and the one that has a character."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

_FORMAT = r"%{file}|%{index}|%{family[0]}|%{weight}|%{slant}|%{width}\n"

# fontconfig's scale of weights, and CSS's (fontconfig.h, CSS Fonts 4 §2.2).
_WEIGHTS = (
    (0, 100), (40, 200), (50, 300), (80, 400), (100, 500), (180, 600), (200, 700), (205, 800), (210, 900), (215, 1000),
)  # fmt: skip

# Where no family of a stack has a character: fonts that lie within reach of each other in size and grey.
_LIKED = ("Noto Sans", "Noto Naskh", "Noto")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Font:
    """Name a font: a file, the face in it, and the CSS weights that it can show."""

    family: str
    weights: tuple[int, int]
    italic: bool
    path: str
    index: int

    def distance(self, weight: int, italic: bool) -> int:
        """Say how far the font is from what is asked for."""
        low, high = self.weights
        return max(low - weight, weight - high, 0) + (1000 if self.italic != italic else 0)

    def has(self, char: str) -> bool:
        """Tell whether the font has a glyph for a character."""
        return ord(char) in _unicodes(self.path, self.index)

    def load(self, weight: int) -> uharfbuzz.Font:
        """Open the font for HarfBuzz; a variable one at the nearest weight that it has."""
        low, high = self.weights
        return _load(self.path, self.index, min(max(weight, low), high) if low < high else 0)


@cache
def installed() -> tuple[Font, ...]:
    """List the fonts of the machine, in the order of their names; none where fontconfig or HarfBuzz is missing."""
    if find_spec("uharfbuzz") is None:
        return ()
    try:
        done = subprocess.run(
            [_program(), "--format", _FORMAT], capture_output=True, encoding="utf-8", errors="replace", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ()
    return read_fonts(done.stdout)


def _program() -> str:
    """Find fontconfig's lister; on Windows it lies beside the libraries that WeasyPrint finds by this variable."""
    beside = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", r"C:\msys64\ucrt64\bin") if sys.platform == "win32" else ""
    return shutil.which("fc-list") or shutil.which("fc-list", path=beside) or "fc-list"


def read_fonts(listing: str) -> tuple[Font, ...]:
    """Read what `fc-list` prints: outline fonts of the usual width, each variable one whole."""
    rows = (line.split("|") for line in listing.splitlines())
    return tuple(sorted({_font(row) for row in rows if _is_usable(row)}))


def _is_usable(row: list[str]) -> bool:
    if len(row) != 6 or not row[0].endswith((".ttf", ".otf", ".ttc")):
        return False
    # The upper half of the index is 0 for a plain face, 0x8000 for a variable one, else a named instance of it.
    low, high = _range(row[5] or "100")
    return (int(row[1]) >> 16) & 0xFFFF in (0, 0x8000) and low <= 100 <= high


def _font(row: list[str]) -> Font:
    path, index, family, weight, slant, _width = row
    low, high = _range(weight or "80")
    return Font(
        family=family,
        weights=(_css_weight(low), _css_weight(high)),
        italic=slant not in ("0", ""),
        path=path,
        index=int(index) & 0xFFFF,
    )


def _range(text: str) -> tuple[float, float]:
    """Read a number, or the two ends of `[40 210]`."""
    ends = [float(end) for end in text.strip("[]").split()]
    return ends[0], ends[-1]


def _css_weight(weight: float) -> int:
    for (low, css_low), (high, css_high) in pairwise(_WEIGHTS):
        if weight <= high:
            return round(css_low + (weight - low) / (high - low) * (css_high - css_low))
    return 1000


@cache
def font_for(char: str, families: tuple[str, ...], weight: int, italic: bool) -> Font | None:
    """Find the first font that has a character: of the families in order, then of all others."""
    fonts = (_nearest(family, weight, italic) for family in _in_order(families))
    return next((font for font in fonts if font is not None and font.has(char)), None)


def in_family(family: str, weight: int = 400) -> Font | None:
    """Find the upright font of a family that is nearest to a weight, where the family is installed."""
    return _nearest(family, weight, False)


def can_show(char: str) -> bool:
    """Tell whether any font of the machine has a character."""
    return font_for(char, (), 400, False) is not None


@cache
def _in_order(families: tuple[str, ...]) -> tuple[str, ...]:
    others = sorted({font.family for font in installed()}, key=_rank)
    return tuple(dict.fromkeys((*families, *others)))


def _rank(family: str) -> tuple[int, str]:
    return next((rank for rank, name in enumerate(_LIKED) if family.startswith(name)), len(_LIKED)), family


@cache
def _nearest(family: str, weight: int, italic: bool) -> Font | None:
    fonts = _by_family().get(family.lower(), ())
    return min(fonts, key=lambda font: (font.distance(weight, italic), font), default=None)


@cache
def _by_family() -> dict[str, tuple[Font, ...]]:
    found: dict[str, tuple[Font, ...]] = {}
    for font in installed():
        found[font.family.lower()] = (*found.get(font.family.lower(), ()), font)
    return found


@cache
def _open(path: str, index: int) -> uharfbuzz.Face:
    import uharfbuzz  # only where words are drawn

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index)


@cache
def _unicodes(path: str, index: int) -> frozenset[int]:
    return frozenset(_open(path, index).unicodes)


@cache
def _load(path: str, index: int, weight: int) -> uharfbuzz.Font:
    import uharfbuzz

    font = uharfbuzz.Font(_open(path, index))
    if weight:
        font.set_variations({"wght": weight})
    return font


def families_of(stack: str) -> tuple[str, ...]:
    """Read the families of a CSS stack, generic names too."""
    return tuple(name for part in stack.split(",") if (name := part.strip().strip("\"'")))


def without_glyph(text: str) -> Iterator[str]:
    """List the characters of a text that no font has, each once."""
    shown = (char for char in dict.fromkeys(text) if is_shown(char))
    return (char for char in shown if not can_show(char))


def is_shown(char: str) -> bool:
    """Tell a character that has a shape from white space and from what only steers the others."""
    import unicodedata

    return unicodedata.category(char) not in ("Cc", "Cf", "Zs", "Zl", "Zp") and not "\ufe00" <= char <= "\ufe0f"


def stack(families: Sequence[str]) -> tuple[str, ...]:
    """Keep the families of a stack that are installed."""
    known = _by_family()
    return tuple(family for family in families if family.lower() in known)
