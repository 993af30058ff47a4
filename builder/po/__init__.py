"""Read and write gettext catalogs, strictly and always the same way."""

from builder.po.catalog import FUZZY, Catalog, Message
from builder.po.read import read_catalog
from builder.po.write import write_catalog

__all__ = ["FUZZY", "Catalog", "Message", "read_catalog", "write_catalog"]
