"""Links of authors become links of the document; what is shown cannot run."""

import pytest

from builder.model import Code, Element, Image, Lesson, Quiz, RawHtml, Span, Text
from builder.theme import Renderer
from tests.theme.samples import CHOICE
from tests.theme.values import PLAIN, edition, module, p, say, show

HEADING = Element(tag="h3", children=(say("Ramani"),), attrs=(("id", "land-maps"),))
QUIZ = Quiz(id="land-check", questions=(CHOICE,))
HOME = module("land", HEADING, QUIZ)
OTHER = module("streets", lessons=(Lesson(id="width", title=say("Upana"), children=()),))


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("#rent", "#/land/rent"),
        ("#maps", "#land-maps"),
        ("#check", "#land-check"),
        ("#gain", "#q-land-gain"),
        ("02-streets.md", "#/streets"),
        ("streets.md#width", "#/streets/width"),
        ("../modules/02-streets.md#width", "#/streets/width"),
        ("#/streets/width", "#/streets/width"),
        ("#unknown", "#unknown"),
        ("03-unknown.md#x", "03-unknown.md#x"),
        ("https://example.org/02-streets.md", "https://example.org/02-streets.md"),
    ],
)
def test_a_link_leads_to_its_place(written: str, href: str) -> None:
    made = Renderer(PLAIN, "html", {}, edition(HOME, OTHER)).inside(HOME)
    assert made.href(written) == href


def test_an_id_inside_a_line_is_not_one_of_the_page() -> None:
    mark = (("id", "satchel"),)
    words = say("", "sw", Span(tag="span", children=(Text(text="A"),), attrs=mark), Code(text="B", attrs=mark))
    assert str(Renderer(PLAIN, "html", {}, edition(HOME)).inside(HOME).inline(words)) == (
        '<span id="land-satchel">A</span><code id="land-satchel">B</code>'
    )
    assert str(Renderer(PLAIN, "html", {}, edition(HOME)).inline(words)) == "<span>A</span><code>B</code>"


def test_ids_are_those_that_links_name() -> None:
    assert '<h3 id="land-maps">' in show(HEADING)
    assert 'id="land-check"' in show(QUIZ)


def test_a_file_has_the_name_that_it_has_in_the_package() -> None:
    made = Renderer(PLAIN, "html", {}, edition(HOME, media=("media/a b.pdf",)), source=lambda _: "media/safe.pdf")
    assert made.href("media/a b.pdf") == "media/safe.pdf"


def test_attributes_that_run_are_left_out() -> None:
    link = Span(tag="a", children=(Text(text="x"),), attrs=(("href", "#rent"), ("onclick", "alert(1)")))
    picture = Image(src="media/map.svg", alt='"x', attrs=(("OnError", "alert(1)"), ("width", "40")))
    shown = show(p("", "sw", link, picture))
    assert "alert" not in shown
    assert '<img src="media/map.svg" alt="&quot;x" width="40">' in shown


def test_html_that_selection_let_through_is_as_it_was() -> None:
    assert "<kbd>A&nbsp;B" in show(p("", "sw", RawHtml(html="<kbd>"), Text(text="A"), RawHtml(html="&nbsp;B")))
