"""docs/themes.md names every value that templates get, and no other."""

from __future__ import annotations

import re
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PAGE = (REPO / "docs" / "themes.md").read_text(encoding="utf-8")
SOURCES = {
    "every": REPO / "builder/theme/render.py",
    "page": REPO / "builder/targets/parts/document.py",
}


def test_every_value_is_told() -> None:
    code = SOURCES["every"].read_text(encoding="utf-8").partition("def _all_said")[2].partition("def ")[0]
    given = set(re.findall(r'^\s+"(\w+)":', code, re.M))
    told = set(re.findall(r"^\| `(\w+)[`(]", PAGE, re.M))
    assert told == given and len(given) > 20


def test_every_value_of_the_page_is_told() -> None:
    code = SOURCES["page"].read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", PAGE.rpartition("Templates of a whole page")[2]))
    given = {name for name in told if re.search(rf"\b{name}\b", code)}
    assert told == given and len(told) == 15
