"""A template holds every word that a translator may change, once, in the order of the course."""

import pytest

from builder.catalog import extract
from builder.catalog.where import room_for
from builder.model import Prose
from builder.po import Message
from tests.catalog.courses import FILE, course


def messages(text: str) -> list[Message]:
    """Extract a module, without the course's title and summary."""
    return [
        message
        for message in extract(course(text)).messages
        if [place.file for place in message.references][:1] == [FILE]
    ]


def ids(text: str) -> list[str]:
    return [message.id for message in messages(text)]


def test_words_come_in_document_order() -> None:
    table = "| a | b |\n|---|---|\n| c | 5 |"
    text = f"# Streets\n\nOne *two*.\n\n{table}\n\n## Lesson\n\n- item\n\n> quote\n\n[^n]: note\n\nuse[^n]\n"
    assert ids(text) == ["Streets", "One *two*.", "a", "b", "c", "5", "Lesson", "item", "quote", "use[^n]", "note"]


def test_what_has_neither_words_nor_numbers_is_left_out() -> None:
    skipped = "+ −\n\n`code`\n\n$x + y$\n\n![](media/x.svg)\n\n---\n\n<br>\n\n<!-- i18n: skip -->\n\nHakuna matata\n"
    assert ids(f"# T\n\n{skipped}") == ["T"]


def test_a_number_may_be_written_another_way() -> None:
    assert ids("# T\n\n1,234\n") == ["T", "1,234"]


def test_soft_breaks_become_spaces_and_hard_ones_stay() -> None:
    assert ids("# T\n\none\n  two  \nthree\\\nfour\n") == ["T", "one two  \nthree\\\nfour"]


def test_reference_links_are_made_whole() -> None:
    text = "# T\n\nSee [UN] and [this][un] and `[UN]` and \\[UN].\n\n[un]: https://unhabitat.org\n"
    assert ids(text)[1] == "See [UN][UN] and [this][un] and `[UN]` and \\[UN]."


def test_the_same_text_is_one_message_with_all_its_places() -> None:
    found = messages("# Town\n\n<!-- translators: a place -->\n\nTown\n\n- Town\n")
    assert [message.id for message in found] == ["Town"]
    assert [place.line for place in found[0].references] == [1, 5, 7]
    assert found[0].extracted_comments == (
        "title of module 1",
        "paragraph, module 1",
        "list item, module 1",
        "a place",
        "at most 40 characters",
    )


def test_a_context_keeps_two_apart() -> None:
    found = messages("# T\n\nPlan\n\n<!-- i18n: context verb -->\n\nPlan\n")
    assert [(message.context, message.id) for message in found[1:]] == [("", "Plan"), ("verb", "Plan")]


def test_markdown_is_flagged_for_the_tools_that_check_it() -> None:
    template = extract(course("# T\n\n100% sure\n"))
    assert [message.flags for message in template.messages] == [(), (), ("md-text",), ("md-text",)]


def test_words_that_a_question_accepts_are_translated() -> None:
    assert "[[levy | charge]]" in ids("# T\n\n:::{quiz}\n### Which? {#which}\n\n[[levy | charge]]\n\n:::\n")


def test_directives_ids_and_attributes_are_no_words() -> None:
    text = "# T {#top}\n\n:::{note} Look\nInside\n:::\n\n:::{activity} Draw {#draw}\n:time: 20\n\nDo it\n:::\n"
    assert all(":::" not in text and "#" not in text and "20" not in text for text in ids(text))
    assert {"Look", "Inside", "Do it"} <= set(ids(text))


QUIZ = """# Streets

:::{quiz} Check
### Who gains? {#who}
- [x] Owners
  > Yes.
- [ ] Nobody

### What is it? {#what}
:hint: Think.

A [[levy]].
:::

## Land

| Use | Share |
|---|---|
| streets | a third |

Note[^n]

[^n]: Measured by hand.
"""

# A text, and what its translator reads above it.
TOLD = [
    ("Towns", ("title",)),
    ("Streets", ("title of module 1", "at most 40 characters")),
    ("Check", ("title of quiz, module 1",)),
    ("Who gains?", ("question 1, module 1",)),
    ("Owners", ("right answer of question 1, module 1",)),
    ("Yes.", ("feedback on a right answer of question 1, module 1",)),
    ("Nobody", ("wrong answer of question 1, module 1",)),
    ("Think.", ("hint of question 2, module 1",)),
    (
        "A [[levy]].",
        ("sentence with a gap of question 2, module 1: keep the brackets [[ ]], separate right answers by |",),
    ),
    ("Land", ("title of lesson 1, module 1", "at most 40 characters")),
    ("streets", ("cell of a table, lesson 1, module 1",)),
    ("Measured by hand.", ("paragraph, footnote 1, module 1",)),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_translator_reads_what_a_text_is_and_where(text: str, expected: tuple[str, ...]) -> None:
    told = {message.id: message.extracted_comments for message in extract(course(QUIZ)).messages}
    assert told[text] == expected


def test_a_text_in_many_places_names_some_of_them() -> None:
    text = "# T\n\n" + "".join(f"## Lesson {n}\n\nTown\n\n" for n in "abcdefgh")
    (told,) = (message.extracted_comments for message in messages(text) if message.id == "Town")
    assert told[-2:] == ("paragraph, lesson 5, module 1", "and in 3 more places")


# The role of a text, the text, and how many characters a translation may have.
ROOM = [
    ("label in drawing media/a.svg", "Road", 16),
    ("label in drawing media/a.svg", "Land for streets and markets", 40),
    ("label in drawing media/a.svg", "A long description of the whole drawing, " * 2, None),
    ("lesson title", "Draw the town as people know it", 53),
    ("lesson title", "**Draw** the [town](https://a.org) as people know it", 53),
    ("paragraph", "Short", None),
]


@pytest.mark.parametrize(("role", "text", "room"), ROOM)
def test_room_is_told_where_it_is_short(role: str, text: str, room: int | None) -> None:
    plain = role.startswith("label")
    assert room_for(Prose(source=text, role=role, plain=plain)) == room
