"""Read and write gettext catalogs, strictly and always the same way."""

from builder.po.catalog import FUZZY, Catalog, Message

__all__ = ["FUZZY", "Catalog", "Message"]
