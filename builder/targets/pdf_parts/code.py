"""Colour code for paper: a few kinds of words, each dark enough to read, and told apart without colour too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from builder.theme.escape import escape

# A kind of token of Pygments, and its class in the theme's styles; the first that fits counts.
_CLASSES = (
    ("Token.Comment", "comment"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Literal.String", "string"),
    ("Token.Literal", "number"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Attribute", "name"),
)


@lru_cache(maxsize=256)
def colored(text: str, language: str) -> str:
    """Write code as HTML, its words marked by their kind; in a language that is not known, as it is."""
    from pygments.lexers import get_lexer_by_name  # 50 ms to import: only where code is printed
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(text)
    words = ((_class(str(kind)), value) for kind, value in lexer.get_tokens(text))
    return "".join(_marked(words))


def _marked(words: Iterator[tuple[str, str]]) -> Iterator[str]:
    for name, group in groupby(words, key=lambda word: word[0]):
        written = escape("".join(value for _, value in group))
        yield f'<span class="{name}">{written}</span>' if name else written


def _class(kind: str) -> str:
    return next((name for start, name in _CLASSES if kind.startswith(start)), "")
