"""Find HTML that an edition would not let through, or that does not balance where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from builder.edition import html_faults
from builder.errors import Place, Problem, Severity
from builder.model import Course, HtmlBlock, Prose, RawHtml, SourceTree, find


def unbalanced_html(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """H101: tags are not closed, or closed but not opened, inside their block."""
    for html, place in _stretches(course):
        _refused, unbalanced = html_faults(html)
        if unbalanced:
            yield Problem(
                code="H101",
                message=f"HTML does not balance: {' '.join(unbalanced)}.",
                hint="Close each tag in the block that opens it; no blank line may stand in between.",
                place=place,
            )


def refused_html(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """H102: tags and attributes that no package will hold."""
    for html, place in _stretches(course):
        refused, _unbalanced = html_faults(html)
        if refused:
            yield Problem(
                code="H102",
                message=f"This HTML will not be in any package: {', '.join(refused)}.",
                hint="Say it in Markdown, or with a directive such as {figure} or {video}.",
                place=place,
                severity=Severity.WARNING,
            )


def _stretches(course: Course) -> Iterator[tuple[str, Place]]:
    """Yield each block of HTML, and the tags of each prose together."""
    for node in find(course, HtmlBlock, Prose):
        if isinstance(node, HtmlBlock):
            yield node.html, node.place
        else:
            tags = find(node.nodes, RawHtml)
            if tags:
                line = tags[0].line or node.place.line
                yield "".join(tag.html for tag in tags), Place(file=node.place.file, line=line)
