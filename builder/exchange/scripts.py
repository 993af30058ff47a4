"""Give the scripts of the review page and the place form, and what they say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from builder.player.joiner import join_modules

_SOURCES = Path(__file__).with_name("src")
_SAID = re.compile(r"\bsay\('(?P<text>[^']*)'")


@cache
def sources() -> dict[str, str]:
    """Read the scripts by their name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(_SOURCES.glob("*.js"))}


@cache
def script(name: str) -> str:
    """Join a page's script into one classic one, safe inside a `<script>` element."""
    return join_modules(sources(), name)


@cache
def script_says() -> tuple[str, ...]:
    """List the texts that the scripts say."""
    return tuple(sorted({match["text"] for source in sources().values() for match in _SAID.finditer(source)}))


def page_json(value: Mapping[str, object], strings: Mapping[str, str]) -> str:
    """Write what a script needs as JSON that cannot end the element it stands in."""
    said = {text: strings[text] for text in script_says() if text in strings}
    written = json.dumps({**value, "strings": said}, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
