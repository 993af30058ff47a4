"""A printed companion: what stands in it for whom, and that it comes out the same, offline and quietly."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from builder.errors import Place, ProblemsFound
from builder.model import (
    AUDIENCES,
    Block,
    Coverage,
    Edition,
    Element,
    Figure,
    Footnote,
    Quiz,
    Reflection,
    Span,
    Text,
    TrainerNote,
    Translation,
)
from builder.player import strings_for
from builder.targets import Kit
from builder.targets.pdf import TARGET
from builder.targets.pdf_parts import pictures
from builder.targets.pdf_parts.book import book
from builder.targets.pdf_parts.press import press
from tests.theme.samples import CHOICE, GAPS, MATCH, ORDER, SAMPLES, quiz
from tests.theme.values import PLAIN, REFERENCE, edition, module, p, say

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text x="4" y="20">Ramani ya mji</text></svg>'
KIT = Kit(theme=PLAIN, strings=strings_for, media=lambda path: DRAWING)
MAP = Figure(src="media/map.svg", alt=say("Ramani"), long=say("Mto unapita katikati."), children=(p("Mji wetu"),))
NOTE = TrainerNote(title=say("Siri"), minutes=10, children=(p("Maelezo ya mwalimu."),))
LINKS = p(
    "",
    "sw",
    Span(tag="a", attrs=(("href", "https://example.org/plan"),), children=(Text(text="mpango"),)),
    Text(text=" "),
    Span(tag="a", attrs=(("href", "https://example.org"),), children=(Text(text="https://example.org"),)),
)
NUMBERS = Quiz(id="numbers", questions=(GAPS,))

# What tells a learner the answers: the explanation, feedback, accepted words and numbers.
ANSWERS = ("Thamani inapanda", "Angalia ardhi", "Ndiyo", "tozo", "±")
FOR_TRAINERS = ("Siri", "Maelezo ya mwalimu", strings_for("sw")["Answer key"])


def small(**changed: Any) -> Edition:
    """Make an edition of a module with everything that a page may show."""
    note = Footnote(label="census", children=(p("Sensa, 2022."),))
    blocks: list[Block] = [
        MAP,
        p("", "sw", Text(text="Watu"), REFERENCE),
        LINKS,
        Reflection(id="own", children=(p("Fikiri."),)),
    ]
    blocks += [NOTE] if changed.get("audience") == "trainer" else []
    place = module("land", *blocks, quiz(CHOICE, GAPS, ORDER, MATCH), NUMBERS, footnotes=(note,))
    return edition(place, media=("media/map.svg",), **changed)


def in_arabic() -> Edition:
    """Make an Arabic edition with a paragraph that fell back to English."""
    place = module("land", p("ينمو السكان", "ar"), p("Not yet translated", "en"), title=say("الأرض", "ar"))
    return edition(place, locale="ar", title=say("التخطيط", "ar"))


def table(head: tuple[str, ...], rows: int) -> Element:
    """Make a table that runs over pages."""
    names = Element(tag="tr", children=tuple(Element(tag="th", children=(say(name),)) for name in head))
    row = Element(tag="tr", children=tuple(Element(tag="td", children=(say("namba"),)) for _ in head))
    body = Element(tag="tbody", children=(row,) * rows)
    return Element(tag="table", children=(Element(tag="thead", children=(names,)), body))


def printed(made: Edition) -> bytes:
    (file,) = TARGET.files((made,), KIT)
    return file.content


def words(content: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def learner() -> bytes:
    return printed(small())


@pytest.fixture(scope="module")
def trainer() -> bytes:
    return printed(small(audience="trainer"))


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return printed(in_arabic())


@pytest.fixture(autouse=True)
def _programs(program: Callable[..., str]) -> None:
    program("pdftotext")


@pytest.mark.parametrize(
    "shown", ["Miji midogo", "Halmashauri", "Amina Juma", "CC-BY-4.0", "Ardhi", "Kodi", "Sensa, 2022."]
)
def test_a_learner_reads_the_course(learner: bytes, shown: str) -> None:
    assert shown in words(learner)


ON_PAPER = {
    "sort": ("Taa", "Mfereji", "Kiwanja", "A Barabara", "B Ardhi"),
    "open": ("Kwa nini?",),
    "survey": ("Kabla", "1 – Hapana", "3 – Sana", "No"),
}


@pytest.mark.parametrize("name", ON_PAPER)
def test_the_other_kinds_are_worksheets_with_their_key_for_trainers(name: str) -> None:
    learner, trainer = (
        " ".join(words(printed(edition(module("land", SAMPLES[name]), audience=audience))).split())
        for audience in AUDIENCES
    )
    assert [text for text in ON_PAPER[name] if text not in learner] == []
    answers = {"sort": "Barabara Taa Mfereji Ardhi Kiwanja", "open": "Kwa sababu ya maji."}
    if name in answers:
        assert answers[name] in trainer and answers[name] not in learner


@pytest.mark.parametrize("secret", [*ANSWERS, *FOR_TRAINERS])
def test_answers_and_notes_are_for_trainers_alone(learner: bytes, trainer: bytes, secret: str) -> None:
    assert secret not in words(learner)
    assert secret in words(trainer)


def test_the_right_order_and_the_partners_are_for_trainers(learner: bytes, trainer: bytes) -> None:
    in_order = r"Alika\s+(\d\.\s+)?Sikiliza\s+(\d\.\s+)?Amua\s+(\d\.\s+)?Rudi"
    assert not re.search(in_order, words(learner))
    assert re.search(in_order, words(trainer))


def test_the_contents_name_the_page_of_each_module(learner: bytes) -> None:
    pages = words(learner, "-layout").split("\f")
    listed = re.search(r"^ *1 +Ardhi +(\d+)$", pages[2], re.MULTILINE)
    assert listed
    assert "Ardhi" in pages[int(listed[1]) - 1]
    assert "Kodi" in pages[int(listed[1]) - 1]


def test_pages_are_a4_and_numbered(learner: bytes) -> None:
    with pikepdf.open(io.BytesIO(learner)) as pdf:
        sizes = {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages}
    assert sizes == {(0, 0, 595, 842)}
    numbers = [page.strip().rpartition("\n")[2].strip() for page in words(learner).split("\f")[1:-1]]
    assert numbers == [str(number) for number in range(2, len(numbers) + 2)]


def test_the_same_bytes_twice_and_no_date(learner: bytes) -> None:
    assert printed(small()) == learner
    with pikepdf.open(io.BytesIO(learner)) as pdf:
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())


def test_a_reader_program_learns_language_title_author_and_alternatives(learner: bytes) -> None:
    with pikepdf.open(io.BytesIO(learner)) as pdf:
        assert str(pdf.Root.Lang) == "sw"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]).startswith("Miji midogo")
        assert str(pdf.docinfo["/Author"]) == "Amina Juma"
        texts = [
            str(thing["/Alt"]) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
    assert "Ramani Mto unapita katikati." in texts


def test_a_drawing_has_no_text_of_its_own(learner: bytes) -> None:
    made = book(small(), KIT)
    assert b"<text" not in made.fetch("satchel:media/map.svg")
    assert "Ramani ya mji" not in words(learner)


def test_a_long_table_repeats_its_head() -> None:
    content = printed(edition(module("land", table(("Mwaka", "Watu"), 60)), title=say("Jedwali")))
    pages = [page for page in words(content).split("\f") if "namba" in page]
    assert len(pages) > 1
    assert all("Mwaka" in page for page in pages)


def test_links_show_where_they_lead() -> None:
    html = book(small(), KIT).html
    assert '<a href="https://example.org/plan">mpango</a>' in html
    assert '<a class="plain" href="https://example.org">https://example.org</a>' in html, "its words say it already"


def test_arabic_runs_right_to_left_and_says_what_is_not_arabic(arabic: bytes) -> None:
    html = book(in_arabic(), KIT).html
    assert '<html lang="ar" dir="rtl">' in html
    assert '<p lang="en" dir="ltr">Not yet translated</p>' in html
    assert "ينمو السكان" in words(arabic)
    boxes = words(arabic, "-bbox")
    # Boxes hold the letters as they stand on paper, from left to right.
    ends = [float(x) for x in re.findall(f'xMax="([0-9.]+)" yMax="[0-9.]+">{"ينمو"[::-1]}<', boxes)]
    assert ends
    assert min(ends) > 500, "a paragraph begins at the right"


@pytest.mark.parametrize(("text", "locale", "font"), [("ከተማ", "am", "Ethiopic"), ("नगर", "hi", "Devanagari")])
def test_every_script_has_its_font(text: str, locale: str, font: str) -> None:
    content = printed(edition(module("land", p(text, locale)), locale=locale))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {
            str(thing["/BaseFont"])
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
        }
    assert any(font in name for name in names)


def test_coverage_is_told() -> None:
    half = replace(small(), coverage=Coverage(words=100, translated=40), translation=Translation())
    assert re.search(r"\b40\b", re.sub("<style>.*?</style>", "", book(half, KIT).html, flags=re.DOTALL))


def test_a_character_without_glyph_is_a_problem_at_its_place() -> None:
    there = replace(say("Neno \ue000"), place=Place(file="modules/01-a.md", line=7))
    with pytest.raises(ProblemsFound) as found:
        book(edition(module("land", Element(tag="p", children=(there, there)))), KIT)
    (problem,) = found.value.problems
    assert (problem.code, problem.place, "U+E000" in problem.message) == ("F101", there.place, True)


def test_words_on_a_curve_are_a_problem() -> None:
    curve = b'<svg xmlns="http://www.w3.org/2000/svg"><text><textPath href="#p">Mto</textPath></text></svg>'
    with pytest.raises(ProblemsFound) as found:
        book(small(), replace(KIT, media=lambda path: curve))
    assert [(problem.code, "Mto" in problem.message) for problem in found.value.problems] == [("F102", True)]


def test_a_machine_without_fonts_is_told_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "installed", lambda: ())
    with pytest.raises(ProblemsFound) as found:
        book(small(), KIT)
    assert [problem.code for problem in found.value.problems] == ["B202"]


@pytest.mark.parametrize("url", ["https://example.org/a.png", "file:///etc/hostname", "satchel:media/other.svg"])
def test_nothing_but_the_book_s_own_files_is_fetched(url: str) -> None:
    made = book(small(), KIT)
    with pytest.raises(ProblemsFound) as found:
        press(replace(made, html=f'<html lang="sw"><title>x</title><img alt="x" src="{url}">'))
    assert [(problem.code, url in problem.message) for problem in found.value.problems] == [("B203", True)]


def test_printing_is_quiet(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    strange = '<html lang="sw"><title>x</title><p style="no-such: property">x'
    assert press(replace(book(small(), KIT), html=strange)).startswith(b"%PDF")
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_without_pango_the_way_out_is_told(tmp_path: Path) -> None:
    package = tmp_path / "weasyprint"
    package.mkdir()
    broken = "print('long advice')\nraise OSError(\"cannot load library 'libpango-1.0-0': no such file\")\n"
    (package / "__init__.py").write_text(broken, encoding="utf-8")
    code = (
        "from builder.errors import Place, ProblemsFound\n"
        "from builder.targets.pdf_parts.setting import Book\n"
        "from builder.targets.pdf_parts.press import press\n"
        "try:\n"
        "    press(Book(html='', place=Place(file='course.yaml'), fetch={}.__getitem__))\n"
        "except ProblemsFound as found:\n"
        "    print([(problem.code, problem.hint) for problem in found.problems])\n"
    )
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("[('B201',")
    assert "libpango" in done.stdout
    assert "advice" not in done.stdout + done.stderr
