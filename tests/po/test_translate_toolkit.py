"""translate-toolkit, and with it Weblate and Pootle, reads what Satchel writes and leaves it as it is."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from translate.storage import pypo

from builder.po import Catalog, Message, read_catalog, write_catalog
from tests.po.test_gettext import gettext, random_catalog

REPO = Path(__file__).resolve().parents[2]
CATALOGS = sorted((REPO / "translations").glob("*/*.po"))


def some_catalog(seed: int) -> Catalog:
    """Make a catalog such as `satchel update` writes: obsolete messages have no comments of the source."""
    made = random_catalog(seed)
    messages = (replace(one, extracted_comments=() if one.obsolete else ("list item",)) for one in made.messages)
    return replace(made, messages=tuple(messages))


def stored(text: str) -> str:
    """Read a catalog with translate-toolkit, and write it again."""
    return bytes(pypo.pofile.parsestring(text.encode())).decode()


def rewritten(text: str, width: int) -> str:
    """Let translate-toolkit write every text anew, in lines of its own."""
    store = pypo.pofile(width=width)
    store.parse(text.encode())
    for unit in store.units:
        unit.source, unit.target = unit.source, str(unit.target)
    return bytes(store).decode()


def units(text: str) -> dict[tuple[str, str], str]:
    store = pypo.pofile.parsestring(text.encode())
    return {(unit.getcontext(), unit.source): unit.target for unit in store.units if unit.istranslatable()}


@pytest.mark.parametrize("seed", range(3))
def test_it_reads_every_text(seed: int) -> None:
    catalog = random_catalog(seed)
    expected = {message.key: message.text for message in catalog.messages if not message.obsolete}
    assert units(write_catalog(catalog)) == expected


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_it_leaves_our_files_as_they_are(path: Path) -> None:
    catalog, problems = read_catalog(path.read_text(encoding="utf-8"), path.name)
    text = write_catalog(catalog)
    assert problems == ()
    assert stored(text) == text


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("width", [40, 77, -1])
def test_we_read_what_it_writes(seed: int, width: int) -> None:
    text = write_catalog(some_catalog(seed))
    again, problems = read_catalog(rewritten(text, width), "sw.po")
    assert problems == ()
    assert write_catalog(again) == text


def test_what_it_translates_is_read() -> None:
    store = pypo.pofile.parsestring(write_catalog(random_catalog(4)).encode())
    chance = random.Random(4)
    wanted: dict[tuple[str, str], tuple[str, bool]] = {}
    for unit in store.units:
        if unit.istranslatable():
            unit.target = f"{unit.source} “{chance.random()}”"
            unit.markfuzzy(chance.random() < 0.5)
            wanted[unit.getcontext(), unit.source] = (unit.target, unit.isfuzzy())
    again, problems = read_catalog(bytes(store).decode(), "sw.po")
    found = {message.key: (message.text, message.is_fuzzy) for message in again.messages if not message.obsolete}
    assert problems == ()
    assert found == wanted


def test_both_tools_in_turn_leave_our_files_as_they_are(tmp_path: Path) -> None:
    text = write_catalog(some_catalog(7))
    for _round in range(2):
        text = gettext("msgcat", rewritten(text, 60), tmp_path)
    again, problems = read_catalog(text, "sw.po")
    assert problems == ()
    assert write_catalog(again) == write_catalog(some_catalog(7))


def test_plurals_survive() -> None:
    message = Message(id="%d town", plural_id="%d towns", plural_texts=("mji %d", "miji %d"), text="mji %d")
    text = write_catalog(Catalog(locale="sw", headers=(("Language", "sw"),), messages=(message,)))
    again, _problems = read_catalog(stored(text), "sw.po")
    assert again.messages[0].plural_texts == ("mji %d", "miji %d")
