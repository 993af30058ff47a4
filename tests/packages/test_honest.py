"""The sample says of each translation how far it is, and that no native speaker has read it yet."""

from pathlib import Path

import pytest
from lxml import html

from builder.player import strings_for
from tests.packages.reading import members

LOCALES = ("ar",)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_nobody_has_read_says_so(built_sample: Path, locale: str) -> None:
    folder = built_sample / f"growing-towns/{locale}"
    said = strings_for(locale)["Not yet reviewed by a native speaker."]
    files = members(folder / f"growing-towns-1.0-{locale}-learner-scorm12.zip")
    about = html.document_fromstring(files["index.html"]).get_element_by_id("/about")
    assert said in " ".join(about.text_content().split())
    assert said in files["imsmanifest.xml"].decode()


def test_the_source_is_no_translation(built_sample: Path) -> None:
    page = members(built_sample / "growing-towns/en/growing-towns-1.0-en-learner-html.zip")["index.html"].decode()
    about = html.document_fromstring(page).get_element_by_id("/about").text_content()
    assert "native speaker" not in about and "translated" not in about
