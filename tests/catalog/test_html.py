"""Words in blocks of HTML are translated in their place; the HTML around them stays, and stays safe."""

from html.parser import HTMLParser

import pytest

from builder.catalog import extract, localize
from builder.edition import select
from builder.model import HtmlBlock, walk
from tests.catalog.courses import course, identical, in_words


class Reader(HTMLParser):
    """Read HTML as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(" ".join([tag, *(name for name, _value in attrs)]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found += [data] if data.strip() else []


def read(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.found


HTML = '<table title="Rents  &amp;\nfees">\n<tr><td>Rent &lt;b&gt;</td><td  class=x>40&nbsp;%</td></tr>\n</table>\n'
SOURCE = f"# T\n\n{HTML}"


def localized(words: dict[str, str], source: str = SOURCE) -> list[str]:
    """Give the HTML blocks of a course, translated."""
    result = localize(course(source), (in_words(words),), "sw")
    return [node.html for node in walk(result.course) if isinstance(node, HtmlBlock)]


def selected(words: dict[str, str], source: str = SOURCE) -> list[str]:
    """Give what a learner gets of them."""
    chosen = select(localize(course(source), (in_words(words),), "sw").course, "learner")
    return [node.html for node in walk(chosen.course) if isinstance(node, HtmlBlock)]


def test_words_of_html_are_plain_messages() -> None:
    messages = {message.id: message for message in extract(course(SOURCE)).messages}
    assert [*messages][3:] == ["Rents & fees", "Rent <b>", "40\u00a0%"]
    assert messages["Rent <b>"].flags == ()
    assert messages["Rents & fees"].extracted_comments == ("title in HTML, module 1",)


def test_without_translations_nothing_changes() -> None:
    assert localized({}) == [HTML]


def test_identical_translations_change_nothing() -> None:
    result = localize(course(SOURCE), (identical(course(SOURCE)),), "sw")
    assert [node.html for node in walk(result.course) if isinstance(node, HtmlBlock)] == [HTML]
    assert result.coverage.percent == 100


def test_a_translation_stands_in_the_place_of_its_source() -> None:
    assert localized({"Rents & fees": 'Kodi "na" ada', "Rent <b>": "Kodi"}) == [
        '<table title="Kodi &quot;na&quot; ada">\n<tr><td>Kodi</td><td  class=x>40&nbsp;%</td></tr>\n</table>\n'
    ]


def test_what_fell_back_says_its_language() -> None:
    assert selected({"Rents & fees": "Kodi na ada"}) == [
        '<table title="Kodi na ada">\n<tr><td><span lang="en" dir="ltr">Rent &lt;b&gt;</span></td>'
        '<td class="x">40\u00a0%</td></tr>\n</table>\n'
    ]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table>",
    '" onclick="alert(1)',
    "' onclick='alert(1)",
    "--><b>",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_translation_brings_words_and_no_html(attack: str) -> None:
    source = "# T\n\n<p title=One>One</p>\n"
    for html in (*localized({"One": attack}, source), *selected({"One": attack}, source)):
        assert read(html) == ["p title", attack, "/p"]


def test_a_learner_gets_the_attributes_that_speak() -> None:
    source = '# T\n\n<p aria-label="One" onclick="x" translate="no">ABC</p>\n'
    assert selected({"One": "Moja"}, source) == ['<p aria-label="Moja" translate="no">ABC</p>\n']
