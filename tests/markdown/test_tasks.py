"""The mark of a task leaves the words and becomes the state of its item; what only looks like a mark stays."""

from __future__ import annotations

import pytest

from builder.catalog import extract
from builder.model import Element, Prose, walk
from tests.corpus.pages import make_course

# An item, its state, its words.
ITEMS = [
    ("- [ ] Land", False, "Land"),
    ("- [x] Water", True, "Water"),
    ("- [X] Water", True, "Water"),
    ("1. [x] Water", True, "Water"),
    ("- [x] Water\n\n  More.\n\n- Land", True, "Water"),
    ("- [x]Water", None, "[x]Water"),
    ("- Water [x] fire", None, "Water [x] fire"),
    ("- `[x] code`", None, "`[x] code`"),
    ("- [x]", None, "[x]"),
]


@pytest.mark.parametrize(("text", "checked", "words"), ITEMS, ids=[text for text, _, _ in ITEMS])
def test_an_item_has_its_state(text: str, checked: bool | None, words: str) -> None:
    course = make_course({"one": f"# T\n\n## L {{#l}}\n\n{text}\n"})
    item = next(node for node in walk(course) if isinstance(node, Element) and node.tag == "li")
    assert item.checked is checked
    assert next(node for node in walk(item) if isinstance(node, Prose)).source == words


def test_a_translator_sees_no_mark() -> None:
    course = make_course({"one": "# T\n\n## L {#l}\n\n- [x] Water\n"})
    assert "Water" in {message.id for message in extract(course).messages}
