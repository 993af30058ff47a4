"""What a link definition says is a message, and the links that refer to it have its translation."""

from builder.catalog import extract, localize
from builder.model import Image, Span, walk
from tests.catalog.courses import course, identical, in_words

SOURCE = '# T\n\nSee [one][a], [two](x.md "By hand") and ![three][a].\n\n[a]: https://a.org "The\nlaw"\n'
TEXT = 'See [one][a], [two](x.md "By hand") and ![three][a].'


def titles(words: dict[str, str]) -> list[str]:
    """Give the titles of the links and pictures of a course."""
    nodes = walk(localize(course(SOURCE), (in_words(words),), "sw").course)
    return [
        node.title if isinstance(node, Image) else dict(node.attrs)["title"]
        for node in nodes
        if isinstance(node, Image | Span)
    ]


def test_the_title_of_a_definition_is_a_message() -> None:
    (message,) = [message for message in extract(course(SOURCE)).messages if message.id == "The law"]
    assert "title of a link" in message.extracted_comments[0]
    assert message.references[0].line == 5
    assert message.flags == ()


def test_links_have_the_translation_of_their_definition() -> None:
    said = {TEXT: 'Tazama [moja][a], [mbili](x.md "Kwa mkono") na ![tatu][a].', "The law": 'Sheria "mpya"'}
    assert titles(said) == ['Sheria "mpya"', "Kwa mkono", 'Sheria "mpya"']


def test_a_link_in_the_source_language_keeps_its_title() -> None:
    assert titles({"The law": "Sheria"}) == ["The\nlaw", "By hand", "The\nlaw"]


def test_an_identical_translation_changes_nothing() -> None:
    result = localize(course(SOURCE), (identical(course(SOURCE)),), "sw")
    assert [node.title for node in walk(result.course) if isinstance(node, Image)] == ["The\nlaw"]
