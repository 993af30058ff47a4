"""A drawing gives its words to translators, and nothing dangerous to readers."""

import random
from dataclasses import replace

import pytest

from builder.model import Drawing, SourceFile, Text
from builder.svg import read_drawing, write_drawing

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def read(inside: str) -> Drawing:
    drawing, problems = read_drawing(source(f"{OPEN}\n{inside}\n</svg>\n"))
    assert problems == ()
    return drawing


def source(text: str) -> SourceFile:
    return SourceFile(path="course_src/towns/media/map.svg", text=text)


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in read_drawing(source(text))[1]]


def in_words(drawing: Drawing, *words: str, locale: str = "ar") -> Drawing:
    labels = zip(drawing.labels, words, strict=True)
    return replace(drawing, labels=tuple(replace(one, nodes=(Text(text=word),), locale=locale) for one, word in labels))


def test_labels_stand_in_document_order_with_their_lines() -> None:
    drawing = read(
        "<title>A map</title>\n<text>The <tspan>old\n town</tspan> centre</text>\n"
        "<g><text> </text></g><text>River</text>"
    )
    assert drawing.path == "media/map.svg"
    assert [(label.source, label.place.line) for label in drawing.labels] == [
        ("A map", 2),
        ("The", 3),
        ("old town", 3),
        ("centre", 3),
        ("River", 5),
    ]
    assert all(label.plain and label.role == "label in drawing media/map.svg" for label in drawing.labels)


def test_a_name_for_screen_readers_is_a_label() -> None:
    drawing = read('<g aria-label="Market"><path d="M0 0"/></g>')
    assert [label.source for label in drawing.labels] == ["Market"]
    assert 'aria-label="Soko"' in write_drawing(in_words(drawing, "Soko", locale="sw"), "ltr")


def test_without_translation_the_drawing_is_what_it_was() -> None:
    inside = '<title>A &amp; B</title>\n<text x="5">The <tspan font-weight="bold">old</tspan> town</text>'
    assert write_drawing(read(inside), "ltr") == f"{OPEN}\n{inside}\n</svg>\n".replace(
        ' xmlns:xlink="http://www.w3.org/1999/xlink"', ""
    )


def test_words_are_put_in_and_cannot_be_markup() -> None:
    drawing = in_words(read("<text>The <tspan>old</tspan> town</text>"), "Mji", "<script>", "wa & zamani", locale="sw")
    written = write_drawing(drawing, "ltr")
    assert "<text>Mji <tspan>&lt;script&gt;</tspan> wa &amp; zamani</text>" in written
    assert 'xml:lang="sw"' in written


def test_a_label_that_fell_back_says_its_language() -> None:
    drawing = in_words(
        read("<text>One</text><text>Two</text><text>Three</text>"), "moja", "mbili", "Three", locale="sw"
    )
    labels = (*drawing.labels[:2], replace(drawing.labels[2], locale="en"))
    written = write_drawing(replace(drawing, labels=labels), "ltr")
    assert '<text xml:lang="en">Three</text>' in written
    assert written.count("xml:lang") == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text>x</text>", '<text direction="rtl" style="text-anchor:end">'),
        ('<text text-anchor="start">x</text>', '<text direction="rtl" style="text-anchor:end">'),
        ('<text text-anchor="end">x</text>', '<text direction="rtl" style="text-anchor:start">'),
        ('<text text-anchor="middle">x</text>', '<text direction="rtl" style="text-anchor:middle">'),
        ('<text style="fill:red; text-anchor: end">x</text>', 'style="fill:red;text-anchor:start"'),
        ('<g text-anchor="end"><text>x</text></g>', '<text direction="rtl" style="text-anchor:start">'),
        ('<style>.e, text { text-anchor: end }</style><text class="e">x</text>', 'style="text-anchor:start"'),
        ('<text text-anchor="middle"><tspan text-anchor="end">x</tspan></text>', '<tspan style="text-anchor:start">'),
    ],
)
def test_right_to_left_text_stays_in_its_box(before: str, after: str) -> None:
    assert after in write_drawing(in_words(read(before), "مدينة"), "rtl")


def test_left_to_right_words_in_a_right_to_left_drawing_stay() -> None:
    written = write_drawing(in_words(read('<text text-anchor="end">x</text>'), "UN-Habitat"), "rtl")
    assert '<text text-anchor="end">UN-Habitat</text>' in written
    assert 'direction="ltr"' in written.partition(">")[0], "else the page's own direction would turn it"


