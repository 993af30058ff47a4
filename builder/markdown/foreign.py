"""Write Markdown of other tools as HTML: CommonMark with tables, none of what our dialect adds."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt


def as_html(text: str) -> str:
    """Write a text as HTML; what is HTML in it stays as it is."""
    html: str = _plain().render(text)
    return html


@cache
def _plain() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
