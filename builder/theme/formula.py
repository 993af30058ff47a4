"""Write TeX as MathML, which browsers show without any script."""

from __future__ import annotations

import html
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.theme.escape import escape

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@lru_cache(maxsize=1024)
def mathml(tex: str, display: bool) -> str:
    """Convert a formula; what the converter does not understand is shown as it was written."""
    from xml.etree.ElementTree import tostring

    formula = math_element(tex, display)
    return as_written(tex) if formula is None else tostring(formula, encoding="unicode")


def as_written(tex: str) -> str:
    """Show TeX itself."""
    return f'<code class="math">{escape(tex)}</code>'


def unread_part(tex: str) -> str | None:
    """Name what is not understood in a formula: a command, or the whole; None where all is."""
    formula = _converted(tex, display=False)
    if formula is None:
        return tex
    return next((words for words in formula.itertext() if "\\" in words), None)


def math_element(tex: str, display: bool) -> Element | None:
    """Convert a formula, or give nothing where it is not understood."""
    formula = _converted(tex, display)
    # A command that latex2mathml does not know comes out as text, with its backslash.
    return formula if formula is not None and not any("\\" in words for words in formula.itertext()) else None


def _converted(tex: str, display: bool) -> Element | None:
    from latex2mathml.converter import convert_to_element  # 40 ms to import: only where a formula is

    try:
        formula = convert_to_element(tex, display="block" if display else "inline")
    except Exception:  # Besides its twelve own exceptions, it raises what lists and dictionaries raise.
        return None
    # The converter writes character references as text, and its own `convert` unescapes the whole formula after
    # writing it: `\text{<script>}` would be one.
    for element in formula.iter():
        element.text = html.unescape(element.text) if element.text else element.text
    return formula
