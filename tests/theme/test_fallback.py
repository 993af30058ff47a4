"""A prose in another language says so: on its element when it is all of it, in a span otherwise."""

import pytest

from builder.model import Block, Element, Prose, Span, Text
from tests.theme.values import p, say, show


def tight(*children: Prose | Block) -> Element:
    return Element(tag="p", tight=True, children=children)


def element(tag: str, *children: Prose | Block) -> Element:
    return Element(tag=tag, children=children)


ROWS = [
    (p("Plan", "en"), '<p lang="en" dir="ltr">Plan</p>\n'),
    (p("خطة", "ar"), '<p lang="ar" dir="rtl">خطة</p>\n'),
    (p("Mpango"), "<p>Mpango</p>\n"),
    (element("h3", say("Plan", "en")), '<h3 lang="en" dir="ltr">Plan</h3>\n'),
    (element("li", tight(say("Plan", "en"))), '<li lang="en" dir="ltr">Plan</li>\n'),
    (
        element("li", tight(say("Plan", "en")), element("ul", element("li", tight(say("Ramani"))))),
        '<li><span lang="en" dir="ltr">Plan</span>\n<ul>\n<li>Ramani</li>\n</ul>\n</li>\n',
    ),
    (
        element("blockquote", p("Plan", "en"), p("Mpango")),
        '<blockquote>\n<p lang="en" dir="ltr">Plan</p>\n<p>Mpango</p>\n</blockquote>\n',
    ),
]


@pytest.mark.parametrize(("block", "html"), ROWS)
def test_where_the_language_is_said(block: Block, html: str) -> None:
    assert show(block) == html


def test_nodes_inside_are_not_marked_again() -> None:
    strong = Span(tag="strong", children=(Text(text="Plan"),))
    assert show(p("**Plan**", "en", strong)) == '<p lang="en" dir="ltr"><strong>Plan</strong></p>\n'
