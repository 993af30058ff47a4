"""Read what learners bring back: their records become rows of a table (docs/record.md)."""

from builder.records.code import Certified, certificate_code, is_code
from builder.records.gather import Gathered, gather
from builder.records.read import FORM, MOST_BYTES, read_record
from builder.records.rows import columns, rows
from builder.records.sheet import csv_text
from builder.records.values import Certificate, Record

__all__ = [
    "FORM",
    "MOST_BYTES",
    "Certificate",
    "Certified",
    "Gathered",
    "Record",
    "certificate_code",
    "columns",
    "csv_text",
    "gather",
    "is_code",
    "read_record",
    "rows",
]
