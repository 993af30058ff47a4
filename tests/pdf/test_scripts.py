"""Every script wraps, aligns, counts and is copied rightly; no glyph is missing, or outside its column."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from builder import locales
from tests.pdf.books import book_in
from tests.pdf.scripts import SENTENCES

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
# The column: 19 mm outside, 25 mm where the page is bound.
LEFT, RIGHT = 19 * MM, WIDTH - 19 * MM

# How "11" is written where pages and items are not counted in Western digits.
ELEVEN = {"fa": "۱۱", "bn": "১১", "my": "၁၁", "nqo": "߁߁"}

# Points of desk around a page, where glyphs would be seen that run off it.
MARGIN = 100

RTL = ("ar", "fa", "he", "ur", "nqo")


def body(locale: str) -> str:
    """Write a module of a sentence: headings, a list of eleven items, a table, boxes; with Latin words and numbers."""
    sentence = SENTENCES[locale]
    heads = [sentence[:12].rpartition(" ")[0] or sentence[:4], "Nairobi"]
    items = "\n".join(f"{number}. {sentence}" for number in range(1, 12))
    table = f"| {heads[0]} | Nairobi |\n| --- | ---: |\n| {sentence} | 2012 |\n| {sentence} | 2022 |"
    return (
        f"# {heads[0]}\n\n{sentence}\n\n## {heads[0]} {{#one}}\n\n"
        f"{sentence} (UN-Habitat, 2026) {sentence} {sentence}\n\n"
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


def inked(content: bytes) -> list[Image.Image]:
    """Picture each page with MARGIN points of desk around it, black on white, a pixel for each point."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.mediabox = [-MARGIN, -MARGIN, WIDTH + MARGIN, HEIGHT + MARGIN]
        wider = io.BytesIO()
        pdf.save(wider)
    pages = (page.render(scale=1, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(wider.getvalue()))
    return [page.point(lambda shade: 255 if shade < 200 else 0) for page in pages]


def lines_of(page: Image.Image) -> list[tuple[float, float]]:
    """Give the ends of the lines of text on a page, in points, from the lesson's title down to its foot."""
    rows = (
        page.crop((0, y, page.width, y + 1)).getbbox() for y in range(MARGIN + 180, MARGIN + round(HEIGHT - 22 * MM))
    )
    lines: list[tuple[float, float]] = []
    for is_ink, group in groupby(rows, key=bool):
        ends = [row for row in group if row]
        if is_ink and len(ends) > 3:  # no rule of a table
            lines.append((min(row[0] for row in ends) - MARGIN, max(row[2] for row in ends) - MARGIN))
    return lines


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
    assert missing_glyphs(content) == 0
    for page in inked(content):
        left, top, right, bottom = page.getbbox() or (MARGIN + 99,) * 4
        assert left - MARGIN >= LEFT - 2
        assert right - MARGIN <= RIGHT + 2
        assert top > MARGIN
        assert bottom < MARGIN + HEIGHT


@pytest.mark.parametrize("locale", SENTENCES)
def test_lines_begin_where_the_script_does_and_are_full(books: Callable[[str], bytes], locale: str) -> None:
    """The fourth page is a left one, but where books open on the other side: bound at the other edge, with 25 mm."""
    lines = lines_of(inked(books(locale))[3])
    if locale in RTL:
        lines = [(WIDTH - right, WIDTH - left) for left, right in lines]
    long = [end - begin for begin, end in lines if end - begin > 0.88 * (RIGHT - LEFT - 6 * MM)]
    assert abs(min(begin for begin, _ in lines) - LEFT) < 3
    assert len(long) >= 3
    assert max(long) <= RIGHT - LEFT - 6 * MM + 2


@pytest.mark.parametrize("locale", SENTENCES)
def test_words_are_copied_as_they_were_written(books: Callable[[str], bytes], locale: str) -> None:
    content, sentence = books(locale), squeezed(SENTENCES[locale])
    found = squeezed(text_of(content))
    assert "Habitat" in found
    if locale == "ur":  # Poppler reverses what a PDF says of Arabic letters.
        found = squeezed("".join(told(content)))
    assert found.count(sentence) >= 14


def told(content: bytes) -> Iterator[str]:
    """Give the words that a PDF spells beside its glyphs."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            marks = (part.operands[1] for part in pikepdf.parse_content_stream(page) if str(part.operator) == "BDC")
            yield from (str(mark["/ActualText"]) for mark in marks if "/ActualText" in mark)


VOWELS = "وَلَدَ الإِنسَانُ حُرًّا"


@pytest.mark.parametrize(("locale", "text"), [("ar", VOWELS), ("ur", SENTENCES["ur"][:40]), ("he", "בְּרֵאשִׁית")])
def test_words_whose_glyphs_do_not_spell_them_are_told(tmp_path: Path, locale: str, text: str) -> None:
    content = book_in(tmp_path, locale, f"# Nairobi\n\nText\n\n## Lesson {{#one}}\n\n{text}\n")
    assert text.strip() in [words.strip() for words in told(content)]


@pytest.mark.parametrize("locale", SENTENCES)
def test_pages_and_items_are_counted_in_the_digits_of_the_language(books: Callable[[str], bytes], locale: str) -> None:
    content = books(locale)
    eleven, four = (locales.in_digits(number, locales.tongue(locale).numbering) for number in ("11", "4"))
    assert eleven == ELEVEN.get(locale, "11")
    assert re.search(rf"(?<!\d){eleven}(?!\d)", "".join(c for c in text_of(content) if unicodedata.category(c) != "Cf"))
    boxes = re.findall(r'yMax="([0-9.]+)">([^<]+)</word>', text_of(content, "-bbox", "-f", "4", "-l", "4"))
    assert max((float(bottom), word) for bottom, word in boxes)[1] == four


@pytest.mark.parametrize(("locale", "is_parted"), [("fr", True), ("en", True), ("sw", False), ("th", False)])
def test_words_are_parted_where_the_language_has_patterns(tmp_path: Path, locale: str, is_parted: bool) -> None:
    words = "responsabilités administratives extraordinairement compréhensibles " * 12
    content = book_in(tmp_path, locale, f"# Nairobi\n\nText\n\n## Lesson {{#one}}\n\n{words}\n")
    found = text_of(content)
    assert ("\u00ad" in found) == is_parted, "a soft hyphen: read aloud, the word is whole"
    assert squeezed(words) in squeezed(found)
