"""Each prose is in the nearest language that has it; a question is in one language."""

from dataclasses import replace

import pytest

from builder.catalog import localize
from builder.catalog.words import count_words
from builder.model import plain_text
from builder.po import Catalog, Message
from tests.catalog.courses import course, in_words, proses

LESSON = "# Streets\n\nTowns grow.\n\n1,234\n\n<!-- i18n: skip -->\n\nHakuna matata\n"
QUIZ = """# Streets

:::{quiz} Check
:pass: 70%

### Who gains? {#who}
:hint: Think.

- [x] Owners
  > Yes.
- [ ] Nobody
  > No.

> Because.

### How many? {#many}

There are [[3]].

:::
"""
WHO = {"Who gains?": "1", "Think.": "2", "Owners": "3", "Yes.": "4", "Nobody": "5", "No.": "6", "Because.": "7"}


def locales_of(text: str, *chain: Catalog, locale: str = "es-CO") -> dict[str, str]:
    return {prose.source: prose.locale for prose in proses(localize(course(text), chain, locale))}


def test_the_nearest_catalog_wins() -> None:
    near, far = in_words({"Streets": "Calles"}, "es-CO"), in_words({"Streets": "x", "Towns grow.": "y"}, "es")
    found = locales_of(LESSON, near, far)
    assert (found["Streets"], found["Towns grow."], found["Towns"]) == ("es-CO", "es", "en")


def test_without_catalogs_all_is_parsed_in_the_source() -> None:
    result = localize(course(LESSON), (), "en")
    assert {prose.locale for prose in proses(result)} == {"en"}
    assert all(prose.nodes for prose in proses(result))
    assert result.coverage.percent == 100
    assert localize(course(LESSON), (), "en-KE").coverage.percent == 100, "readers of en-KE read en"


def test_numbers_are_in_every_language_and_skipped_words_in_their_own() -> None:
    found = locales_of(LESSON, in_words({"Hakuna matata": "x"}, "ar"), locale="ar")
    assert (found["1,234"], found["Hakuna matata"]) == ("ar", "en")


def test_a_number_may_be_translated_and_need_not_be() -> None:
    result = localize(course(LESSON), (in_words({"1,234": "1 234"}, "fr"),), "fr")
    assert {plain_text(prose): prose.locale for prose in proses(result)}["1 234"] == "fr"
    assert result.coverage.words == localize(course("# Streets\n\nTowns grow.\n"), (), "en").coverage.words


@pytest.mark.parametrize(
    "message",
    [
        Message(id="Streets", text=""),
        Message(id="Streets", text="Mitaa", flags=("fuzzy",)),
        Message(id="Streets", text="Mitaa", obsolete=True),
        Message(id="Streets", text="Mitaa", context="other"),
    ],
)
def test_a_message_that_is_no_translation_is_not_used(message: Message) -> None:
    result = localize(course(LESSON), (Catalog(locale="sw", messages=(message,)),), "sw")
    assert result.course.modules[0].title.locale == "en"
    assert result.coverage.translated == 0


def test_a_context_keeps_two_apart() -> None:
    text = "# Streets\n\n<!-- i18n: context verb -->\n\nPlan\n\nPlan it\n"
    catalog = Catalog(locale="sw", messages=(Message(id="Plan", text="Panga", context="verb"),))
    assert locales_of(text, catalog, locale="sw")["Plan"] == "sw"


def test_a_question_is_translated_whole() -> None:
    found = locales_of(QUIZ, in_words({**WHO, "How many?": "8"}, "sw"), locale="sw")
    assert {found[text] for text in WHO} == {"sw"}
    assert (found["How many?"], found["There are [[3]]."]) == ("en", "en")
    assert (found["Streets"], found["Check"]) == ("en", "en")


@pytest.mark.parametrize("missing", WHO)
def test_a_question_with_a_gap_in_its_translation_falls_back_whole(missing: str) -> None:
    found = locales_of(QUIZ, in_words({text: new for text, new in WHO.items() if text != missing}), locale="sw")
    assert {found[text] for text in WHO} == {"en"}


def test_a_question_with_an_unsound_translation_falls_back_whole() -> None:
    result = localize(course(QUIZ), (in_words({**WHO, "No.": "<b>"}),), "sw")
    assert {prose.locale for prose in proses(result) if prose.source in WHO} == {"en"}
    assert "T115" in [problem.code for problem in result.problems]


def test_a_question_is_rather_whole_in_a_farther_catalog() -> None:
    near, far = in_words({"Owners": "x"}, "es-CO"), in_words(WHO, "es")
    found = locales_of(QUIZ, near, far)
    assert {found[text] for text in WHO} == {"es"}


def test_a_question_is_rather_mixed_from_a_chain_than_untranslated() -> None:
    near = in_words({"Owners": "x"}, "es-CO")
    far = in_words({text: new for text, new in WHO.items() if text != "Owners"}, "es")
    found = locales_of(QUIZ, near, far)
    assert (found["Owners"], found["Nobody"]) == ("es-CO", "es")


def test_coverage_counts_words_and_questions_apart() -> None:
    result = localize(course(QUIZ), (in_words({**WHO, "Streets": "Mitaa", "How many?": "x"}),), "sw")
    # Towns | How they grow | Streets | Check | the first question: 8 words | How many? There are [[3]].
    assert (result.coverage.words, result.coverage.translated) == (18, 9)
    assert (result.coverage.question_words, result.coverage.question_translated) == (12, 8)


def test_the_source_can_have_other_words_too() -> None:
    result = localize(course(LESSON), (in_words({"Streets": "Roads"}, "en"),), "en")
    assert plain_text(result.course.modules[0].title) == "Roads"


def test_problems_are_told_once_and_in_order() -> None:
    catalog = in_words({"Towns grow.": "<b>", "Streets": "<i>"})
    result = localize(course(LESSON, LESSON), (catalog,), "sw")
    assert [problem.place.line for problem in result.problems] == [1, 1, 2, 2]


def test_localizing_twice_gives_the_same() -> None:
    catalog = replace(in_words({"Streets": "Mitaa"}), messages=(Message(id="Streets", text="Mitaa"),))
    assert localize(course(QUIZ), (catalog,), "sw") == localize(course(QUIZ), (catalog,), "sw")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Towns grow.", 2),
        ("well-known don’t – 40,000 !", 3),
        ("नगर के लोग", 3),
        ("ከተማ ሲያድግ", 2),
        ("المدينة تنمو", 2),
        ("市政府决定", 3),
        ("ประเทศไทย", 1),
        ("", 0),
        ("… – !", 0),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words


def test_coverage_is_counted_for_each_module() -> None:
    result = localize(course(QUIZ, "# Land\n\nLand is dear.\n"), (in_words({**WHO, "Land is dear.": "x"}),), "sw")
    rows = {
        slug: (part.words, part.translated, part.question_words, part.question_translated)
        for slug, part in result.coverage.modules
    }
    assert rows == {"m1": (14, 8, 12, 8), "m2": (4, 3, 0, 0)}
