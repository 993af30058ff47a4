"""A pseudo-translation changes every word that can be translated, and nothing else."""

import pytest

from builder import locales
from builder.catalog import extract, localize, pseudo_localized, pseudo_strings
from builder.locales import PSEUDO_LOCALES
from builder.model import Code, Course, Gap, Image, Prose, Span, TermRef, plain_text, walk
from tests.catalog.courses import course

TEXT = """# Streets

Towns **grow** [fast](https://a.org/x "A title") and `code` $x^2$[^n] ![A map](media/map.svg), {term}`plan`.

<p title="Words">Rent</p>

:::{quiz} Check
### How many? {#many}

About [[30 ± 1]] % of [[levy | charge]].

:::

[^n]: A note
"""


def pseudo(locale: str, text: str = TEXT) -> Course:
    return pseudo_localized(localize(course(text), (), "en").course, locale)


def words(subject: Course) -> list[str]:
    return [plain_text(node) for node in walk(subject) if isinstance(node, Prose)]


def kept(subject: Course) -> list[object]:
    """List what no translator may change."""
    found: list[object] = []
    for node in walk(subject):
        match node:
            case Code(text=text):
                found.append(text)
            case Gap(answer=answer):
                found.append(answer)
            case Image(src=src):
                found.append(src)
            case TermRef(term=term):
                found.append(term)
            case Span(tag="a", attrs=attrs):
                found.append(dict(attrs)["href"])
    return found


@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_addresses_code_and_answers_stay(locale: str) -> None:
    assert kept(pseudo(locale)) == kept(localize(course(TEXT), (), "en").course)
    assert len(kept(pseudo(locale))) == 6


@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_every_text_is_in_it(locale: str) -> None:
    made = pseudo(locale)
    assert made.locale == locale
    assert {node.locale for node in walk(made) if isinstance(node, Prose)} == {locale}
    for text in words(made):
        assert text.startswith("[") and text.endswith("]") if locale == "en-XA" else "\u202e" in text


def test_accents_make_it_a_third_longer() -> None:
    before = localize(course(TEXT), (), "en").course
    long = [(len(one), len(other)) for one, other in zip(words(before), words(pseudo("en-XA")), strict=True)]
    assert all(1.2 * one <= other <= 1.45 * one + 3 for one, other in long)
    assert words(pseudo("en-XA"))[0].startswith("[Ţöŵñš")


def test_letters_run_the_other_way_and_stay_closed() -> None:
    for text in words(pseudo("ar-XB")):
        assert text.count("\u202e") == text.count("\u202c") > 0
    assert locales.direction("ar-XB") == "rtl" and locales.direction("en-XA") == "ltr"


def test_words_that_are_skipped_stay() -> None:
    made = pseudo("en-XA", "# T\n\n<!-- i18n: skip -->\n\nHakuna matata\n\n40\n")
    assert words(made)[3:] == ["Hakuna matata", "40"]
    assert len(extract(course(TEXT)).messages) > 8


@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_what_the_player_says_keeps_its_places(locale: str) -> None:
    said = pseudo_strings({"Module %d": "Module %d", "%s of %s": "x"}, locale)
    assert said["Module %d"].count("%d") == 1 and said["%s of %s"].count("%s") == 2
    assert said["Module %d"] != "Module %d"
