"""A sound translation may still be worth a second look; a right one is left in peace."""

from dataclasses import replace

import pytest

from builder.catalog import extract, localize
from builder.catalog.advice import are_like
from builder.catalog.scripts import foreign_script, scripts_of
from builder.markdown import parse_glossary
from builder.model import SourceFile
from builder.po import Catalog, Message
from tests.catalog.courses import course, in_words

# A locale, the scripts that its texts may be in.
SCRIPTS = [
    ("sw", {"LATIN"}),
    ("ar", {"ARABIC"}),
    ("am", {"ETHIOPIC"}),
    ("sr", {"CYRILLIC", "LATIN"}),
    ("sr-Latn", {"LATIN"}),
    ("sr-ME", {"LATIN"}),
    ("pa-PK", {"ARABIC"}),
    ("ja", {"CJK", "HIRAGANA", "KATAKANA"}),
    ("zh-Hans", {"CJK"}),
    ("es-CO", {"LATIN"}),
]


@pytest.mark.parametrize(("locale", "scripts"), SCRIPTS)
def test_a_language_has_its_scripts(locale: str, scripts: set[str]) -> None:
    assert scripts_of(Catalog(locale=locale)) == scripts


def test_an_unknown_language_is_in_the_script_of_most_of_its_texts() -> None:
    messages = (
        Message(id="a", text="ⵜⴰⵎⵓⵔⵜ ⵏⵏⵖ"),
        Message(id="b", text="abc"),
        Message(id="c", text="x" * 99, flags=("fuzzy",)),
    )
    assert scripts_of(Catalog(locale="qqx", messages=messages)) == {"TIFINAGH"}
    assert scripts_of(Catalog(locale="qqx")) == frozenset()


# A translation, its source, its locale, the script that it should not be in.
TEXTS = [
    ("Miji inakua", "Towns grow", "sw", ""),
    ("المدن تنمو", "Towns grow", "sw", "Arabic"),
    ("Towns grow fast", "Cities spread", "ar", "Latin"),
    ("UN-Habitat", "UN-Habitat", "ar", ""),
    ("Angel, S. (2012). Planet of Cities", "Angel, S. (2012). Planet of Cities", "ar", ""),
    ("كتاب Planet of Cities", "The book Planet of Cities", "ar", ""),
    ("المدن (cities) تنمو", "Cities grow", "ar", ""),
    ("km", "kilometres", "ar", ""),
    ("市政府 BRT", "The BRT of the council", "zh", ""),
    ("Градови расту", "Towns grow", "sr", ""),
    ("Gradovi rastu", "Towns grow", "sr", ""),
    ("Градови расту", "Towns grow", "sr-Latn", "Cyrillic"),
    ("40 000", "40,000", "ar", ""),
]


@pytest.mark.parametrize(("text", "original", "locale", "script"), TEXTS)
def test_the_script_of_a_text(text: str, original: str, locale: str, script: str) -> None:
    assert foreign_script(text, original, scripts_of(Catalog(locale=locale))) == script


ALIKE = [("mji", "miji"), ("mpango miji", "mipango miji"), ("مكان عام", "والأماكن العامة"), ("hectare", "hectares")]
UNLIKE = [("kodi", "ushuru"), ("densité", "emprise"), ("مكان عام", "حيازة")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_of_a_word_are_alike(one: str, other: str) -> None:
    assert are_like(one, other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not are_like(one, other)


GLOSSARY = "# T\n\nThe {term}`levy` is due.\n\nA levy helps.\n\nNo word of it.\n"
NAMED = {"levy": "kodi", "The {term}`levy` is due.": "{term}`Kodi hii <levy>` ni wajibu."}


def advice(words: dict[str, str], text: str = GLOSSARY) -> list[str]:
    terms, _problems = parse_glossary(SourceFile(path="glossary.md", text="levy\n: A payment.\n"))
    subject = replace(course(text), glossary=terms)
    assert set(words) <= {message.id for message in extract(subject).messages}
    return [found.code for found in localize(subject, (in_words(words),), "sw").problems]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (NAMED, []),
        (NAMED | {"The {term}`levy` is due.": "{term}`Ushuru <levy>` ni wajibu wa kodi."}, ["T208"]),
        (NAMED | {"A levy helps.": "Kodi husaidia."}, []),
        (NAMED | {"A levy helps.": "Ushuru husaidia."}, ["T209"]),
        (NAMED | {"No word of it.": "Hakuna."}, []),
        ({"A levy helps.": "Ushuru husaidia."}, []),  # the glossary itself is not translated
    ],
)
def test_the_glossary_is_kept_to(words: dict[str, str], codes: list[str]) -> None:
    assert advice(words) == codes


def test_a_title_has_so_much_room() -> None:
    subject = course("# Short\n\nWords\n")
    found = localize(subject, (in_words({"Short": "Refu " * 12, "Words": "Maneno " * 30}),), "sw").problems
    assert [(problem.code, problem.is_error) for problem in found] == [("T210", False)]
    assert "room for 40" in found[0].message
