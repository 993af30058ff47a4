"""What a new version costs its translators is counted in words of the source."""

from dataclasses import replace

from builder.catalog import changes, extract, untranslated, words_in
from builder.po import Catalog, Message
from tests.catalog.courses import course, in_words

OLD = "# Towns grow\n\nThe first paragraph says this and that about streets.\n\nIt goes away now.\n"
NEW = "# Towns grow\n\nThe first paragraph says this and that about roads.\n\nWater flows down in March.\n"


def test_new_changed_and_removed_words() -> None:
    found = changes(extract(course(OLD)), extract(course(NEW)))
    assert [one.id for one in found.new] == ["Water flows down in March."]
    assert [one.id for one in found.changed] == ["The first paragraph says this and that about roads."]
    assert [one.id for one in found.removed] == ["It goes away now."]
    assert (words_in(found.new), words_in(found.changed), words_in(found.removed)) == (5, 9, 4)


def test_a_catalog_will_do_for_a_template_whatever_its_state() -> None:
    messages = extract(course(OLD)).messages
    odd = tuple(replace(one, text="x", flags=("fuzzy",)) for one in messages)
    gone = Message(id="Water flows down in March.", text="x", obsolete=True)
    found = changes(Catalog(locale="sw", messages=(*odd, gone)), extract(course(NEW)))
    assert [one.id for one in found.new] == ["Water flows down in March."]


def test_nothing_changed_costs_nothing() -> None:
    found = changes(extract(course(OLD)), extract(course(OLD)))
    assert (found.new, found.changed, found.removed) == ((), (), ())


def test_what_any_catalog_of_the_chain_has_is_done() -> None:
    messages = (Message(id="a"), Message(id="b"), Message(id="c"))
    chain = (in_words({"a": "x"}, "es-CO"), in_words({"b": "y"}, "es"))
    assert [one.id for one in untranslated(messages, chain)] == ["c"]
