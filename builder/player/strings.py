"""Know what the player and the themes say, in every language there is a catalog for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from builder import locales
from builder.player.script import sources
from builder.po import Catalog, read_catalog

FOLDER = Path(__file__).with_name("strings")
TEMPLATE = "player.pot"

_SAID = re.compile(r"""\bsay\(\s*(['"])(?P<text>(?:\\.|(?!\1).)*)\1""")


def strings_for(locale: str) -> Mapping[str, str]:
    """Give every text of player and themes in a locale, by its English one; what nobody translated is English."""
    return MappingProxyType(_strings(locale))


@cache
def script_strings() -> tuple[str, ...]:
    """List the texts that the script itself says: only these go into a page."""
    said = {match["text"] for source in sources().values() for match in _SAID.finditer(source)}
    return tuple(sorted(said))


@cache
def translated_locales() -> tuple[str, ...]:
    """List the locales with a catalog of their own, English first: it is the source."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def _strings(locale: str) -> dict[str, str]:
    strings = {message.id: message.id for message in read(TEMPLATE).messages}
    for link in reversed(locales.chain(locale)):
        if link in translated_locales()[1:]:
            strings |= {m.id: m.text for m in read(f"{link}.po").messages if m.is_usable}
    return strings


def read(name: str) -> Catalog:
    """Read one of the player's own catalogs; they have no problems, a test sees to that."""
    catalog, _ = read_catalog((FOLDER / name).read_text(encoding="utf-8"), name)
    return catalog
