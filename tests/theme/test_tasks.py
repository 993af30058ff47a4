"""A list of tasks shows boxes; what only looks like a mark stays as it is."""

from __future__ import annotations

import pytest

from builder.model import Code, Element, Prose, Text
from builder.theme.tasks import task
from tests.theme.values import p, say, show

DONE, OPEN = (
    '<input class="task-list-item-checkbox" disabled="" type="checkbox"' + end for end in (' checked="">', ">")
)


def item(child: Element | Prose) -> Element:
    return Element(tag="li", children=(child,))


@pytest.mark.parametrize(
    ("child", "shown"),
    [
        (say("[ ] Ardhi"), f"<li>{OPEN} Ardhi</li>\n"),
        (say("[x] Maji"), f"<li>{DONE} Maji</li>\n"),
        (p("[X] Maji"), f"<li>\n{DONE} <p>Maji</p>\n</li>\n"),
        (Element(tag="p", tight=True, children=(say("[x] Maji"),)), f"<li>{DONE} Maji</li>\n"),
    ],
)
def test_a_task_shows_its_state(child: Element | Prose, shown: str) -> None:
    assert show(item(child)) == shown


@pytest.mark.parametrize(
    "block",
    [item(say("[x]Maji")), item(say("Maji [x] moto")), item(say("", "sw", Code(text="[x] "))), p("[x] Maji")],
)
def test_other_words_are_no_task(block: Element) -> None:
    assert task(block) == block
    assert "checkbox" not in show(block)


def test_a_mark_alone_is_no_task() -> None:
    nodes = (Text(text="[x]"), Code(text="a"))
    assert task(item(say("", "sw", *nodes))).checked is None
