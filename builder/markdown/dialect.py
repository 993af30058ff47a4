"""Set up markdown-it for the dialect: CommonMark, GFM tables and strikethrough, footnotes, definition lists,
attributes, math by Pandoc's rule, and MyST's directives and roles.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from builder.markdown.directive_rule import directive
from builder.markdown.inline_rules import fact, footnote, gap, located, role

# markdown-it drops what is nested deeper than this without a word; reaching it is an error here (`tree.py`).
MAX_NESTING = 100
# Inside a line nothing is dropped, and each level of brackets is read once more: 100 levels take five times as long.
_INLINE_NESTING = 20
_ATTRIBUTES = ("id", "class", "lang", "dir")
_LOCATED = ("link", "image", "autolink", "html_inline", "footnote_ref", "math_inline", "math_inline_double")


@cache
def dialect() -> MarkdownIt:
    """Give the one parser of blocks of this process."""
    return _parser(MAX_NESTING)


@cache
def inline_dialect() -> MarkdownIt:
    """Give the one parser of lines of this process."""
    return _parser(_INLINE_NESTING)


def _parser(nesting: int) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": nesting}).enable(["table", "strikethrough"])
    footnote_plugin(md, inline=False, move_to_end=False)
    deflist_plugin(md)
    # `$40 and $50` is money: no space inside the marks, no digit after them.
    dollarmath_plugin(md, allow_space=False, allow_digits=False, double_inline=False)
    attrs_plugin(md, spans=True, allowed=_ATTRIBUTES)
    md.block.ruler.before(
        "fence",
        "directive",
        directive,
        {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
    )
    md.inline.ruler.before("backticks", "role", role)
    md.inline.ruler.before("link", "gap", gap)
    md.inline.ruler.before("role", "fact", fact)
    for rule in md.inline.ruler.__rules__:
        if rule.name in _LOCATED:
            rule.fn = located(footnote(rule.fn) if rule.name == "footnote_ref" else rule.fn)
    return md
