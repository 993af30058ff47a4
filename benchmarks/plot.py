"""Draw measured points as a small SVG, with the straight line through them that a linear cost would follow."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 480, 300, 56, 44, 16


def plot(points: Sequence[tuple[float, float]], across: str, up: str) -> str:
    """Draw points of two quantities; the line is that of least squares."""
    widest, highest = max(x for x, _ in points), max(y for _, y in points)
    slope, start = _line(points)

    def place(x: float, y: float) -> tuple[float, float]:
        right = _LEFT + x / widest * (_WIDTH - _LEFT - 16)
        return right, _HEIGHT - _BOTTOM - y / highest * (_HEIGHT - _BOTTOM - _TOP)

    (x1, y1), (x2, y2) = place(0, max(start, 0)), place(widest, start + slope * widest)
    dots = "".join('<circle cx="{:.1f}" cy="{:.1f}" r="4"/>'.format(*place(*point)) for point in points)
    low = _HEIGHT - _BOTTOM
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">
<g font-family="sans-serif" font-size="12">
<title>{escape(up)} by {escape(across)}</title>
<rect width="100%" height="100%" fill="#fff"/>
<path d="M{_LEFT} {_TOP}V{low}H{_WIDTH - 16}" fill="none" stroke="#555"/>
<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#999" stroke-dasharray="4 3"/>
<g fill="#0b5c6b">{dots}</g>
<text x="{_LEFT}" y="{low + 16}">0</text>
<text x="{_WIDTH - 16}" y="{low + 16}" text-anchor="end">{widest:,.0f}</text>
<text x="{_WIDTH / 2}" y="{low + 34}" text-anchor="middle">{escape(across)}</text>
<text x="{_LEFT - 6}" y="{_TOP + 10}" text-anchor="end">{highest:,.0f}</text>
<text x="{_LEFT - 6}" y="{low}" text-anchor="end">0</text>
<text x="{_LEFT - 6}" y="{(_TOP + low) / 2}" text-anchor="end">{escape(up)}</text>
</g>
</svg>
"""


def _line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Give the slope and the start of the line of least squares."""
    count = len(points)
    middle_x, middle_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points) / spread
    return slope, middle_y - slope * middle_x
