"""Find pictures that have too few dots for paper."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from builder.errors import Place, Problem, Severity
from builder.targets.pdf_parts.press import Layout
from builder.targets.pdf_parts.setting import SCHEME, Setting

# Dots an inch, below which each of them is seen; and a width, in mm, below which a figure shows nothing.
_COARSE = 100
_SMALL = 40

_MM = 25.4 / 96
_INCH = 96


def coarse_pictures(layout: Layout, made: Setting) -> Iterator[Problem]:
    """F105: tell of each picture that is coarse or tiny on paper, once."""
    paths = {SCHEME + name: path for path, name in made.names.items()}
    told: set[str] = set()
    for page in layout.pages:
        for box in page._page_box.descendants():
            path = paths.get(_source(box), "")
            if path and path not in told and _is_poor(box):
                told.add(path)
                yield _poor(path, box, made)


def _source(box: Any) -> str:
    """Name the picture of a box; drawings have no dots, and are as sharp as one likes."""
    is_raster = box.element_tag == "img" and hasattr(getattr(box, "replacement", None), "image_data")
    return str(box.element.get("src") or "") if is_raster else ""


def _is_poor(box: Any) -> bool:
    """Tell a picture that is printed coarse, and one on a line of its own that is printed tiny; others are signs."""
    density = box.replacement.width * _INCH / max(box.width, 1)
    return bool(density < _COARSE or (box.style["display"] == ("block", "flow") and box.width * _MM < _SMALL))


def _poor(path: str, box: Any, made: Setting) -> Problem:
    folder = made.edition.course.place.file.rpartition("/")[0]
    width, height = box.replacement.width, box.replacement.height
    wanted = max(width + 1, ceil(max(box.width, 2 * _SMALL / _MM) / _INCH * _COARSE))
    return Problem(
        code="F105",
        message=f"`{path}` has {width} × {height} pixels: too few for the {box.width * _MM:.0f} mm that it takes.",
        place=Place(file=f"{folder}/{path}" if folder else path),
        hint=f"Give it at least {wanted} pixels across ({_COARSE} for each inch), or draw it as SVG.",
        severity=Severity.WARNING,
    )
