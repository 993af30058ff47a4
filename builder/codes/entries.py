"""Read the entries of the codes: one TOML file for each family, named by its letter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from builder.errors import Severity

# A letter says where a problem belongs; it never changes, and neither does a code.
FAMILIES = {
    "A": "Accessibility",
    "B": "Building packages",
    "C": "Facts and slots of a place",
    "D": "Directives",
    "E": "Language",
    "F": "Fonts and formulas on paper",
    "G": "Giving out translations",
    "H": "HTML in the text",
    "I": "Pictures and recordings",
    "J": "What an institution asks for",
    "K": "Themes and brands",
    "L": "Links and structure",
    "M": "Modules and lessons",
    "N": "Names of files",
    "P": "Catalogs (PO files)",
    "Q": "Questions",
    "R": "Records of learners",
    "S": "Files that cannot be read",
    "T": "Translations",
    "U": "Waivers",
    "V": "Drawings (SVG)",
    "W": "Packages (satchel verify)",
    "X": "Files that come back",
    "Y": "Settings (YAML)",
    "Z": "Material that is imported, questions that are exported",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Explain a code.

    `wrong` and `right` are an example and its mending, written in the file `at`; both are checked by a test. `wcag`
    names success criteria of WCAG 2.2, `atag` those of ATAG 2.0. `can_be_waived`: an author may allow it with a reason.
    """

    code: str
    title: str
    severity: Severity
    why: str
    mend: str
    wrong: str = ""
    right: str = ""
    at: str = "modules/02-example.md"
    wcag: tuple[str, ...] = ()
    atag: tuple[str, ...] = ()
    can_be_waived: bool = False

    @property
    def family(self) -> str:
        return FAMILIES[self.code[0]]


@cache
def entries() -> dict[str, Entry]:
    """Map every code to its entry, in order."""
    folder = files("builder.codes").joinpath("families")
    texts = (path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.endswith(".toml"))
    found = (_entry(code, written) for text in texts for code, written in tomllib.loads(text).items())
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


def entry(code: str) -> Entry | None:
    """Give the entry of a code, or None where there is no such code."""
    return entries().get(code)


def near_codes(code: str) -> tuple[str, ...]:
    """Name codes that look like one."""
    return tuple(get_close_matches(code, entries(), n=3, cutoff=0.5))


def family_of(code: str) -> str:
    """Name the family that a code belongs to."""
    return FAMILIES.get(code[:1], "")


def _entry(code: str, written: dict[str, Any]) -> Entry:
    severity = Severity(written.pop("severity", "error"))
    waivable = written.pop("can_be_waived", severity is not Severity.ERROR)
    wcag, atag = (tuple(written.pop(name, ())) for name in ("wcag", "atag"))
    return Entry(code=code, severity=severity, can_be_waived=waivable, wcag=wcag, atag=atag, **written)
