"""Part running text into sentences, as Unicode's rules have it."""

from __future__ import annotations

# What ends a sentence in the scripts that we know: Latin, Arabic, Ethiopic, Devanagari, Khmer, Burmese, Chinese.
_ENDS = tuple(".!?…؟۔።፧።।។၊။。！？")
_LOCALE = "en"


def sentences(text: str) -> tuple[str, ...]:
    """Part a text; a heading, a cell or an item without a full stop at its end is no running text."""
    whole = text.strip()
    if not whole.rstrip("\"'”’»)]").endswith(_ENDS):
        return ()
    # ICU is 16 MB of data: only where something is measured.
    from icu4py.breakers import SentenceBreaker

    parts = (whole[start:end].strip() for start, end in SentenceBreaker(whole, _LOCALE).segments())
    return tuple(part for part in parts if part)
