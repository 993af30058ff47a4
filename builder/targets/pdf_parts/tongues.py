"""Set a book as its language is set: how it counts, and where it spells abbreviations out."""

from __future__ import annotations

import re

from builder.locales import digits_of

_ABBREVIATION = re.compile(r'<abbr title="([^"]+)">')


def counting(numbering: str) -> str:
    """Define the counter style `local` of a book: pages, items and references in the digits of its language."""
    symbols = " ".join(f'"{digit}"' for digit in digits_of(numbering))
    return f'@counter-style local {{ system: numeric; symbols: {symbols}; suffix: ". " }}\n'


def spelled_out(html: str) -> str:
    """Mark where each abbreviation stands for the first time, behind the contents: paper shows no title at a touch."""
    contents, nav, text = html.rpartition("</nav>")
    told: set[str] = set()

    def marked(match: re.Match[str]) -> str:
        if match[1] in told:
            return match[0]
        told.add(match[1])
        return f'<abbr class="first" title="{match[1]}">'

    return contents + nav + _ABBREVIATION.sub(marked, text)
