"""Two years of edits on a module: what was translated stays, what changed a little is proposed, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builder.catalog import extract, update
from builder.catalog.words import count_words
from builder.po import Catalog, read_catalog, write_catalog
from tests.catalog.courses import course

MODULE = Path(__file__).parents[2] / "course_src/growing-towns/modules/02-read-your-town.md"
Edit = Callable[[str], str]


def swap(old: str, new: str) -> Edit:
    """Change a text that must be there."""

    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return edit


def move_lesson(first: str, second: str) -> Edit:
    """Move the lesson with the second id in front of the one with the first."""

    def edit(text: str) -> str:
        start, moved = lesson(text, first), lesson(text, second)
        return text.replace(moved, "").replace(start, moved + start)

    return edit


def lesson(text: str, name: str) -> str:
    """Cut out a lesson by its id."""
    begin = text.rindex("\n## ", 0, text.index(f"{{#{name}}}")) + 1
    return text[begin : text.index("\n## ", begin) + 1]


def rewrite(paragraph: str, new: str) -> Edit:
    """Write a whole paragraph anew, known by how it begins."""

    def edit(text: str) -> str:
        begin = text.index(f"\n{paragraph}") + 1
        return text[:begin] + new + text[text.index("\n\n", begin) :]

    return edit


# A quarter each, in the order in which an author would think of them.
QUARTERS: dict[str, tuple[Edit, ...]] = {
    "a typo is mended": (
        swap("Official maps of small towns are often old", "Official maps of small towns are often too old"),
    ),
    "a paragraph is split": (swap("are not the same. No map is", "are not the same.\n\nNo map is"),),
    "an item is inserted": (swap("- make a community map", "- explain why maps differ;\n- make a community map"),),
    "a lesson is moved": (move_lesson("walking-the-town", "counting-together"),),
    "a paragraph is rewritten": (
        rewrite("This gives more than a list.", "Counting makes friends. The council can check what it hears."),
    ),
    "a term changes its name": (swap("A {term}`transect walk` shows", "A {term}`walk across <transect walk>` shows"),),
    "lines are wrapped anew": (swap("In one hour you hear things that", "In one hour you\nhear things that"),),
    "an edit is taken back": (swap("small towns are often too old", "small towns are often old"),),
}


def translator(catalog: Catalog) -> Catalog:
    """Translate all that is empty or fuzzy, as one who comes round every quarter."""
    done = (
        message
        if message.obsolete or message.is_usable
        else replace(message, text=f"«{message.id}»", flags=(), previous_id="")
        for message in catalog.messages
    )
    return replace(catalog, messages=tuple(done))


def words(catalog: Catalog, *, usable: bool) -> int:
    """Count the words of the living messages, or of those that learners see."""
    living = (message for message in catalog.messages if not message.obsolete)
    return sum(count_words(message.id) for message in living if message.is_usable or not usable)


def round_trip(catalog: Catalog) -> Catalog:
    """Write the catalog to a file and read it again, as happens between two quarters."""
    again, problems = read_catalog(write_catalog(catalog), "translations/towns/sw.po")
    assert problems == ()
    return again


@pytest.fixture(scope="module")
def history() -> dict[str, tuple[Catalog, Catalog]]:
    """Play the quarters: by name, the catalog right after `update`, and after the translator came round."""
    text = MODULE.read_text(encoding="utf-8")
    catalog = translator(update(None, extract(course(text)), "sw"))
    played = {}
    for name, edits in QUARTERS.items():
        for edit in edits:
            text = edit(text)
        merged = round_trip(update(catalog, extract(course(text)), "sw"))
        catalog = round_trip(translator(merged))
        played[name] = (merged, catalog)
    return played


@pytest.mark.parametrize("name", QUARTERS)
def test_a_quarter_keeps_its_words(name: str, history: dict[str, tuple[Catalog, Catalog]]) -> None:
    merged, _done = history[name]
    assert words(merged, usable=True) / words(merged, usable=False) >= 0.95


def test_a_moved_lesson_and_new_line_breaks_cost_nothing(history: dict[str, tuple[Catalog, Catalog]]) -> None:
    for name in ("a lesson is moved", "lines are wrapped anew"):
        merged, _done = history[name]
        assert words(merged, usable=True) == words(merged, usable=False), name


@pytest.mark.parametrize("name", ["a typo is mended", "a term changes its name", "an edit is taken back"])
def test_a_small_change_is_proposed_with_the_old_text(name: str, history: dict[str, tuple[Catalog, Catalog]]) -> None:
    merged, _done = history[name]
    (fuzzy,) = [message for message in merged.messages if message.is_fuzzy and not message.obsolete]
    assert fuzzy.previous_id and fuzzy.text


def test_no_translation_is_ever_lost(history: dict[str, tuple[Catalog, Catalog]]) -> None:
    before: set[str] = set()
    for merged, done in history.values():
        known = {message.text for message in merged.messages if message.text}
        assert before <= known
        before = {message.text for message in done.messages if message.text and not message.obsolete}


def test_a_round_of_edits_at_once_keeps_the_words_too() -> None:
    """Split, insert, mend, move and rewrite in one module of three, and let two modules change places."""
    first, text, third = (path.read_text(encoding="utf-8") for path in sorted(MODULE.parent.glob("*.md"))[:3])
    catalog = translator(update(None, extract(course(first, text, third)), "sw"))
    for edits in list(QUARTERS.values())[:5]:
        for edit in edits:
            text = edit(text)
    merged = update(catalog, extract(course(third, first, text)), "sw")
    assert words(merged, usable=True) / words(merged, usable=False) >= 0.95
    assert all(message.text for message in merged.messages if message.is_fuzzy)
