"""Take the words of a course out for translators, and put their translations in the place of the source."""

from builder.catalog.changes import Changes, changes, untranslated, words_in
from builder.catalog.extract import extract
from builder.catalog.localize import localize
from builder.catalog.localized import Localized
from builder.catalog.pseudo import pseudo_localized, pseudo_strings
from builder.catalog.reviewed import is_current, review_digest, translation
from builder.catalog.source_texts import SourceTexts
from builder.catalog.update import update, without_obsolete

__all__ = [
    "Changes",
    "Localized",
    "SourceTexts",
    "changes",
    "extract",
    "is_current",
    "localize",
    "pseudo_localized",
    "pseudo_strings",
    "review_digest",
    "translation",
    "untranslated",
    "update",
    "without_obsolete",
    "words_in",
]
