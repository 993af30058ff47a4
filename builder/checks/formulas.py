"""Find formulas that cannot be read, and would be shown as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.walking import placed
from builder.errors import Problem
from builder.model import Course, Formula, MathBlock, SourceTree
from builder.theme.formula import unread_part


def unread_formulas(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L109: a command that there is not, a brace or an environment that is not closed."""
    for node, place in placed(course):
        part = unread_part(node.tex) if isinstance(node, Formula | MathBlock) else None
        if part is not None:
            yield Problem(
                code="L109",
                message=f"The formula would be shown as it is written: `{part.strip()}` is not understood.",
                place=place,
                hint="Close every brace, \\left and \\begin; use commands that LaTeX has. Write money as \\$40.",
            )
