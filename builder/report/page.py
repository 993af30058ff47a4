"""Write reports as pages: one HTML file each, which needs no other file, no network and no script to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from builder import locales
from builder.report.readability import in_words
from builder.report.values import CourseReport, Row
from builder.theme import plain_theme
from builder.theme.templates import environment

if TYPE_CHECKING:
    from markupsafe import Markup

# The pages are for the staff of an institution; the titles of courses keep their own language.
READER = "en"
_STROKES = 1000


def report_page(report: CourseReport) -> str:
    """Render the report of a course."""
    return _render("dist/report.html.j2", report=report)


def portfolio_page(rows: Sequence[Row]) -> str:
    """Render the portfolio: a line for each course and locale."""
    return _render("dist/portfolio.html.j2", rows=rows)


def _render(template: str, **values: Any) -> str:
    theme = plain_theme()
    words = {"name": _name, "direction": locales.direction, "size": _size, "time": _time, "strip": strip}
    return environment(theme).get_template(template).render(**values, **words, in_words=in_words)


def strip(parts: Sequence[tuple[str, float]], whole: float, words: str, *, tall: bool = False) -> Markup:
    """Draw parts of a whole side by side; `words` say the same to who cannot see it.

    A part is the class that colours it, and its length.
    """
    from markupsafe import Markup, escape

    scale = _STROKES / whole if whole > 0 else 0.0
    drawn, at = [], 0.0
    for name, length in parts:
        wide = max(0.0, min(length * scale, _STROKES - at))
        drawn.append(f'<rect class="{escape(name)}" x="{at:.1f}" width="{wide:.1f}" height="20"/>')
        at += wide
    kind = "strip tall" if tall else "strip"
    box = f'viewBox="0 0 {_STROKES} 20" preserveAspectRatio="none"'
    ground = f'<rect class="ground" width="{_STROKES}" height="20"/>'
    return Markup(f'<svg class="{kind}" role="img" aria-label="{escape(words)}" {box}>{ground}{"".join(drawn)}</svg>')


def _name(locale: str) -> str:
    return locales.name_in(locale, READER)


def _size(size: int) -> str:
    return f"{max(1, round(size / 1000)):,} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
