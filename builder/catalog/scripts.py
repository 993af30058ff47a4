"""Know which script a language is written in, and which one a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from builder.po import Catalog

# ISO 15924 codes, and how Unicode begins the names of their letters.
_NAMES = {
    "Adlm": "ADLAM", "Arab": "ARABIC", "Armn": "ARMENIAN", "Beng": "BENGALI", "Cans": "CANADIAN", "Cher": "CHEROKEE",
    "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Grek": "GREEK",
    "Gujr": "GUJARATI", "Guru": "GURMUKHI", "Hans": "CJK", "Hant": "CJK", "Hebr": "HEBREW",
    "Jpan": "CJK HIRAGANA KATAKANA", "Khmr": "KHMER", "Knda": "KANNADA", "Kore": "HANGUL CJK", "Laoo": "LAO",
    "Latn": "LATIN", "Mlym": "MALAYALAM", "Mong": "MONGOLIAN", "Mymr": "MYANMAR", "Nkoo": "NKO", "Orya": "ORIYA",
    "Sinh": "SINHALA", "Syrc": "SYRIAC", "Taml": "TAMIL", "Telu": "TELUGU", "Tfng": "TIFINAGH", "Thaa": "THAANA",
    "Thai": "THAI", "Tibt": "TIBETAN", "Vaii": "VAI",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ\u0300-\u036f][^\W\d_]+)*")
# So few letters are a name, a unit or an abbreviation.
_FEW = 4


def scripts_of(catalog: Catalog) -> frozenset[str]:
    """Name the scripts of a catalog's locale as CLDR does; where it does not know, the one that most of it is in."""
    known = _named(catalog.locale)
    if known:
        return known
    counts = Counter(script for one in catalog.messages if one.is_usable for script in _letters(one.text))
    return frozenset(name for name, _count in counts.most_common(1))


@cache
def _named(locale: str) -> frozenset[str]:
    """Look at the tag's script, else at CLDR's likely subtags; without a region, at those of every region."""
    from babel.core import get_global  # 39 ms to import

    language, *rest = locale.split("-")
    script = next((part for part in rest if part in _NAMES), "")
    likely = get_global("likely_subtags")
    region = next((part for part in rest if len(part) in (2, 3)), "")
    if script:
        codes = {script}
    elif region:
        codes = {_script(likely.get(f"{language}_{region}") or likely.get(language, ""))}
    else:
        codes = {_script(full) for key, full in likely.items() if key.split("_")[0] == language}
    return frozenset(name for code in codes for name in _NAMES.get(code, "").split())


def _script(full: str) -> str:
    """Take the script out of a full tag: `sw_Latn_TZ`."""
    return next((part for part in full.split("_")[1:] if len(part) == 4), "")


def foreign_script(text: str, original: str, expected: frozenset[str]) -> str:
    """Name the script of a text that is mostly in another than the expected ones, or nothing.

    Words that stand in the original too are names and citations: they count for nobody.
    """
    kept = set(_WORD.findall(original))
    counts = Counter(script for word in _WORD.findall(text) if word not in kept for script in _letters(word))
    total = counts.total()
    own = sum(counts[script] for script in expected)
    if not expected or total < _FEW or 2 * own >= total:
        return ""
    return next(script for script, _count in counts.most_common() if script not in expected).title()


def is_of(char: str, scripts: frozenset[str]) -> bool:
    """Say whether a character is of one of some scripts, or no letter."""
    return not char.isalpha() or _script_of(char) in scripts


def _letters(text: str) -> Iterable[str]:
    return (_script_of(char) for char in text if char.isalpha())


@cache
def _script_of(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0].split("-")[0]


def scripts_of_language(locale: str) -> frozenset[str]:
    """Name the scripts that a locale is written in, as CLDR does; nothing where it does not know."""
    return _named(locale)


def script_of_letter(char: str) -> str:
    """Name the script of one letter, as Unicode begins its name."""
    return _script_of(char)
