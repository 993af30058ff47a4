"""Every script wraps, aligns, counts and is copied rightly; no glyph is missing, or outside its column."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2
import pytest

from builder import locales
from tests.pdf.books import book_in
from tests.pdf.scripts import SENTENCES

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
# The column: 19 mm outside, 25 mm where the page is bound.
LEFT, RIGHT = 19 * MM, WIDTH - 19 * MM

# How "11" is written where pages and items are not counted in Western digits.
ELEVEN = {"fa": "۱۱", "bn": "১১", "my": "၁၁", "nqo": "߁߁"}

RTL = ("ar", "fa", "he", "ur", "nqo")


def body(locale: str) -> str:
    """Write a module of a sentence: headings, a list of eleven items, a table, boxes; with Latin words and numbers."""
    sentence = SENTENCES[locale]
    heads = [sentence[:12].rpartition(" ")[0] or sentence[:4], "Nairobi"]
    items = "\n".join(f"{number}. {sentence}" for number in range(1, 12))
    table = f"| {heads[0]} | Nairobi |\n| --- | ---: |\n| {sentence} | 2012 |\n| {sentence} | 2022 |"
    return (
        f"# {heads[0]}\n\n{sentence}\n\n## {heads[0]} {{#one}}\n\n{sentence} (UN-Habitat, 2026) {sentence} {sentence}\n\n"
        f"{items}\n\n- {sentence}\n\n{table}\n\n:::{{note}}\n{sentence}\n:::\n\n> {sentence}\n"
    )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    made: dict[str, bytes] = {}

    def book(locale: str) -> bytes:
        if locale not in made:
            made[locale] = book_in(tmp_path_factory.mktemp(locale), locale, body(locale))
        return made[locale]

    return book


def text_of(content: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def squeezed(text: str) -> str:
    """Keep what is written: no white space, no marks for lines or directions, one form for each letter."""
    kept = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) not in ("Cf", "Cc"))
    return "".join("".join(kept).split())


def glyphs(content: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Give the box of the ink of each character: left, bottom, right, top."""
    for page in pypdfium2.PdfDocument(content):
        words = page.get_textpage()
        for number in range(words.count_chars()):
            box = words.get_charbox(number)
            if box[2] > box[0] and box[3] > box[1]:
                yield box


def missing_glyphs(content: bytes) -> int:
    """Count the glyphs of number 0, which draw an empty box; fonts are WeasyPrint's, of two bytes a glyph."""
    found = 0
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                shown = operands[0] if str(operator) == "TJ" else operands if str(operator) == "Tj" else ()
                codes = (bytes(part) for part in shown if isinstance(part, pikepdf.String))
                found += sum(code[at : at + 2] == b"\0\0" for code in codes for at in range(0, len(code), 2))
    return found


@pytest.mark.parametrize("locale", SENTENCES)
def test_no_glyph_is_missing_or_outside_its_column(books: Callable[[str], bytes], locale: str) -> None:
    content = books(locale)
    boxes = list(glyphs(content))
    assert len(boxes) > 500
    assert min(box[0] for box in boxes) > LEFT - 1
    assert max(box[2] for box in boxes) < RIGHT + 1
    assert min(box[1] for box in boxes) > 0
    assert max(box[3] for box in boxes) < HEIGHT
    assert missing_glyphs(content) == 0


@pytest.mark.parametrize("locale", SENTENCES)
def test_lines_are_full_and_begin_where_the_script_does(books: Callable[[str], bytes], locale: str) -> None:
    lines = lines_of(books(locale), 4)
    long = [line for line in lines if line[1] - line[0] > 0.7 * (RIGHT - LEFT - 6 * MM)]
    assert len(long) >= 4, "lines go nearly to the end of the column"
    begins = {round(line[1] if locale in RTL else line[0]) for line in long}
    edge = max(begins) if locale in RTL else min(begins)
    bound = 25 * MM if locale not in RTL else WIDTH - 19 * MM
    assert abs(edge - bound) < 8 or abs(edge - (19 * MM if locale not in RTL else WIDTH - 25 * MM)) < 8


def lines_of(content: bytes, page: int) -> list[tuple[float, float]]:
    """Give the ends of the lines of a page."""
    boxes = text_of(content, "-bbox-layout", "-f", str(page), "-l", str(page))
    found = re.findall(r'<line xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)"', boxes)
    return [(float(left), float(right)) for left, right in found]


@pytest.mark.parametrize("locale", SENTENCES)
def test_words_are_copied_as_they_were_written(books: Callable[[str], bytes], locale: str) -> None:
    found, sentence = squeezed(text_of(books(locale))), squeezed(SENTENCES[locale])
    assert found.count(sentence) >= 17
    assert "UN-Habitat" in found


@pytest.mark.parametrize("locale", SENTENCES)
def test_pages_and_items_are_counted_in_the_digits_of_the_language(books: Callable[[str], bytes], locale: str) -> None:
    content = books(locale)
    assert ELEVEN.get(locale, "11") + "." in text_of(content).split()
    wanted = locales.in_digits("4", locales.tongue(locale).numbering)
    assert text_of(content, "-f", "4", "-l", "4").split()[-1] == wanted
