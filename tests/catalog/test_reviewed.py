"""A review is of what was read: it goes stale by itself, and says for how much of the course it speaks."""

from dataclasses import replace

import pytest

from builder.catalog import is_current, review_digest, translation
from builder.catalog.reviewed import translators
from builder.model import Review
from builder.po import Catalog
from tests.catalog.courses import course, in_words

ONE, TWO = "# One\n\nFirst words.\n", "# Two\n\nSecond words.\n"
WORDS = {"Towns": "Miji", "One": "Moja", "First words.": "Maneno ya kwanza.", "Two": "Mbili"}
SUBJECT = course(ONE, TWO)
CHAIN = (in_words(WORDS),)


def review(module: str = "", by: str = "Asha", *, is_native: bool = True, locale: str = "sw") -> Review:
    digest = review_digest(SUBJECT, CHAIN, module)
    return Review(locale=locale, by=by, on="2026-03-08", digest=digest, module=module, is_native=is_native)


def test_a_review_is_current_until_something_changes() -> None:
    assert is_current(review(), SUBJECT, CHAIN)


STALE = {
    "another translation": (SUBJECT, in_words(WORDS | {"One": "Kwanza"})),
    "a new translation": (SUBJECT, in_words(WORDS | {"Second words.": "Maneno"})),
    "a lost one": (SUBJECT, in_words({"Towns": "Miji"})),
    "another source": (course(ONE, TWO.replace("Second", "Other")), in_words(WORDS)),
}


@pytest.mark.parametrize("name", STALE)
def test_a_change_makes_it_stale(name: str) -> None:
    subject, catalog = STALE[name]
    assert not is_current(review(), subject, (catalog,))


def test_what_changes_no_word_keeps_it() -> None:
    moved = course(TWO, ONE)
    moved = replace(moved, modules=tuple(reversed(moved.modules)))
    noted = replace(CHAIN[0], messages=tuple(replace(one, translator_comments=("x",)) for one in CHAIN[0].messages))
    assert is_current(review(), moved, (noted,))


def test_a_fuzzy_text_is_not_what_was_read() -> None:
    fuzzy = replace(CHAIN[0], messages=tuple(replace(one, flags=("fuzzy",)) for one in CHAIN[0].messages))
    assert not is_current(review(), SUBJECT, (fuzzy,))


def test_a_module_is_read_by_itself() -> None:
    other = (in_words(WORDS | {"Two": "Pili"}),)
    assert is_current(review("m1"), SUBJECT, other)
    assert not is_current(review("m2"), SUBJECT, other)


# Who has read what, who is named, and whether a native speaker has read it all.
REVIEWS = [
    ((), (), False),
    ((review(),), ("Asha",), True),
    ((review(is_native=False),), ("Asha",), False),
    ((review("m1"),), ("Asha",), False),
    ((review("m1"), review("m2", "Juma")), ("Asha", "Juma"), True),
    ((review("m1"), review("m2", is_native=False)), ("Asha",), False),
    ((review(locale="fr"),), (), False),
    ((replace(review(), digest="0" * 16),), (), False),
]


@pytest.mark.parametrize(("reviews", "names", "native"), REVIEWS)
def test_who_has_read_it(reviews: tuple[Review, ...], names: tuple[str, ...], native: bool) -> None:
    found = translation(SUBJECT, CHAIN, reviews)
    assert (found.reviewers, found.is_native_reviewed) == (names, native)


NAMES = [
    ((("Last-Translator", "Asha Mwangi <asha@example.org>"),), ("Asha Mwangi",)),
    ((("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),), ()),
    ((("Last-Translator", ""),), ()),
    ((("Translator-Credits", "Asha <a@b>; Juma"), ("Last-Translator", "Juma <j@b>")), ("Asha", "Juma")),
    ((("Last-Translator", "<script>alert(1)</script>"),), ("alert(1)",)),
    ((("Last-Translator", "A\u202eb"),), ()),
    ((("Last-Translator", "x" * 5000),), ("x" * 200,)),
]


@pytest.mark.parametrize(("headers", "expected"), NAMES)
def test_translators_are_named_without_their_addresses(
    headers: tuple[tuple[str, str], ...], expected: tuple[str, ...]
) -> None:
    assert translators(Catalog(locale="sw", headers=headers)) == expected


def test_translators_of_what_a_locale_falls_back_to_are_named_too() -> None:
    chain = (Catalog(locale="es-CO", headers=(("Last-Translator", "Ana"),)), Catalog(locale="es", headers=()))
    assert translation(SUBJECT, chain, ()).translators == ("Ana",)
