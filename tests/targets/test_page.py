"""The page keeps its contract (docs/page.md): it parses, it needs no network, and everything is in its place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from builder.model import Brand, Figure, Footnote, FootnoteRef, Span, Text
from tests.targets.packages import KIT, files_of, outline_of, page_of, small
from tests.theme.values import PLAIN, edition, module, p, say

TARGETS = ("html", "scorm12")


@pytest.mark.parametrize("target", TARGETS)
def test_the_package_holds_the_page_and_its_media(target: str) -> None:
    names = set(files_of(target, small())) - {"imsmanifest.xml"}
    assert names == {"index.html", next(name for name in names if name.startswith("media/"))}


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_fetched(target: str) -> None:
    page = page_of(target, small())
    fetched = page.xpath("//@src | //link/@href | //@poster | //@srcset | //@action")
    names = set(files_of(target, small())) | {"data:,"}
    assert set(fetched) <= names, fetched
    style = page.findtext(".//style")
    assert not re.search(r"@import|url\(", style)


def test_the_same_twice() -> None:
    assert files_of("html", small()) == files_of("html", small())


def test_pages_and_links_agree() -> None:
    page = page_of("html", small())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [href for href in page.xpath("//a/@href") if href.startswith("#")]
    assert {href[1:] for href in links} <= set(ids)
    assert {"/", "/land", "/land/rent", "/finish", "/glossary", "/about"} <= set(ids)


def test_every_control_has_a_label() -> None:
    page = page_of("html", small())
    labelled = set(page.xpath("//label/@for"))
    for control in page.xpath("//input | //select | //textarea"):
        inside = control.xpath("ancestor::label")
        assert inside or control.get("aria-label") or control.get("id") in labelled


@pytest.mark.parametrize(("target", "tracking"), [("html", "none"), ("scorm12", "scorm12")])
def test_the_outline(target: str, tracking: str) -> None:
    outline = outline_of(page_of(target, small()))
    assert outline["tracking"] == tracking
    assert outline["lessons"] == ["land/rent"]
    assert outline["title"] == "Miji midogo"
    assert outline["quizzes"][0] | {"questions": []} == {
        "id": "land-check",
        "page": "land/rent",
        "pass": 70,
        "attempts": 3,
        "questions": [],
    }
    kinds = [(each["id"], each["kind"], each["points"]) for each in outline["quizzes"][0]["questions"]]
    assert kinds == [
        ("land-gain", "choice", 1.0),
        ("rise", "gaps", 1.0),
        ("steps", "order", 1.0),
        ("pairs", "match", 1.0),
    ]
    assert outline["strings"]["Right"] != "Right"


def test_text_of_authors_ends_no_script() -> None:
    made = small(title=say("</script><script>alert(1)</script>"))
    assert len(page_of("html", made).xpath("//script")) == 3
    assert outline_of(page_of("html", made))["title"] == "</script><script>alert(1)</script>"


@pytest.mark.parametrize(("locale", "direction"), [("sw", "ltr"), ("ar", "rtl")])
def test_language_and_direction(locale: str, direction: str) -> None:
    page = page_of("html", small(locale=locale, title=say("X", locale)))
    assert (page.get("lang"), page.get("dir")) == (locale, direction)


def test_a_note_points_back_to_its_first_reference() -> None:
    note = Footnote(label="census", children=(p("Sensa."),))
    reference = p("", "sw", Text(text="Watu"), FootnoteRef(label="census"))
    page = page_of("html", edition(module("land", reference, footnotes=(note,))))
    assert page.get_element_by_id("land-fnref-1").get("href") == "#land-fn-1"
    assert page.get_element_by_id("land-fn-1").xpath(".//a/@href") == ["#land-fnref-1"]
    assert page.get_element_by_id("land-fn-1").xpath("ancestor::section[contains(@class, 'lesson')]")


def test_a_picture_has_the_name_of_its_file() -> None:
    page = page_of("html", small())
    assert page.xpath("//figure/img/@src")[0] in files_of("html", small())


def test_links_to_the_network_leave_the_frame() -> None:
    away, here = (
        Span(tag="a", children=(Text(text="x"),), attrs=(("href", href),)) for href in ("https://example.org", "#rent")
    )
    page = page_of("html", edition(module("land", p("", "sw", away, here))))
    assert page.xpath("//a[@target]/@href") == ["https://example.org"]
    assert page.xpath("//a[@target]/@rel") == ["noopener"]


def test_the_logo_of_the_brand() -> None:
    made = edition(module("land"), media=("media/logo.svg",), brand=Brand(logo="media/logo.svg"))
    assert set(page_of("html", made).xpath("//img/@src")) == {"media/logo.svg"}


@pytest.mark.parametrize("made", [edition(), edition(module("land", lessons=())), small()])
def test_a_course_of_any_size(made: Any) -> None:
    assert page_of("html", made).xpath("//h1")


def test_without_media_there_is_the_text_alternative() -> None:
    from dataclasses import replace

    place = module("land", Figure(src="media/map.svg", alt=say("Ramani ya mji"), children=()))
    page = page_of("html", replace(edition(place), profile="text"))
    assert not page.xpath("//figure/img")
    assert "Ramani ya mji" in page.text_content()


def test_trainers_see_answers_and_learners_do_not() -> None:
    assert page_of("html", small(audience="trainer")).xpath("//*[contains(@class, 'answers')]")
    assert not page_of("html", small()).xpath("//*[contains(@class, 'answers') or contains(@class, 'key')]")


def test_each_page_knows_its_neighbours() -> None:
    page = page_of("html", edition(module("land"), module("streets")))
    following = {each.get("id"): each.xpath(".//a[@rel='next']/@href") for each in page.xpath("//section[@data-page]")}
    assert following["/land"] == ["#/land/rent"]
    assert following["/land/rent"] == ["#/streets"]
    assert following["/streets/rent"] == ["#/finish"]


def test_a_page_may_hold_its_outline_twice_and_nobody_else_does() -> None:
    template = "html/page.html.j2"
    pages = dict(PLAIN.templates)
    theme = replace(PLAIN, templates=(*(pages | {template: pages[template] + "<p>{{ outline }}</p>"}).items(),))
    written = files_of("html", small(), replace(KIT, theme=theme))["index.html"].decode()
    inside = written.partition('id="satchel">')[2].partition("</script>")[0]
    assert json.loads(inside)["tracking"] == "none"
    assert written.count(inside) == 2
