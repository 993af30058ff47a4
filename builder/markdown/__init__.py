"""Parse the text of a module into the model; nothing above this room sees a token."""

from builder.markdown.glossary import parse_glossary
from builder.markdown.ids import slug
from builder.markdown.inline import definite, parse_inline
from builder.markdown.module import parse_module
from builder.markdown.slot import in_own_words, parse_slot, relabelled

__all__ = [
    "definite",
    "in_own_words",
    "parse_glossary",
    "parse_inline",
    "parse_module",
    "parse_slot",
    "relabelled",
    "slug",
]
