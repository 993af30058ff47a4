"""Inline Markdown: money, roles, places, and links made self-contained."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markdown import definite, parse_inline
from builder.markdown.inline import parse_fully
from builder.model import (
    FootnoteRef,
    Formula,
    Image,
    RawHtml,
    Scope,
    Span,
    TermRef,
    Text,
    plain_text,
    walk,
)

PLAIN = Scope()
LINKED = Scope(references={"LAW": ("law.html", "The law"), "A B": ("ab.html", "")}, footnotes=frozenset({"wup"}))

MONEY = {
    "$40 and $50": 0,
    "from $500 to $900 a plot": 0,
    "It costs $5.": 0,
    "US$ 20 and US$ 30": 0,
    "between 5$ and 6$": 0,
    "$x$ metres": 1,
    "an area of $a \\times b$ and $40": 1,
}


@pytest.mark.parametrize(("text", "formulas"), MONEY.items())
def test_money_is_no_formula(text: str, formulas: int) -> None:
    nodes = parse_inline(text, PLAIN)
    assert sum(isinstance(node, Formula) for node in walk(nodes)) == formulas
    if not formulas:
        assert plain_text(nodes) == text


PLACES = {
    "one\ntwo [three](x)": (Span, 11),
    "one\ntwo\n![three](x)": (Image, 12),
    "a\n*b\n[c](x)*": (Span, 12),
    "a\nb<b>": (RawHtml, 11),
    "a\n\\\n[^wup]": (FootnoteRef, 12),
    "a\n{term}`urban plan`": (TermRef, 11),
    "a\n\n$x$": (Formula, 12),
    "a\n<https://example.org>": (Span, 11),
}


@pytest.mark.parametrize("text", PLACES)
def test_a_link_or_image_knows_its_line(text: str) -> None:
    kind, line = PLACES[text]
    found = [node for node in walk(parse_inline(text, LINKED, line=10)) if isinstance(node, kind)]
    assert found[-1].line == line


DEFINITE = {
    "the [law] says": "the [law][law] says",
    "the [law][] says": "the [law][law] says",
    "the ![law]": "the ![law][law]",
    "the [words][law] say": "the [words][law] say",
    "the [a  b]": "the [a  b][a  b]",
    "[unknown] and [x](y)": "[unknown] and [x](y)",
    "[see ![law]](x) or [law]": "[see ![law][law]](x) or [law][law]",
    "`[law]` \\[law]": "`[law]` \\[law]",
    "<https://example.org/[law]>": "<https://example.org/[law]>",
    "note[^wup] and [law]": "note[^wup] and [law][law]",
}


@pytest.mark.parametrize("text", DEFINITE)
def test_a_bare_reference_is_made_self_contained(text: str) -> None:
    assert definite(text, LINKED) == DEFINITE[text]
    assert plain_text(parse_inline(definite(text, LINKED), LINKED)) == plain_text(parse_inline(text, LINKED))


def test_a_term_shows_other_words_than_its_entry() -> None:
    assert parse_inline("{term}`Hectares <hectare>`", PLAIN) == (
        TermRef(term="hectare", children=(Text(text="Hectares"),)),
    )


def test_an_abbreviation_carries_its_full_form() -> None:
    (span,) = parse_inline("{abbr}`NGO (non-governmental organisation)`", PLAIN)
    assert isinstance(span, Span)
    assert (span.tag, span.attrs, plain_text(span.children)) == (
        "abbr",
        (("title", "non-governmental organisation"),),
        "NGO",
    )


def test_an_unknown_role_stays_as_it_was_written() -> None:
    assert plain_text(parse_inline("a {colour}`red` b", PLAIN)) == "a {colour}`red` b"


def test_a_phrase_may_carry_its_language_but_no_script() -> None:
    (span,) = parse_inline("[mji]{lang=sw onclick=x style=y}", PLAIN)
    assert isinstance(span, Span)
    assert (span.tag, span.attrs) == ("span", (("lang", "sw"),))


def test_a_javascript_link_is_no_link() -> None:
    assert not any(isinstance(node, Span) for node in walk(parse_inline("[x](javascript:alert(1))", PLAIN)))


# What plain texts are made of, and what makes them less plain.
PIECES = st.sampled_from(
    ["**bold**", "**two words**",
     "**b**", "[law](https://example.org/law)", "[a b!](http://example.org)", "word", " ", "  ",
     ". ", ", ",
     "(", ")", "!", "é", "ش", "“", "*", "**", "_", "[", "]", "[^wup]", "[^x](https://a.b)", "[LAW]", "{#id}",
     "&amp;", "\n", "\\", "`", "$", "[[1]]", "<b>", ":", "https://example.org", "[x](https://-.-)", "[x](http://a//b)",
     "**a**b", "[x][LAW]", "![x](http://a.b/c)", "**[law](https://example.org)**", "[**b**](https://example.org)"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join), st.booleans())
def test_the_short_way_through_plain_texts_leads_to_the_same_nodes(text: str, has_line: bool) -> None:
    for scope in (PLAIN, LINKED, Scope(gaps=True)):
        line = 7 if has_line else 0
        assert parse_inline(text, scope, line=line) == parse_fully(text, scope, line=line)
