"""Whatever the player and the themes say is translated, wholly, in every language we ship."""

import re
from pathlib import Path

import pytest

from builder import locales
from builder.player import script_strings, strings_for, translated_locales
from builder.player.strings import FOLDER, TEMPLATE, read
from builder.po import read_catalog

REPO = Path(__file__).resolve().parents[2]
# The six languages of the United Nations, and those of many training rooms.
LOCALES = ("am", "ar", "en", "es", "fr", "hi", "pt", "ru", "sw", "zh")

SAID = re.compile(r"""\bsay\(\s*(['"])(?P<text>(?:\\.|(?!\1).)*)\1""")
TEMPLATES = sorted(path for path in (REPO / "themes").rglob("*.j2"))
ENGLISH = [message.id for message in read(TEMPLATE).messages]


def places(text: str) -> list[str]:
    """List what is filled in, in its order."""
    return re.findall(r"%[sd]", text)


def test_every_language_is_there() -> None:
    assert set(translated_locales()) == set(LOCALES)


@pytest.mark.parametrize("name", [TEMPLATE, *(f"{locale}.po" for locale in LOCALES if locale != "en")])
def test_a_catalog_has_no_problem(name: str) -> None:
    _, problems = read_catalog((FOLDER / name).read_text(encoding="utf-8"), name)
    assert problems == ()


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])
def test_a_catalog_is_complete(locale: str) -> None:
    messages = {message.id: message for message in read(f"{locale}.po").messages}
    assert list(messages) == ENGLISH
    assert [text for text, message in messages.items() if not message.is_usable] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_filled_in_stays(locale: str) -> None:
    strings = strings_for(locale)
    assert [text for text in ENGLISH if places(strings[text]) != places(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(REPO).as_posix())
def test_what_a_template_says_is_in_the_catalog(path: Path) -> None:
    said = {match["text"] for match in SAID.finditer(path.read_text(encoding="utf-8"))}
    assert said - set(ENGLISH) == set()


def test_what_the_script_says_is_in_the_catalog() -> None:
    assert set(script_strings()) - set(ENGLISH) == set()
    assert "Try again" in script_strings()
    assert "Glossary" not in script_strings()


def test_every_text_tells_its_translator_where_it_stands() -> None:
    assert [message.id for message in read(TEMPLATE).messages if not message.extracted_comments] == []


@pytest.mark.parametrize(
    ("locale", "text"), [("es-CO", "Siguiente"), ("zh-Hans", "下一页"), ("tum", "Next"), ("en-GB", "Next")]
)
def test_a_locale_falls_back_along_its_chain(locale: str, text: str) -> None:
    assert strings_for(locale)["Next"] == text


def test_texts_run_as_their_language_does() -> None:
    arabic = re.compile("[\u0600-\u06ff]")
    found = [text for text in ENGLISH if not arabic.search(strings_for("ar")[text])]
    assert locales.direction("ar") == "rtl" and found == []
