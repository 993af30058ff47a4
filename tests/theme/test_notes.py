"""Footnotes are numbered in the module's order, and shown where they are first referred to."""

from builder.model import Footnote, FootnoteRef, Lesson
from builder.theme import notes_by_page
from builder.theme.notes import ranks
from tests.theme.values import module, p, say


def lesson(name: str, *labels: str) -> Lesson:
    references = tuple(FootnoteRef(label=label) for label in labels)
    return Lesson(id=name, title=say(name), children=(p("", "sw", *references),))


NOTES = (
    Footnote(label="a", children=(p("", "sw", FootnoteRef(label="deep")),)),
    Footnote(label="b", children=(p("B"),)),
    Footnote(label="deep", children=(p("Deep"),)),
)
PLACE = module("land", lessons=(lesson("one", "a", "a"), lesson("two", "b", "a"), lesson("three")), footnotes=NOTES)


def test_numbers_follow_the_module() -> None:
    assert ranks(PLACE) == {"a": 1, "b": 2, "deep": 3}


def test_a_note_stands_once_with_what_it_refers_to() -> None:
    labels = [[note.label for note in page] for page in notes_by_page(PLACE)]
    assert labels == [[], ["a", "deep"], ["b"], []]
