"""Give the player: one script and its styles, to stand inside a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from builder.player.joiner import join_modules

_HERE = Path(__file__).parent
_SOURCES = _HERE / "src"


@cache
def sources() -> dict[str, str]:
    """Read the player's modules, by their path."""
    files = sorted(_SOURCES.rglob("*.js"))
    return {path.relative_to(_SOURCES).as_posix(): path.read_text(encoding="utf-8") for path in files}


@cache
def script() -> str:
    """Join the player into one classic script, safe inside a `<script>` element."""
    return join_modules(sources(), "main.js")


@cache
def early() -> str:
    """Join the script that stands in the page's head: it runs before anything is drawn."""
    return join_modules(sources(), "early.js")


@cache
def styles() -> str:
    """Join the styles that the player's components need to work: what all share, then each component's own."""
    shared = _SOURCES / "player.css"
    own = sorted(path for path in _SOURCES.rglob("*.css") if path != shared)
    return "".join(path.read_text(encoding="utf-8") for path in (shared, *own))
