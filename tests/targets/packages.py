"""Make packages of small editions for tests."""

from __future__ import annotations

import json
from typing import Any

from lxml import html

from builder.model import Edition, Figure, File
from builder.player import strings_for
from builder.targets import Kit, find_targets
from tests.theme.samples import CHOICE, GAPS, MATCH, ORDER, quiz
from tests.theme.values import PLAIN, edition, module, say

MAP = Figure(src="media/map of town.svg", alt=say("Ramani"), children=())
KIT = Kit(theme=PLAIN, strings=strings_for, media=lambda path: f"<!-- {path} -->".encode())


def small(**changed: Any) -> Edition:
    """Make an edition of one module with a figure and a graded quiz of every kind."""
    place = module("land", MAP, quiz(CHOICE, GAPS, ORDER, MATCH))
    return edition(place, media=("media/map of town.svg",), **changed)


def files_of(target: str, made: Edition, kit: Kit = KIT) -> dict[str, bytes]:
    """Make the files of a package, by path."""
    files: list[File] = list(find_targets()[target].files((made,), kit))
    assert len({file.path for file in files}) == len(files)
    return {file.path: file.content for file in files}


def page_of(target: str, made: Edition) -> Any:
    """Parse the page of a package."""
    return html.document_fromstring(files_of(target, made)["index.html"])


def outline_of(page: Any) -> dict[str, Any]:
    """Read what the player reads."""
    outline: dict[str, Any] = json.loads(page.get_element_by_id("satchel").text)
    return outline
