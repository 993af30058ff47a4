"""Know what a locale is: its tag, its names, its direction and what it falls back to.

A locale is a BCP 47 tag. One that CLDR does not know (Tumbuka, Mooré, Soninke …) is as good as any other; only a
malformed tag is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# BCP 47 (RFC 5646 §2.1), the parts that name a language for readers: language, script, region, variants.
_TAG = re.compile(
    r"(?P<language>[a-zA-Z]{2,3})"
    r"(?:-(?P<script>[a-zA-Z]{4}))?"
    r"(?:-(?P<region>[a-zA-Z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-zA-Z0-9]{5,8}|[0-9][a-zA-Z0-9]{3}))*)"
)
# Unicode scripts written from right to left (CLDR scriptMetadata, rtl=YES).
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})
# Languages whose usual script runs right to left; asked only when the tag names no script.
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
# CLDR's pseudo-locales (UTS 35, part 1, section 3.9).
PSEUDO_LOCALES = (ACCENTED, MIRRORED) = ("en-XA", "ar-XB")
# The zero of CLDR's decimal numbering systems (Unicode: nine more digits follow each).
_ZEROS = {
    "adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "gujr": 0x0AE6,
    "guru": 0x0A66, "khmr": 0x17E0, "knda": 0x0CE6, "laoo": 0x0ED0, "mlym": 0x0D66, "mong": 0x1810,
    "mymr": 0x1040, "nkoo": 0x07C0, "olck": 0x1C50, "orya": 0x0B66, "telu": 0x0C66, "thai": 0x0E50,
    "tibt": 0x0F20, "tamldec": 0x0BE6,
}  # fmt: skip


def canonical(tag: str) -> str | None:
    """Write a tag in its usual case (`SW_ke` → `sw-KE`), or None when it is malformed."""
    match = _TAG.fullmatch(tag.replace("_", "-"))
    if match is None:
        return None
    parts = [match["language"].lower()]
    if match["script"]:
        parts.append(match["script"].title())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts) + match["variants"].lower()


def region(tag: str) -> str:
    """Name the region of a tag (`KE`), or nothing."""
    match = _TAG.fullmatch(tag)
    return (match["region"] or "") if match else ""


def direction(tag: str) -> str:
    """Say `rtl` or `ltr`, by the tag's script or its language's usual one."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return "ltr"
    if match["script"]:
        return "rtl" if match["script"] in _RTL_SCRIPTS else "ltr"
    return "rtl" if match["language"] in _RTL_LANGUAGES else "ltr"


@cache
def chain(tag: str) -> tuple[str, ...]:
    """List a locale and what it falls back to, nearest first: `es-CO` → `es-419` → `es` (CLDR parents)."""
    links = [tag]
    while (parent := _parent(links[-1])) is not None:
        links.append(parent)
    return tuple(links)


def _parent(tag: str) -> str | None:
    from babel.core import get_global  # 39 ms to import: only where a chain is asked for

    named = get_global("parent_exceptions").get(tag.replace("-", "_"))
    if named is not None:
        return None if named == "root" else str(named).replace("_", "-")
    return tag.rpartition("-")[0] or None


@cache
def known(tag: str) -> str | None:
    """Find the nearest locale that CLDR has data for, as Babel writes it (`sw_KE`), or None."""
    from babel.core import Locale, UnknownLocaleError

    for link in chain(tag):
        try:
            return str(Locale.parse(link, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def own_name(tag: str) -> str:
    """Name a locale in its own language (`Kiswahili`), or by its tag where CLDR has no name."""
    return _name(tag, tag)


def name_in(tag: str, reader: str) -> str:
    """Name a locale for a reader of another one (`Swahili` for `en`)."""
    return _name(tag, reader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """Know a locale's own name, its direction (`ltr` or `rtl`) and the locale whose numbers and dates it uses.

    `numbering` is the CLDR name of the digits that count pages and items. A catalog or a context pack may say all of
    these, so that a language that CLDR does not know is as good as any.
    """

    name: str
    direction: str
    like: str
    numbering: str = "latn"


def tongue(tag: str, name: str = "", direction_said: str = "", like: str = "", digits: str = "") -> Tongue:
    """Take what is said about a locale, and what its tag tells where nothing is."""
    written = known(like or tag) or known("en") or "en"
    return Tongue(
        name=name or own_name(tag),
        direction=direction_said or direction(like if like and not known(tag) else tag),
        like=written,
        numbering=numbering(written, digits),
    )


def numbering(like: str, digits: str = "") -> str:
    """Name the numbering system of a locale: its usual one, or what is said (`western` or `native`)."""
    from babel.core import Locale

    if digits == "western":
        return "latn"
    known_one = Locale.parse(like)
    if digits == "native":
        return str(known_one.other_numbering_systems.get("native", "latn"))
    return str(known_one.default_numbering_system)


def digits_of(system: str) -> str:
    """List the ten digits of a numbering system, from zero; Western ones for a system that counts in another way."""
    zero = _ZEROS.get(system, ord("0"))
    return "".join(chr(zero + n) for n in range(10))


def in_digits(text: str, system: str) -> str:
    """Write Western digits as those of a numbering system (Babel knows separators, but no digits)."""
    return text if system not in _ZEROS else text.translate(str.maketrans("0123456789", digits_of(system)))


def _name(tag: str, reader: str) -> str:
    from babel.core import Locale

    subject, voice = known(tag), known(reader)
    if subject is None or voice is None:
        return tag
    name = Locale.parse(subject).get_display_name(Locale.parse(voice))
    return name[:1].upper() + name[1:] if name else tag
