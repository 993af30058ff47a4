"""A package tells how far its translation is, whose it is and who has read it; a draft says so on every page."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from lxml import etree

from builder.model import Coverage, Edition, Translation
from builder.player import strings_for
from builder.targets import find_targets, package_name
from tests.conftest import find_program
from tests.targets.packages import files_of, page_of
from tests.theme.samples import CHOICE, quiz
from tests.theme.values import edition, module

SW = strings_for("sw")
HALF = Coverage(words=100, translated=42, question_words=10, question_translated=1)
UNREAD = Translation(translators=("Asha <b>", "Juma"))
READ = Translation(translators=("Asha",), reviewers=("Neema", "Ali"), is_native_reviewed=True)


def told(translation: Translation | None, **changed: Any) -> Edition:
    made = edition(module("land", quiz(CHOICE)))
    return replace(made, coverage=HALF, translation=translation, **changed)


def about(made: Edition) -> str:
    return " ".join(page_of("html", made).get_element_by_id("/about").text_content().split())


def annotation(made: Edition) -> str:
    root = etree.fromstring(files_of("scorm12", made)["imsmanifest.xml"])
    return " ".join(root.xpath("string(//*[local-name()='annotation'])").split())


def imprint(made: Edition) -> str:
    command = [find_program("pdftotext"), "-", "-"]
    (content,) = files_of("pdf", made).values()
    text = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    return " ".join(text.split("\f")[1].split())


PLACES = pytest.mark.parametrize("where", [about, annotation, imprint], ids=["about", "LOM", "imprint"])


@PLACES
def test_what_nobody_has_read_says_so(where: Any) -> None:
    text = where(told(UNREAD))
    assert "42%" in text and "Asha <b>, Juma" in text
    assert SW["Not yet reviewed by a native speaker."] in text
    assert SW["Reviewed by a native speaker."] not in text


@PLACES
def test_who_has_read_it_is_named(where: Any) -> None:
    text = where(told(READ))
    assert SW["Reviewed by %s."].replace("%s", "Neema, Ali") in text
    assert SW["Reviewed by a native speaker."] in text


@PLACES
def test_the_language_of_the_source_is_no_translation(where: Any) -> None:
    text = where(told(None))
    assert "42" not in text and SW["Not yet reviewed by a native speaker."] not in text


def test_every_page_of_a_draft_says_so() -> None:
    for page in page_of("html", told(UNREAD, is_draft=True)).xpath("//section[@data-page]"):
        assert page.xpath(".//*[@class='draft']")[0].text_content().startswith(SW["Draft"])
    assert not page_of("html", told(UNREAD)).xpath("//*[@class='draft']")


def test_every_page_of_a_printed_draft_says_so() -> None:
    (content,) = files_of("pdf", told(UNREAD, is_draft=True)).values()
    command = [find_program("pdftotext"), "-", "-"]
    text = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")[:-1]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pages) == len(pdf.pages) > 3
    assert [number for number, page in enumerate(pages) if SW["Draft"] not in page] == []
    (finished,) = files_of("pdf", told(UNREAD)).values()
    assert SW["Draft"] not in subprocess.run(command, input=finished, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("name", find_targets())
def test_the_name_of_a_draft_says_so(name: str) -> None:
    target = find_targets()[name]
    assert "-draft" in package_name(told(UNREAD, is_draft=True), target)
    assert "-draft" not in package_name(told(UNREAD), target)


@pytest.mark.parametrize(("is_draft", "status"), [(True, "Draft"), (False, "Final")])
def test_a_platform_is_told(is_draft: bool, status: str) -> None:
    root = etree.fromstring(files_of("scorm12", told(UNREAD, is_draft=is_draft))["imsmanifest.xml"])
    assert root.xpath("string(//*[local-name()='lifecycle']/*[local-name()='status']/*[2]/*)") == status
