"""Handouts hold a module on two sides, answers on one sheet; slides show no answers and cut nothing off."""

import io
import re
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from builder.errors import Place, Problem
from builder.model import Callout, Edition, File, Print, Quiz, TrainerNote
from builder.player import strings_for
from builder.targets import Kit, find_targets, package_name
from builder.targets.pdf_parts.coded import coded, key_of
from builder.targets.pdf_parts.session import session
from builder.theme import Renderer
from tests.projects import DRAWING
from tests.targets.test_pdf import table
from tests.theme.samples import CHOICE, GAPS, MATCH, ORDER, SAMPLES, quiz
from tests.theme.values import PLAIN, TERM, edition, module, p

KIT = Kit(theme=PLAIN, strings=strings_for, media=lambda path: DRAWING.encode())


def text_of(content: bytes) -> str:
    """Read a PDF as poppler does."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def made(target: str, what: Edition) -> tuple[File, tuple[Problem, ...]]:
    """Make a package of one file, with what making it has shown."""
    found = list(find_targets()[target].files((what,), KIT))
    (file,) = [one for one in found if isinstance(one, File)]
    return file, tuple(one for one in found if isinstance(one, Problem))


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def key_point(words: str) -> Callout:
    return Callout(name="key-point", children=(p(words),))


def long_course(blocks: Iterable[Any], **changed: Any) -> Edition:
    return edition(module("land", *blocks), **changed)


ASKED = quiz(CHOICE, GAPS, ORDER, MATCH)


def test_a_module_is_one_sheet_and_the_answers_another() -> None:
    file, problems = made("handout", long_course((key_point("zqpoint"), ASKED)))
    assert (file.sheets, pages(file.content), problems) == (2, 4, ())
    words = text_of(file.content)
    assert "zqpoint" in words
    assert all(f"1.{number}" in words for number in range(1, 5))


def test_a_learner_s_handout_tells_no_answer_and_a_trainer_s_does() -> None:
    blocks = (TrainerNote(title=None, minutes=5, children=(p("zqnote"),)), ASKED)
    learner = text_of(made("handout", long_course(blocks[1:]))[0].content)
    trainer = text_of(made("handout", long_course(blocks, audience="trainer"))[0].content)
    assert "ushuru / tozo" in trainer
    assert not re.search("ushuru|tozo|Thamani|Angalia|zqnote", learner)
    assert "zqnote" not in trainer, "its sheets are copied for learners"
    assert trainer.count("Jibu sahihi") > learner.count("Jibu sahihi") == 0


def test_what_does_not_fit_is_left_out_in_order_and_told() -> None:
    place = replace(CHOICE.title, place=CHOICE.place)
    many = [replace(CHOICE, id=f"q{number}", title=place) for number in range(60)]
    file, problems = made("handout", long_course((key_point("zqpoint"), quiz(*many))))
    assert file.sheets == 2
    (problem,) = problems
    assert problem.code == "B402"
    assert re.search(r"left out: the hints, the last \d+ of 60 questions\.", problem.message)
    left = int(re.findall(r"the last (\d+) of", problem.message)[0])
    words = text_of(file.content)
    assert f"1.{60 - left}" in words and f"1.{60 - left + 1} " not in words, "the answer sheet has no place for it"
    assert "Fikiria ardhi" not in words


def test_slides_show_no_answers_and_cut_nothing_off(tmp_path: Path) -> None:
    points = [key_point(" ".join(f"zq{number}x{word}" for word in range(80))) for number in range(3)]
    blocks = (TrainerNote(title=None, children=(p("zqnote"),)), *points, ASKED)
    file, _ = made("slides", long_course(blocks, audience="trainer"))
    words = text_of(file.content)
    assert all(f"zq{number}x{word}" in words for number in range(3) for word in range(80))
    assert "Nani anafaidika?" in words
    assert not re.search("zqnote|ushuru / tozo|Thamani|Angalia", words)
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        assert {tuple(map(int, page.mediabox)) for page in pdf.pages} == {(0, 0, 960, 540)}
        assert [str(item.title) for item in pdf.open_outline().root[-1:]] == ["Ardhi"]
    deck = tmp_path / "slides.pdf"
    deck.write_bytes(file.content)
    done = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", deck], capture_output=True, check=True)
    sizes = {int(size) for size in re.findall(r'<fontspec id="\d+" size="(\d+)"', done.stdout.decode())}
    assert sizes and min(sizes) >= 36, "poppler counts half points more: 24 points are 36 of its pixels"


def test_a_table_wider_than_its_page_is_named() -> None:
    there = Place(file="modules/01-a.md", line=7)
    wide = replace(table(tuple(f"Neno{'refu' * 5}{number}" for number in range(12)), 2), place=there)
    fine = replace(table(("Mwaka", "Watu"), 2), place=replace(there, line=3))
    _, problems = made("pdf", long_course((fine, wide)))
    assert [(problem.code, problem.place) for problem in problems] == [("B401", there)]
    assert "A4" in problems[0].message
    assert made("pdf", long_course((fine,)))[1] == ()


@pytest.mark.parametrize(
    ("printing", "size", "name"),
    [
        (Print(), (595, 842), "towns-1.0-sw-learner.pdf"),
        (Print(paper="Letter", sides="one"), (612, 792), "towns-1.0-sw-learner.pdf"),
        (Print(ink_saver=True), (595, 842), "towns-1.0-sw-learner-ink-saver.pdf"),
    ],
)
def test_a_book_is_printed_as_the_course_says(printing: Print, size: tuple[int, int], name: str) -> None:
    what = edition(module("land", p("Kodi")), print=printing)
    file, _ = made("pdf", what)
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        assert {tuple(round(float(side)) for side in page.mediabox)[2:] for page in pdf.pages} == {size}
        count = len(pdf.pages)
    assert file.sheets == (count if printing.sides == "one" else -(-count // 2))
    assert package_name(what, find_targets()["pdf"]) == name


def test_ink_saver_prints_no_colour() -> None:
    saved = made("pdf", edition(module("land", key_point("Kodi"), table(("a", "b"), 3)), print=Print(ink_saver=True)))
    usual = made("pdf", edition(module("land", key_point("Kodi"), table(("a", "b"), 3))))
    assert not colours(saved[0].content)
    assert colours(usual[0].content)


def colours(content: bytes) -> set[bytes]:
    """List the colours that pages fill or draw with, but greys."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = b"\n".join(page.Contents.read_bytes() for page in pdf.pages)
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", streams)
    found += re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)\b", streams)
    return {b" ".join(one) for one in found if len(set(one)) > 1}


