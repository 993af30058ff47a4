"""A translation is untrusted: it brings words; anything else keeps it out, and the source is shown."""

import time

import pytest

from builder.catalog import extract, localize
from builder.catalog.compare import compare
from builder.catalog.problems import CODES, problem
from builder.errors import Place
from builder.markdown import parse_inline
from builder.model import RawHtml, Scope, walk
from tests.catalog.courses import course, in_words, proses, translated

PARAGRAPH = "# T\n\n{}\n\n[^1]: A note.\n\n[^2]: Another.\n\n[un]: https://unhabitat.org\n"

# What stands in the source, what a translator made of it, what Satchel says.
STRUCTURE = [
    ("A [town](https://a.org/x) grows", "[Mji](https://a.org/x) unakua", []),
    ("A [town](https://a.org/x) grows", "Mji unakua", ["T101"]),
    ("A [town](https://a.org/x) grows", "[Mji](https://a.org/y) unakua", ["T101", "T102"]),
    ("A [town](https://a.org/x) grows", "[Mji](https://b.org/x) unakua", ["T101", "T103"]),
    ("A [town](https://a.org/x) grows", "[Mji](//b.org/x) unakua", ["T101", "T103"]),
    ("A [town](https://a.org) grows", "[Mji](https://a.org) [u](https://a.org)", ["T102"]),
    ("See [UN][un]", "Tazama [Umoja][un]", []),
    ("See [UN]", "Tazama [Umoja][UN]", []),
    ("See [UN]", "Tazama [Umoja]", ["T101"]),
    ("See [UN]", "Tazama [UN]", []),
    ("Look ![a map](media/a.svg)", "Tazama ![ramani](media/a.svg)", []),
    ("Look ![a map](media/a.svg)", "Tazama ramani", ["T104"]),
    ("Look at it", "Tazama ![ramani](https://b.org/a.png)", ["T105"]),
    ("Run `make` now", "Sasa `make`", []),
    ("Run `make` now", "Sasa `tengeneza`", ["T106", "T206"]),
    ("Run it now", "Sasa `make`", ["T206"]),
    ("True[^1] and[^2]", "Kweli[^2] na[^1]", []),
    ("True[^1]", "Kweli", ["T107"]),
    ("True[^1]", "Kweli[^1][^2]", ["T108"]),
    ("So $x^2$ it is", "Ni $x^2$ hivyo", []),
    ("So $x^2$ it is", "Ni hivyo", ["T109"]),
    ("So it is", "Ni $x$ hivyo", ["T110"]),
    ("A {term}`plan` is", "{term}`Mpango <plan>` ni", []),
    ("A {term}`plan` is", "{term}`Mpango` ni", ["T113", "T114"]),
    ("A {term}`plan` is", "Mpango ni", ["T113"]),
    ("**Not** now", "Sasa *si*", ["T201"]),
    ("Not now", "**Si** *sasa*", []),
    ("One\\\ntwo", "Moja mbili", ["T202"]),
    ("One\\\ntwo", "Moja<br>mbili", []),
    ("In 2010, 40,000 people", "Watu 40.000, mwaka 2010", []),
    ("In 2010, 40,000 people", "Watu ٤٠٬٠٠٠، mwaka ٢٠١٠", []),
    ("In 2010, 40,000 people", "Watu 4.000, mwaka 2010", ["T203"]),
    ("After 2 years", "بعد سنتين", ["T207"]),
    ("After 2 years", "Baada ya miaka 3", ["T203"]),
    ("After two years", "Baada ya miaka 2", []),
    ("The town grows fast", "The town grows fast", ["T204"]),
    ("Angel, S. (2012). *Planet of Cities*.", "Angel, S. (2012). *Planet of Cities*.", []),
    ("UN-Habitat", "UN-Habitat", []),
    ("A [wide]{.big} town", "Mji [mkubwa]{.big}", []),
    ("A [wide]{.big} town", "Mji mkubwa", ["T205"]),
    ("A wide town", "Mji [mkubwa]{.big}", ["T117"]),
    ("A wide town", "Mji [mkubwa]{lang=sw dir=ltr}", []),
    ("A [town](https://a.org) grows", '[Mji](https://a.org "Mpya") unakua', ["T117"]),
    ('A [town](https://a.org "New") grows', '[Mji](https://a.org "Mpya") unakua', []),
    ("Press <kbd>A</kbd> now", "Sasa <kbd>A</kbd>", []),
    ("Press <kbd>A</kbd> now", "Sasa </kbd>A<kbd>", ["T116"]),
    ("Press <kbd>A</kbd> now", "Sasa <kbd>*A</kbd>*", ["T116"]),
    ("Press <kbd>A</kbd> now", "Sasa *<kbd>A*</kbd>", ["T116"]),
    ("A word", "Neno <bdi>la</bdi> <span lang='fr' dir=ltr>mot</span>", []),
    ("A word", "Neno <bdi>la", ["T116"]),
]

