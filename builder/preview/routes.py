"""Answer what pages ask a preview for: by looking it up in lists, never on the disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from builder.errors import SatchelError
from builder.player.script import sources
from builder.preview.doors import COURSE_POLICY, SHELL_POLICY
from builder.preview.pages import Page, paper, paper_targets
from builder.preview.rows import explained
from builder.preview.studio import Studio

_SOURCES = Path(__file__).with_name("src")
# What a platform keeps is read with the player's own words.
_STATE = "progress/state.js"
_VIEW_PARTS = 4

# Named here: what a machine's registry says of a suffix is not to be relied on.
_KINDS = {
    ".css": "text/css; charset=utf-8", ".gif": "image/gif", ".html": "text/html; charset=utf-8", ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".pdf": "application/pdf",
    ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".vtt": "text/vtt",
    ".webm": "video/webm", ".webp": "image/webp", ".woff2": "font/woff2",
}  # fmt: skip
# A drawing or a PDF that is opened by itself runs nothing.
_FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Be what a request gets."""

    content: bytes
    kind: str = _KINDS[".txt"]
    status: HTTPStatus = HTTPStatus.OK
    policy: str = _FILE_POLICY


def nothing(why: str, status: HTTPStatus = HTTPStatus.NOT_FOUND) -> Answer:
    """Say why there is nothing to be had."""
    return Answer(content=f"{why}\n".encode(), status=status)


def answer(studio: Studio, path: str) -> Answer:
    """Answer a GET."""
    first, *rest = [unquote(part) for part in path.removeprefix("/").split("/")]
    match first, rest:
        case "", []:
            return _shell("shell.html")
        case "shell" | "player", _:
            return _shell("/".join(rest))
        case "state", []:
            studio.ready.wait()
            return _json(studio.state())
        case "explain", [code]:
            found = explained(code)
            return _json(found) if found else nothing("There is no such code.")
        case "view", _:
            return _in_view(studio, rest)
        case "paper", _:
            return _on_paper(studio, rest)
    return nothing("There is no such page.")


@cache
def _shell_files() -> Mapping[str, bytes]:
    """Read the files of the shell, and what it borrows from the player."""
    own = {path.name: path.read_bytes() for path in sorted(_SOURCES.iterdir()) if path.is_file()}
    return {**own, f"src/{_STATE}": sources()[_STATE].encode()}


def _shell(name: str) -> Answer:
    content = _shell_files().get(name)
    if content is None:
        return nothing("There is no such file.")
    return Answer(content=content, kind=kind_of(name), policy=SHELL_POLICY)


def _json(value: object) -> Answer:
    return Answer(content=json.dumps(value, ensure_ascii=False).encode(), kind=_KINDS[".json"])


def _in_view(studio: Studio, parts: list[str]) -> Answer:
    """Give the page of a view, or a file that stands beside it in the package."""
    page = _page(studio, parts)
    if isinstance(page, Answer):
        return page
    name = "/".join(parts[_VIEW_PARTS:])
    if name == "index.html":
        return Answer(content=page.html, kind=_KINDS[".html"], policy=COURSE_POLICY)
    content = page.files().get(name)
    return Answer(content=content, kind=kind_of(name)) if content is not None else nothing("There is no such file.")


def _page(studio: Studio, parts: list[str]) -> Page | Answer:
    studio.ready.wait()
    view = studio.view("/".join(parts[:_VIEW_PARTS]))
    if view is None:
        return nothing("There is no page yet: mend the errors of the course, or choose another language.")
    page = studio.page(view)
    return page or nothing("There is no page yet: mend the errors of this translation.", HTTPStatus.CONFLICT)


def _on_paper(studio: Studio, parts: list[str]) -> Answer:
    """Make a PDF of a view's edition, as it is asked for."""
    page = _page(studio, parts)
    if isinstance(page, Answer):
        return page
    target = "/".join(parts[_VIEW_PARTS:]).removesuffix(".pdf")
    if target not in paper_targets():
        return nothing("There is no such paper.")
    try:
        return Answer(content=paper(page, target), kind=_KINDS[".pdf"], policy="object-src 'self'")
    except SatchelError as error:
        return nothing(str(error), HTTPStatus.CONFLICT)
    except OSError as error:
        return nothing(f"Paper needs Pango, which is not installed here: {error}", HTTPStatus.CONFLICT)


def kind_of(name: str) -> str:
    """Say what kind of file a name is."""
    return _KINDS.get(f".{name.rpartition('.')[2].lower()}", "application/octet-stream")
