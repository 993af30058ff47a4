"""Find tables that are wider than the pages of a book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.errors import Place, Problem, Severity
from builder.model import Block, Course, Element, with_blocks
from builder.targets.pdf_parts.press import Layout

# What rounding adds to a table that fills the page, in pixels.
_SLACK = 2


def with_places(course: Course) -> Course:
    """Let every table say where it stands in its source, so that one which is too wide can be named."""
    return with_blocks(course, _placed)


def _placed(block: Block) -> tuple[Block, ...]:
    if not (isinstance(block, Element) and block.tag == "table"):
        return (block,)
    return (replace(block, attrs=(*block.attrs, ("data-place", str(block.place)))),)


def wide_tables(layout: Layout, locale: str, where: str) -> Iterator[Problem]:
    """Tell of each table that runs off its page, once; `where` names the page."""
    told: dict[str, Problem] = {}
    for page in layout.pages:
        for box in page._page_box.descendants():
            place = _place(box)
            if place and place not in told and _sticks_out(box, page._page_box):
                told[place] = _too_wide(place, locale, where)
    yield from told.values()


def _place(box: Any) -> str:
    is_table = box.element_tag == "table" and box.element is not None and hasattr(box, "column_widths")
    return str(box.element.get("data-place") or "") if is_table else ""


def _sticks_out(table: Any, page: Any) -> bool:
    left, right = page.content_box_x(), page.content_box_x() + page.width
    start = table.border_box_x()
    return bool(start < left - _SLACK or start + table.border_width() > right + _SLACK)


def _too_wide(place: str, locale: str, where: str) -> Problem:
    file, _, line = place.rpartition(":")
    return Problem(
        code="B401",
        message=f"In `{locale}` this table is wider than {where}: its edge is cut off.",
        place=Place(file=file or place, line=int(line) if file else 0),
        hint="Use fewer columns or shorter words; or turn it: a row for each column, or a list for each row.",
        severity=Severity.WARNING,
    )
