"""A language that CLDR does not know is as good as any: its catalog says what there is to know."""

from dataclasses import replace

import pytest

from builder import locales
from builder.catalog import localize
from builder.catalog.tongues import DIRECTION, LIKE, NAME
from builder.edition import select
from builder.model import ContextPack, Digits, plain_text
from builder.po import Catalog
from tests.catalog.courses import course, in_words, proses
from tests.catalog.test_context import KENYA, text, town

MOORE = {NAME: "Mòoré", LIKE: "fr-BF"}


def spoken(words: dict[str, str], **headers: str) -> Catalog:
    said = tuple((name, value) for name, value in headers.items())
    return replace(in_words(words, "mos"), headers=said)


def test_cldr_does_not_know_the_language_of_this_test() -> None:
    assert locales.known("mos") is None


def test_a_catalog_names_its_language() -> None:
    catalog = spoken({"Streets": "Soaya"}, **MOORE)
    edition = select(localize(course("# Streets\n\nText\n"), (catalog,), "mos").course, "learner")
    assert edition.tongue == locales.Tongue(name="Mòoré", direction="ltr", like="fr_BF")
    assert edition.course.modules[0].title.locale == "mos"


def test_without_a_word_it_is_named_by_its_tag_and_writes_as_english() -> None:
    result = localize(course("# Streets\n"), (spoken({"Streets": "Soaya"}),), "mos")
    assert result.course.tongue == locales.Tongue(name="mos", direction="ltr", like="en")
    assert result.problems == ()


def test_it_may_run_from_right_to_left() -> None:
    result = localize(course("# Streets\n"), (spoken({}, **{DIRECTION: "rtl"}),), "mos")
    assert result.course.tongue and result.course.tongue.direction == "rtl"


def test_its_numbers_are_written_like_those_of_its_neighbours() -> None:
    pack = ContextPack(locale="mos", facts=tuple((KENYA | {"money": "XOF"}).items()))
    catalog = spoken({}, **MOORE)
    said = " ".join(text(town(), "mos", pack).split())
    assert "1,200" in said, "without the header"
    result = localize(town(), (catalog,), "mos", (pack,))
    assert "1\u202f200" in " ".join(plain_text(prose) for prose in proses(result))


@pytest.mark.parametrize(("header", "value", "code"), [(DIRECTION, "up", "T301"), (LIKE, "tlh", "T302")])
def test_a_header_that_says_nothing_is_told(header: str, value: str, code: str) -> None:
    result = localize(course("# Streets\n"), (spoken({}, **{header: value}),), "mos")
    assert [problem.code for problem in result.problems] == [code]


def test_a_known_language_needs_no_header() -> None:
    own = locales.own_name("ar-JO")
    assert locales.tongue("ar-JO") == locales.Tongue(name=own, direction="rtl", like="ar_JO", numbering="arab")


@pytest.mark.parametrize(
    ("locale", "said", "numbering"),
    [
        ("ar", None, "latn"),
        ("ar", "native", "arab"),
        ("fa", None, "arabext"),
        ("fa", "western", "latn"),
        ("km", "native", "khmr"),
        ("sw", "native", "latn"),
    ],
)
def test_pages_are_counted_as_cldr_or_the_place_says(locale: str, said: Digits | None, numbering: str) -> None:
    pack = ContextPack(locale=locale, digits=said)
    found = localize(course("# Streets\n"), (), locale, (pack,)).course.tongue
    assert found and found.numbering == numbering
