"""Write TeX as MathML, which browsers show without any script."""

from __future__ import annotations

import html
from functools import lru_cache

from builder.theme.escape import escape


@lru_cache(maxsize=1024)
def mathml(tex: str, display: bool) -> str:
    """Convert a formula; what the converter does not understand is shown as it was written."""
    written = _converted(tex, display)
    # A command that latex2mathml does not know comes out as text, with its backslash.
    if "\\" in written or not written:
        return f'<code class="math">{escape(tex)}</code>'
    return written


def _converted(tex: str, display: bool) -> str:
    from xml.etree.ElementTree import tostring

    from latex2mathml.converter import convert_to_element  # 40 ms to import: only where a formula is

    try:
        formula = convert_to_element(tex, display="block" if display else "inline")
    except Exception:  # Besides its twelve own exceptions, it raises what lists and dictionaries raise.
        return ""
    # The converter writes character references as text, and its own `convert` unescapes the whole formula after
    # writing it: `\text{<script>}` would be one.
    for element in formula.iter():
        element.text = html.unescape(element.text) if element.text else element.text
    return tostring(formula, encoding="unicode")