HOSTILE = [
    ("Hello", "<script>alert(1)</script>", {"T115"}),
    ("Hello", "<img src=x onerror=alert(1)>", {"T115"}),
    ("Hello", "</div></section>", {"T115", "T116"}),
    ("Hello", "<!-- x --><b onclick=x>a</b>", {"T115"}),
    ("Hello", "<span onclick='x'>a</span>", {"T115"}),
    ("Hello", "<span lang='x' style='y'>a</span>", {"T115"}),
    ("Hello", "<bdi/onload=x>a</bdi>", {"T116"}),
    ("Press <kbd>A</kbd>", "<kbd onclick=x>A</kbd>", {"T115", "T205"}),
    ("Hello", "[a]{#main .evil onclick=x}", {"T117"}),
    ("Hello", "![a](media/x.svg){.evil}", {"T105", "T117"}),
    ("Hello", "<https://evil.org>", {"T103"}),
    ("Hello", "[a](media/secret.pdf)", {"T103"}),
    ("Hello", "[a](#/other)", {"T103"}),
    ("Hello", "abc \u202egnp.exe", {"T118"}),
    ("Hello", "abc \u202egnp.exe\u202c", {"T118"}),
    ("Hello", "abc \u2067def", {"T118"}),
    ("Hello", "abc \u2067def\u2069", set()),
    ("Hello", "abc \u2069\u2067def", {"T118"}),
    ("Hello", "abc \u2067\u202adef\u2069\u202c", {"T118"}),
    ("Hello", "abc \x00\x08 \x1b[0m", {"T119"}),
    ("Hello", "abc \ud800", {"T119"}),
    ("Hello", "[a](javascript:alert(1))", set()),
    ("Hello", "a\n\n# b\n\n- c\n\n:::{quiz}\n\n<script>\n", {"T115", "T116"}),
    ("Hello", "{{7*7}} {% x %}", set()),
]


@pytest.mark.parametrize(("text", "new", "expected"), STRUCTURE)
def test_structure(text: str, new: str, expected: list[str]) -> None:
    _words, codes, locale = translated(text, new, PARAGRAPH)
    assert codes == expected
    assert locale == ("en" if any(code.startswith("T1") for code in expected) else "sw")


@pytest.mark.parametrize(("text", "new", "expected"), HOSTILE)
def test_hostile(text: str, new: str, expected: set[str]) -> None:
    words, codes, locale = translated(text, new, PARAGRAPH)
    assert {code for code in codes if code != "T203"} == expected
    assert locale == ("en" if expected else "sw")
    assert (words == text.replace("<kbd>", "").replace("</kbd>", "")) == bool(expected)


def test_new_html_never_reaches_a_page() -> None:
    subject = course("# T\n\nHello\n")
    for _text, new, _codes in HOSTILE:
        result = localize(subject, (in_words({"Hello": new, "T": new}),), "sw")
        assert not [node for node in walk(result.course) if isinstance(node, RawHtml)]


@pytest.mark.parametrize("mark", ["[", "*", "_", "`", "<", "![", "[a](", "$", "{term}`", "[[", "~~", "**a", "&", "\\"])
def test_a_long_translation_takes_no_long_time(mark: str) -> None:
    started = time.process_time()
    translated("Hello", mark * 5000, PARAGRAPH)
    assert time.process_time() - started < 5


GAPS = [
    ("By [[30 ± 1]] %.", "Kwa asilimia [[30 ± 1]].", []),
    ("By [[30 ± 1]] %.", "Kwa asilimia [[30]].", ["T111", "T112"]),
    ("By [[30 ± 1]] %.", "Kwa asilimia [[31 ± 1]].", ["T111", "T112"]),
    ("By [[30 ± 1]] %.", "Kwa asilimia thelathini.", ["T111"]),
    ("A [[levy | charge]] on land.", "[[Kodi | tozo | ada]] ya ardhi.", []),
    ("A [[levy | charge]] on land.", "[[Kodi | ]] ya ardhi.", ["T111", "T112"]),
    ("A [[levy | charge]] on land.", "[[5]] ya ardhi.", ["T111", "T112"]),
    ("A [[levy]] on land.", "[[Kodi]] ya [[ardhi]].", ["T112"]),
    ("[[levy]]", "[[kodi]]", []),
]


@pytest.mark.parametrize(("text", "new", "expected"), GAPS)
def test_gaps(text: str, new: str, expected: list[str]) -> None:
    subject = course(f"# T\n\n:::{{quiz}}\n### Which? {{#which}}\n\n{text}\n\n:::\n")
    words = {"Which?": "Ipi?", text: new}
    assert set(words) <= {message.id for message in extract(subject).messages}
    result = localize(subject, (in_words(words),), "sw")
    assert [problem.code for problem in result.problems] == expected
    wanted = "en" if expected else "sw"
    assert {prose.locale for prose in proses(result) if prose.source in words} == {wanted}


def test_plain_text_cannot_be_markup() -> None:
    subject = course("# T\n\nHello\n")
    result = localize(subject, (in_words({"Towns": "*Miji* <b>"}),), "sw")
    assert list(walk(result.course.title))[1].text == "*Miji* <b>"


def test_a_problem_names_the_line_of_the_catalog() -> None:
    subject = course("# T\n\nHello\n")
    result = localize(subject, (in_words({"T": "M", "Hello": "<b>"}),), "sw")
    assert {str(problem.place) for problem in result.problems} == {"translations/towns/sw.po:2"}
    assert all(problem.hint for problem in result.problems)


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_can_be_filled_in(code: str) -> None:
    found = problem(code, Place(file="sw.po"), "x")
    assert found.is_error == code.startswith("T1")
    assert "{value}" not in found.message + found.hint


def test_a_pair_of_tags_is_told_once() -> None:
    source, words = "Towns grow.", "Miji <u>inakua</u>."
    findings = compare(parse_inline(source, Scope()), parse_inline(words, Scope()), source, words)
    assert [finding for finding in findings if finding[0] == "T115"] == [("T115", "<u>")]
