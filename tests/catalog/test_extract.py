"""A template holds every word that a translator may change, once, in the order of the course."""

from builder.catalog import extract
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
    assert found[0].extracted_comments == ("module title", "paragraph", "a place", "list item")


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
