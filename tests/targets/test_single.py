"""One file holds everything; above the limit each module is a file of its own, and that is told."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from typing import Any

import pytest

from builder.errors import Severity
from builder.model import Figure, File
from builder.source.sizes import bytes_of
from builder.targets import find_targets
from builder.targets.parts.held import ALL_SMALL, SMALL, addresses, kind_of
from tests.targets.packages import KIT
from tests.theme.values import edition, module, say

SINGLE = find_targets()["single"]
# Bytes that no conversion makes smaller.
FILM = b"film " * 40_000
HEAVY = replace(KIT, media=lambda path: FILM)


def film(name: str) -> Figure:
    return Figure(src=f"media/{name}.pdf", alt=say(name), children=())


def towns(limit: int, *names: str) -> Any:
    """Make a course with a heavy file in each module."""
    modules = (module(name, film(name)) for name in names)
    return edition(*modules, media=tuple(f"media/{name}.pdf" for name in names), single_limit=limit)


def page_of(made: Any) -> str:
    (file,) = [one for one in SINGLE.files((made,), HEAVY) if isinstance(one, File)]
    return file.content.decode()


def test_what_is_held_is_whole_and_stands_behind_the_player() -> None:
    page = page_of(towns(9_000_000, "land", "water"))
    held = re.findall(
        r'<script type="application/octet-stream" data-media="([^"]+)" data-kind="([^"]+)">([^<]*)<', page
    )
    assert [(name, kind) for name, kind, _ in held] == [
        ("media/land.pdf", "application/pdf"),
        ("media/water.pdf", "application/pdf"),
    ]
    assert all(base64.b64decode(text) == FILM for _, _, text in held)
    assert page.index("data-media=") > page.index('id="satchel"')
    assert page.count("<script") == page.count("</script")
    assert 'src="data:,media/land.pdf"' in page


def test_small_pictures_stand_in_full_until_there_is_no_room() -> None:
    small = [File(path=f"media/{number:03}.svg", content=b"x" * SMALL) for number in range(30)]
    files = [*small, File(path="media/large.svg", content=b"x" * (SMALL + 1)), File(path="media/a.mp3", content=b"x")]
    found = addresses([*files, File(path="theme/a.woff2", content=b"x" * SMALL * 9)])
    full = [path for path, address in found.items() if address.startswith(f"data:{kind_of(path)};base64,")]
    assert full == [*(file.path for file in small[: ALL_SMALL // SMALL]), "theme/a.woff2"]
    assert found["media/large.svg"] == "data:,media/large.svg"
    assert found["media/a.mp3"] == "data:,media/a.mp3"


@pytest.mark.parametrize(
    ("limit", "names", "parts", "codes"),
    [
        (9_000_000, ("land", "water"), [""], []),
        (550_000, ("land", "water"), ["land", "water"], ["B302"]),
        (100_000, ("land", "water"), ["land", "water"], ["B302", "B303", "B303"]),
        (100_000, ("land",), [""], ["B302"]),
    ],
)
def test_above_the_limit_each_module_is_a_file(
    limit: int, names: tuple[str, ...], parts: list[str], codes: list[str]
) -> None:
    found = SINGLE.split(towns(limit, *names), HEAVY)
    assert [part.part for part in found.editions] == parts
    assert [problem.code for problem in found.problems] == codes
    assert all(problem.severity is Severity.NOTE and problem.hint for problem in found.problems)


@pytest.mark.parametrize(("written", "size"), [("15MB", 15_000_000), ("0.5 MB", 500_000), ("800KB", 800_000)])
def test_a_size_as_people_write_it(written: str, size: int) -> None:
    assert bytes_of(written) == size
