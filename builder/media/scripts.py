"""Know the scripts that phones and laptops often have no font for, and find them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from unicodedata import category, normalize


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Hold a script: its Unicode block (first and last character) and the open fonts that serve it, best first."""

    code: str
    name: str
    block: tuple[int, int]
    families: tuple[str, ...]
    package: str = "fonts-noto-core"


def _script(code: str, name: str, first: int, last: int, *families: str) -> Script:
    return Script(code=code, name=name, block=(first, last), families=families or (f"Noto Sans {name}",))


# By ISO 15924 code. Latin, Cyrillic, Greek, Thai, Hebrew and the scripts of East Asia are on every device.
SCRIPTS = {
    script.code: script
    for script in (
        _script("Adlm", "Adlam", 0x1E900, 0x1E95F, "Noto Sans Adlam", "Noto Sans Adlam Unjoined"),
        _script("Arab", "Arabic", 0x0600, 0x06FF, "Noto Naskh Arabic", "Noto Sans Arabic"),
        _script("Beng", "Bengali", 0x0980, 0x09FF),
        _script("Deva", "Devanagari", 0x0900, 0x097F),
        _script("Ethi", "Ethiopic", 0x1200, 0x139F),
        _script("Gujr", "Gujarati", 0x0A80, 0x0AFF),
        _script("Guru", "Gurmukhi", 0x0A00, 0x0A7F),
        _script("Khmr", "Khmer", 0x1780, 0x17FF),
        _script("Knda", "Kannada", 0x0C80, 0x0CFF),
        _script("Laoo", "Lao", 0x0E80, 0x0EFF),
        _script("Mlym", "Malayalam", 0x0D00, 0x0D7F),
        _script("Mymr", "Myanmar", 0x1000, 0x109F),
        _script("Nkoo", "NKo", 0x07C0, 0x07FF),
        _script("Olck", "Ol Chiki", 0x1C50, 0x1C7F),
        _script("Orya", "Oriya", 0x0B00, 0x0B7F),
        _script("Sinh", "Sinhala", 0x0D80, 0x0DFF),
        _script("Taml", "Tamil", 0x0B80, 0x0BFF),
        _script("Telu", "Telugu", 0x0C00, 0x0C7F),
        _script("Tfng", "Tifinagh", 0x2D30, 0x2D7F),
        _script("Thaa", "Thaana", 0x0780, 0x07BF),
        _script("Tibt", "Tibetan", 0x0F00, 0x0FFF, "Noto Serif Tibetan", "Noto Sans Tibetan"),
        _script("Vaii", "Vai", 0xA500, 0xA63F),
    )
}
# Readers of these languages expect the hanging style.
NASTALIQ = ("ur", "ks", "pnb")
# What steers letters, and the circle that a lone vowel sign stands on.
_STEERING = frozenset({0x200C, 0x200D, 0x25CC})


def families_for(script: Script, locale: str, liked: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the fonts to look for: as a language wants its script written, then what is liked, then what is open."""
    hanging = ("Noto Nastaliq Urdu",) if script.code == "Arab" and locale.split("-")[0] in NASTALIQ else ()
    return (*hanging, *liked, *script.families)


def ranges(characters: Iterable[int]) -> str:
    """Write characters as CSS does: `U+1200-1248,U+200C` (CSS Fonts 4 §4.5)."""
    ranks = enumerate(sorted(characters))
    rows = [[character for _, character in row] for _, row in groupby(ranks, key=lambda pair: pair[1] - pair[0])]
    return ",".join(f"U+{row[0]:X}-{row[-1]:X}" if len(row) > 1 else f"U+{row[0]:X}" for row in rows)


def scripts_in(texts: Iterable[str]) -> tuple[Script, ...]:
    """List the scripts of some texts that devices often lack, by code."""
    found = {code for char in _foreign(texts) for code in _codes(char)[:1]}
    return tuple(SCRIPTS[code] for code in sorted(found & SCRIPTS.keys()))


def characters_of(script: Script, texts: Iterable[str]) -> frozenset[int]:
    """List what a font of a script must hold: its block, what texts use beside it, and what steers letters."""
    first, last = script.block
    own = {ord(char) for char in _foreign(texts) if script.code in _codes(char)}
    return frozenset({*range(first, last + 1), *own, *_parts(own), *_STEERING})


def own_characters(script: Script, texts: Iterable[str]) -> tuple[frozenset[int], frozenset[int]]:
    """List what texts use and what that may be made of; then also the signs of the script, as vowels are split."""
    used = {ord(char) for text in texts for char in text}
    first, last = script.block
    signs = {character for character in range(first, last + 1) if category(chr(character)) in ("Mn", "Mc")}
    own = frozenset({*used, *_parts(used), *_STEERING})
    return own, own | signs


def script_runs(texts: Iterable[str], characters: frozenset[int]) -> tuple[str, ...]:
    """Cut texts into the stretches that a browser sets in a font of these characters, each once, sorted."""
    pattern = re.compile(f"[{''.join(map(re.escape, map(chr, sorted(characters))))}]+")
    return tuple(sorted({run for text in texts for run in pattern.findall(text)}))


def _parts(characters: Iterable[int]) -> Iterator[int]:
    """Take characters apart as HarfBuzz does where a font composes them from their parts (NFD)."""
    for character in characters:
        yield from map(ord, normalize("NFD", chr(character)))


def _foreign(texts: Iterable[str]) -> set[str]:
    """Gather the characters of texts beyond those of Latin, Greek and Cyrillic."""
    return {char for char in set().union(*map(set, texts)) if char > "\u05ff"}


@cache
def _codes(char: str) -> tuple[str, ...]:
    """Name the script of a character, then all that use it: the danda is of no script, and used by twenty."""
    from fontTools import unicodedata

    own = unicodedata.script(char)
    others = sorted(unicodedata.script_extension(char) - {own})
    return (own, *others)
