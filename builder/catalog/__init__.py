"""Take the words of a course out for translators, and put their translations in the place of the source."""

from builder.catalog.extract import extract
from builder.catalog.localize import localize
from builder.catalog.localized import Localized
from builder.catalog.update import update

__all__ = ["Localized", "extract", "localize", "update"]