def test_leftovers_of_drawing_programs_go() -> None:
    drawing = read(
        '<!-- a secret --><metadata>/home/me</metadata><sodipodi:view xmlns:sodipodi="urn:s" a="/home/me"/>'
        '<text xmlns:ink="urn:i" ink:path="/home/me">A</text>'
    )
    assert drawing.svg == f"{OPEN}\n<text>A</text>\n</svg>\n".replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<script>alert(1)</script>", "V104"),
        ("<foreignObject><p>x</p></foreignObject>", "V104"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "V104"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">x</script>', "V104"),
        ('<a href="#x"><set attributeName="href" to="javascript:alert(1)"/></a>', "V104"),
        ('<rect onclick="alert(1)"/>', "V105"),
        ('<rect onLoad="alert(1)"/>', "V105"),
        ('<a href=" javascript:alert(1)"><text>x</text></a>', "V105"),
        ('<image href="https://example.org/a.png"/>', "V106"),
        ('<image xlink:href="other.png"/>', "V106"),
        ('<use xlink:href="other.svg#a"/>', "V106"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "V106"),
        ('<rect fill="url(https://example.org/a.svg#b)"/>', "V106"),
        ("<rect style=\"fill: URL( '//example.org/a' )\"/>", "V106"),
        ("<style>@import 'a.css';</style>", "V107"),
        ("<style>@font-face { src: local(x) }</style>", "V107"),
        ("<style>rect { fill: u\\72l(//example.org) }</style>", "V107"),
    ],
)
def test_a_drawing_stands_still_and_alone(inside: str, expected: str) -> None:
    found = codes(f"{OPEN}\n{inside}\n</svg>")
    assert expected in [code for code, _line in found]
    assert all(line == 2 for _code, line in found)


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><pattern id="p"/></defs><rect fill="url(#p)"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="#p"/>',
        "<style>.a { fill: #fff; font-family: 'Noto Sans' }</style>",
    ],
)
def test_a_drawing_may_point_into_itself(inside: str) -> None:
    read(inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("V101", 1)]),
        (f"{OPEN}\n<g>\n</svg>", [("V101", 3)]),
        ("<html/>", [("V102", 1)]),
        ("<svg><text>no namespace</text></svg>", [("V102", 1)]),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n{OPEN}<text>&a;</text></svg>', [("V103", 1)]),
        (f"{OPEN}<text>&nothing;</text></svg>", [("V101", 1)]),
    ],
)
def test_what_is_no_drawing_says_so(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(text) == expected


def test_many_entities_do_not_unfold() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert codes(f"{bomb}{OPEN}<text>&b;</text></svg>")[0][0] == "V103"


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    assert codes(OPEN + "<g>" * 5000 + "</g>" * 5000 + "</svg>")[0][0] == "V101"


def test_a_declared_encoding_does_not_matter() -> None:
    drawing, problems = read_drawing(source(f"<?xml version='1.0' encoding='ISO-8859-1'?>{OPEN}<text>é</text></svg>"))
    assert (problems, drawing.labels[0].source) == ((), "é")


def test_the_source_s_own_language_is_not_said_of_a_translation() -> None:
    drawing = in_words(read('<g xml:lang="en"><text lang="en">One</text><text>5</text></g>'), "Moja", "5", locale="sw")
    numbers = (drawing.labels[0], replace(drawing.labels[1], locale="en"))
    assert write_drawing(replace(drawing, labels=numbers), "ltr").count("lang=") == 1


@pytest.mark.parametrize("seed", range(200))
def test_any_text_gives_a_drawing_or_a_problem(seed: int) -> None:
    chance = random.Random(seed)
    pieces = [
        OPEN,
        "</svg>",
        "<text>",
        "</text>",
        "<tspan>",
        "a",
        "&amp;",
        "&",
        "<",
        "]]>",
        "<![CDATA[x]]>",
        "\x00",
        "<?x y?>",
    ]
    text = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 12)))
    drawing, problems = read_drawing(source(chance.choice([text, f"{OPEN}{text}</svg>"])))
    if not problems:
        assert read_drawing(source(write_drawing(drawing, "rtl")))[0].labels == drawing.labels
