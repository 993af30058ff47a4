"""Check the page of a package: that it is there, asks nothing of the network, and that progress has room."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from builder.errors import Problem
from builder.player import ROOMS, Capacity, capacity
from builder.verify.contents import PAGE, Contents

_CALL = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_STYLE_CALL = re.compile(r"@import\b[^;]*|url\(\s*['\"]?(?:https?:)?//[^)]*", re.IGNORECASE)
# Addresses of another scheme or machine.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NAMES = frozenset("src href xlink:href poster".split())
_LOADS = frozenset("src href xlink:href srcset poster data action formaction background manifest ping".split())


def check_page(package: Contents) -> Iterator[Problem]:
    """Find out whether there is a page to open."""
    if PAGE not in package.files:
        hint = f"Put `{PAGE}` at the root of the zip, not into a folder."
        yield package.problem("W125", f"There is no `{PAGE}`.", hint)


def check_calls(package: Contents) -> Iterator[Problem]:
    """Find what a page would load from the network."""
    for path in package.files:
        if path.lower().endswith((".html", ".htm", ".svg", ".css")):
            yield from _calls(package, path)


def _calls(package: Contents, path: str) -> Iterator[Problem]:
    text = package.read(path).decode("utf-8", "replace")
    reader = _Calls()
    reader.feed(text)
    found = reader.found + ([(0, call) for call in _STYLE_CALL.findall(text)] if path.endswith(".css") else [])
    for line, call in dict.fromkeys(found):
        hint = "Put the file into the package."
        yield package.problem("W124", f"The network is asked for `{call.strip()[:80]}`.", hint, path, line)


def check_beside(package: Contents) -> Iterator[Problem]:
    """Find what a page refers to and the package does not hold."""
    for path in package.files:
        if path.lower().endswith((".html", ".htm")):
            yield from _missing(package, path)


def _missing(package: Contents, path: str) -> Iterator[Problem]:
    reader = _Neighbours()
    reader.feed(package.read(path).decode("utf-8", "replace"))
    for line, name in dict.fromkeys(reader.found):
        if normpath(join(dirname(path), name)) not in package.files:
            hint = "Put it into the page." if package.is_single else "Put the file into the package."
            yield package.problem("W131", f"The page refers to `{name[:80]}`, which is not there.", hint, path, line)


class _Page(HTMLParser):
    """Read any page as browsers do."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Take `<![…` for a comment (HTML §13.2.5.42); the library stops at what it does not know."""
        return self.parse_bogus_comment(i, bool(report))


class _Neighbours(_Page):
    """Gather the files that a page names: addresses without a scheme that do not stay in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = (value.strip() for name, value in attrs if name in _NAMES and value)
        paths = (unquote(re.split(r"[?#]", value)[0]) for value in values if not _ELSEWHERE.match(value))
        self.found += ((self.getpos()[0], path) for path in paths if path)

    handle_startendtag = handle_starttag


class _Calls(_Page):
    """Gather what a browser would load from elsewhere; links are for people to follow."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_style = tag == "style"
        for name, value in attrs:
            text = value or ""
            if name in _LOADS and (tag, name) not in (("a", "href"), ("a", "xlink:href")) and _CALL.match(text):
                self.found.append((self.getpos()[0], text))
            elif name == "style":
                self.found += [(self.getpos()[0], call) for call in _STYLE_CALL.findall(text)]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._is_style = False

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False

    def handle_data(self, data: str) -> None:
        if self._is_style:
            self.found += [(self.getpos()[0], call) for call in _STYLE_CALL.findall(data)]


def needs_of(package: Contents) -> tuple[Capacity, int] | None:
    """Measure the largest state of a page that Satchel made for a platform, and the room for it; None for others."""
    outline = _outline(package)
    room = ROOMS.get(str(outline.get("tracking")))
    if room is None:
        return None
    try:
        return capacity(outline), room
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def check_room(package: Contents) -> Iterator[Problem]:
    """Find a course whose progress does not fit into what its platform keeps."""
    measured = needs_of(package)
    if measured is None:
        return
    needs, room = measured
    if needs.needed > room:
        message = f"What a platform must remember takes {needs.needed:,} characters; there is room for {room:,}."
        hint = "Make each module a package of its own (`scorm: {scope: module}`), or split the course."
        yield package.problem("W126", message, hint, PAGE)
    elif needs.whole > room:
        message = f"All answers together take {needs.whole:,} characters; there is room for {room:,}."
        hint = "Who comes back on another device sees results, but not each answer. Nothing has to be done."
        yield package.warning("W127", message, hint, PAGE)


def _outline(package: Contents) -> dict[str, Any]:
    if PAGE not in package.files:
        return {}
    text = package.read(PAGE).decode("utf-8", "replace")
    try:
        outline = json.loads(text.partition('id="satchel">')[2].partition("</script>")[0] or "{}")
    except (ValueError, RecursionError):
        return {}
    return outline if isinstance(outline, dict) else {}
