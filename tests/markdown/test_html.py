"""HTML: words between tags and in some attributes are taken out, everything else stays byte for byte."""

import time

import pytest

from builder.markdown.html import Words, split_html
from builder.model import Prose, walk
from tests.markdown.parsing import body

# HTML, and the words in it.
WORDS = [
    ("<p>One <b>two</b> three</p>", ["One", "two", "three"]),
    ("<p>\n  One\n  two\n</p>\n", ["One two"]),
    ("<p>R&amp;D caf&eacute; &#169; 5</p>", ["R&D café © 5"]),
    ('<img src="Bridge.png" alt="A bridge" title=\'Old "bridge"\'>', ["A bridge", 'Old "bridge"']),
    ("<p aria-label=Bridge data-x=Word class=Big>—</p>", ["Bridge"]),
    ("<!-- words --><p>…</p><!-- more\n\nwords -->", []),
    ("<script>var words = '<p>words</p>'</script>after", ["after"]),
    ("<style>p { words: 1 }</style><pre>words</pre><code>words</code>", []),
    ('<p translate="no">Words <i>words</i></p><p>told</p>', ["told"]),
    ("<div translate=no><div>w</div> w</div> told", ["told"]),
    ("<?php words ?><!DOCTYPE words><![CDATA[words]]>", []),
    ("1 < 2 and 3", ["1 < 2 and 3"]),
    ('told <div title="words\n\n<p>words', ["told"]),
    ('<p title="a > b">c</p>', ["a > b", "c"]),
    ("<br/>a<hr>b", ["a", "b"]),
    ("<div title=>a</div>", ["a"]),
]
SLOW = ['<a "', '<a b="', "<", "<!--", '<a ="', "&#", "<pre>", "<a b=c ", "<a title='x' "]


@pytest.mark.parametrize(("html", "words"), WORDS)
def test_words(html: str, words: list[str]) -> None:
    pieces = split_html(html)
    assert [piece.text for piece in pieces if isinstance(piece, Words)] == words
    assert "".join(piece if isinstance(piece, str) else piece.written for piece in pieces) == html


@pytest.mark.parametrize("mark", SLOW)
def test_no_html_takes_long(mark: str) -> None:
    started = time.process_time()
    assert split_html(mark * 5000)
    assert time.process_time() - started < 2


def test_a_prose_says_where_its_words_stand() -> None:
    blocks, _codes = body('Text\n\n<div>\n<p title="Aha">\nOne</p>\n</div>\n')
    found = [
        (prose.source, prose.role, prose.place.line, prose.plain) for prose in walk(blocks) if isinstance(prose, Prose)
    ]
    assert found[1:] == [("Aha", "title in HTML", 5, True), ("One", "text in HTML", 6, True)]


def test_comments_to_translators_speak_to_the_words_of_html() -> None:
    blocks, _codes = body(
        "<!-- translators: a verb -->\n\n<p>Plan</p>\n\n<!-- i18n: skip -->\n\n<p>ABC</p>\n\n<p>Free</p>\n"
    )
    notes = {prose.source: (prose.note, prose.skip) for prose in walk(blocks) if isinstance(prose, Prose)}
    assert notes == {"Plan": ("a verb", False), "ABC": ("", True), "Free": ("", False)}


def test_brackets_in_html_are_no_gap() -> None:
    _blocks, codes = body(":::{quiz}\n### What? {#what}\n\n<p>[[9]] and [[</p>\n\n- [ ] a\n- [x] b\n:::\n")
    assert codes == []
