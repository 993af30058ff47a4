"""Make the manual: Satchel's own docs, as a course that Satchel builds."""

from builder.manual.project import PAGES, packaged_docs, write_manual
from builder.manual.reference import directives

__all__ = ["PAGES", "directives", "packaged_docs", "write_manual"]