def test_an_index_leads_to_every_use_of_a_term_once_a_page() -> None:
    blocks = [p("", "sw", TERM), p("", "sw", TERM), *(p("neno " * 900) for _ in range(2)), p("", "sw", TERM)]
    file, _ = made("pdf", edition(module("land", *blocks)))
    words = text_of(file.content).split("\f")
    uses = [number for number, page in enumerate(words, start=1) if re.search("ushuru", page)]
    *_, entry = [line for line in words[-2].splitlines() if "ushuru" in line]
    assert re.findall(r"\d+", entry) == [str(number) for number in uses[:-1]]
    assert len(uses) == 4, "two pages of text, the glossary and the index"


def test_a_session_plan_adds_up() -> None:
    note = TrainerNote(title=None, minutes=10, children=())
    activity = SAMPLES["activity"]
    plan = session(replace(module("land", note, activity), minutes=90))
    assert plan is not None
    assert (plan.rest, plan.minutes, len(plan.parts), len(plan.materials)) == (40, 90, 2, 1)
    over = session(replace(module("land", note, activity), minutes=30))
    assert over is not None and (over.rest, over.minutes) == (0, 50), "the module takes as long as its parts"
    assert session(module("land", p("Kodi"))) is None


def test_the_key_is_written_as_on_the_sheet() -> None:
    what = edition(module("land", ASKED))
    ((_, questions),) = coded(what.course)
    keys = [key_of(Renderer(PLAIN, "pdf", {}, what), one) for one in questions]
    assert keys[0] == "B"
    assert keys[1] == "30 ± 1; ushuru / tozo"
    assert sorted(keys[2].split()) == ["A", "B", "C", "D"]
    assert re.fullmatch(r"1[ABC] 2[ABC]", keys[3])


def test_practice_is_asked_where_nothing_is_graded() -> None:
    practice = Quiz(id="land-try", questions=(CHOICE,))
    ((_, alone),) = coded(edition(module("land", practice)).course)
    ((_, both),) = coded(edition(module("land", practice, quiz(GAPS))).course)
    assert ([one.question for one in alone], [one.question for one in both]) == ([CHOICE], [GAPS])
