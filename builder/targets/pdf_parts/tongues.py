"""Set a book as its language is set: how it counts."""

from __future__ import annotations

from builder.locales import digits_of


def counting(numbering: str) -> str:
    """Define the counter style `local` of a book: pages, items and references in the digits of its language."""
    symbols = " ".join(f'"{digit}"' for digit in digits_of(numbering))
    return f'@counter-style local {{ system: numeric; symbols: {symbols}; suffix: ". " }}\n'
