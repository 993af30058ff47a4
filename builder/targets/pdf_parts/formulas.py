"""Draw formulas for paper: as SVG, with their TeX for who does not see them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from builder.errors import Place, Problem
from builder.model import Edition, Formula, MathBlock, Prose, walk
from builder.targets.parts.fonts import is_shown
from builder.theme.formula import as_written, math_element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# The size at which a formula is drawn, in pixels, for words of this size: STIX letters are smaller than those of Noto.
_SIZE = 20.0
_EM = _SIZE / 1.12


@lru_cache(maxsize=1024)
def drawn(tex: str, display: bool) -> str:
    """Draw a formula that stands on the line of its words; one that is not understood is shown as it was written."""
    from xml.etree.ElementTree import tostring

    formula = math_element(tex, display)
    if formula is None:
        return as_written(tex)
    formula.attrib.pop("xmlns", None)  # Written and read again, its elements would have other names.
    made = _set(formula, tex)
    picture: Element = made.svgxml()
    sizes = (float(picture.get("width") or 0), made.getsize()[1], made.getyofst())
    width, height, below = (f"{size / _EM:.3f}em" for size in sizes)
    picture.set("style", f"width:{width};height:{height};vertical-align:{below}")
    picture.set("role", "math")
    return f'<span class="math">{tostring(picture, encoding="unicode")}</span>'


def _set(formula: Element | str, title: str = "") -> Any:
    """Set a formula in STIX Two Math, which takes 180 ms to load: only where a formula is."""
    with warnings.catch_warnings():
        # ziamath opens its font in a way that Python 3.11 calls old.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.zmath import Math

        config.svg2 = False  # Paths whole: WeasyPrint would draw each `use` again.
        return Math(formula, size=_SIZE, title=title, margin=0)


def without_character(tex: str) -> tuple[str, ...]:
    """List the letters of a formula that the font of formulas does not have."""
    return tuple(char for char in dict.fromkeys(_letters(tex)) if not _has(char))


def formula_problems(
    edition: Edition, lacking: Callable[[str], Sequence[str]] = without_character
) -> Iterator[Problem]:
    """F104: a formula holds letters that the font of formulas does not have."""
    for tex, place in _formulas(edition):
        missing = lacking(tex)
        if missing:
            yield Problem(
                code="F104",
                message=f"Formulas on paper have no character “{missing[0]}”.",
                place=place,
                hint="Write words beside the formula; in it stand letters of Latin and Greek, digits and signs.",
            )


def _formulas(edition: Edition) -> Iterator[tuple[str, Place]]:
    here = edition.course.place
    for node in walk(edition.course):
        if isinstance(node, MathBlock):
            yield node.tex, node.place
        elif isinstance(node, Prose):
            here = node.place
        elif isinstance(node, Formula):
            yield node.tex, here


def _letters(tex: str) -> Iterator[str]:
    formula = math_element(tex, display=False)
    words = formula.itertext() if formula is not None else ()
    return (char for text in words for char in text if is_shown(char))


@lru_cache(maxsize=1024)
def _has(char: str) -> bool:
    return bool(_set("<mi>x</mi>").font.glyphindex(char))
