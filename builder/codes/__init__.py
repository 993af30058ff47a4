"""Know every code that a problem can have: what it means, why it matters, how to mend it, with an example."""

from builder.codes.entries import FAMILIES, Entry, entries, entry, family_of, near_codes
from builder.codes.reference import reference

__all__ = ["FAMILIES", "Entry", "entries", "entry", "family_of", "near_codes", "reference"]
