"""Make an edition of a localized course: who reads it, and what of it they get."""

from builder.edition.allowed import html_faults
from builder.edition.reach import media_of, reached_terms, terms_of
from builder.edition.select import select

__all__ = ["html_faults", "media_of", "reached_terms", "select", "terms_of"]
