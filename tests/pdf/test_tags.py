"""What a screen reader follows in a printed book: its tags are those of the HTML, whole over lines and pages."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from builder.model import Figure
from builder.player import strings_for
from builder.targets import Kit
from builder.targets.pdf import TARGET
from tests.pdf.books import document, lesson, printed, tags
from tests.pdf.matrix import MATRIX
from tests.projects import DRAWING
from tests.theme.values import PLAIN, edition, module, p

CELLS = "TBody(TR(TD TD) TR(TD TD))"
HEAD = "THead(TR(TH:Column TH:Column))"


@pytest.mark.parametrize(
    ("name", "outline"),
    [
        ("heading-skipped", "H3 P H3 P"),
        ("heading-deepest", "H3 H4 H5 H6 P"),
        ("list-loose", "L:Disc(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"),
        ("list-nested", "L:Disc(LI(Lbl LBody(L:Disc(LI(Lbl LBody) LI(Lbl LBody)))) LI(Lbl LBody))"),
        (
            "list-nested-loose",
            "L:Disc(LI(Lbl LBody(P L:Disc(LI(Lbl LBody(P)) LI(Lbl LBody(P))) P)) LI(Lbl LBody(P)))",
        ),
        ("list-ordered", "L:Decimal(LI(Lbl LBody) LI(Lbl LBody))"),
        ("definitions-many", "L(LI(Lbl LBody(Div(P) Div(P))) LI(Lbl LBody(P L:Disc(LI(Lbl LBody) LI(Lbl LBody)))))"),
        ("table", f"Table({HEAD} {CELLS})"),
        ("table-head-only", "Table(TR(TH:Column TH:Column))"),
        (
            "table-spans",
            "Table(THead(TR(TH:Column↕2 TH:Column↔2) TR(TH:Column TH:Column)) TBody(TR(TD TD TD)))",
        ),
        (
            "table-span-cells",
            "Table(Caption TBody(TR(TH:Column TH:Column TH:Column) TR(TH:Row↕2 TD↔2) TR(TD TD)))",
        ),
        ("link-mixed", "P(Link(Code))"),
        ("link-picture", "P(Link(Figure[A map]))"),
        ("picture", "P(Figure[A map])"),
        ("figure", "Div(Figure[A map A river in the middle.] Caption(P P))"),
        ("list-tasks", "L(LI(LBody(Span[Not done])) LI(LBody(Span[Done])))"),
        ("formula", "P(Formula[a + b]) P(Formula[x^2 = 4])"),
        ("abbreviation", "P(Span(non-governmental organisation))"),
        ("footnote", "P(Reference(Link))"),
        ("quote-nested", "BlockQuote(P BlockQuote(P) P)"),
        ("code-block", "P(Code)"),
        ("html-block", "Div(P P P)"),
        ("language-words", "P(Span@sw)"),
        ("language-block", "Div@ar(P L:Disc(LI(Lbl LBody)))"),
    ],
)
def test_tags_are_those_of_the_html(tmp_path: Path, name: str, outline: str) -> None:
    assert lesson(printed(tmp_path, MATRIX[name])) == outline


def test_what_goes_over_pages_is_one_tag(tmp_path: Path) -> None:
    content = printed(tmp_path, MATRIX["long-paragraph"] + "\n\n" + MATRIX["table-long"] + "\n\n" + MATRIX["list-long"])
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 6
    row, item = "TR(TD TD)", "LI(Lbl LBody)"
    assert lesson(content) == f"P Table({HEAD} TBody({' '.join([row] * 100)})) L:Disc({' '.join([item] * 90)})"


def test_a_book_has_contents_notes_and_one_first_heading(tmp_path: Path) -> None:
    outline = document(printed(tmp_path, MATRIX["footnote"]))
    assert (
        "TOC(TOCI(Reference(Link) TOC(TOCI(Reference(Link)))) TOCI(Reference(Link)) TOCI(Reference(Link)))" in outline
    )
    assert "Index(H1 P L(LI(LBody(Reference(Link)))))" in outline
    assert "LI(Lbl LBody(Note(P)))" in outline
    levels = [int(level) for level in re.findall(r"\bH([1-6])\b", outline)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_note_has_a_name_of_its_own(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(tmp_path, MATRIX["footnotes"]))) as pdf:
        names = [str(tag.get("/ID")) for tag in tags(pdf) if tag["/S"] == "/Note"]
    assert len(set(names)) == len(names) == 2


def test_words_that_fell_back_say_their_language(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    words = 'msgid "Land"\nmsgstr "أرض"\n\nmsgid "Year"\nmsgstr "سنة"\n'
    files = {"translations/towns/ar.po": header + words}
    content = printed(tmp_path, "Towns grow.\n\n- Land\n- Water\n\n" + MATRIX["table"], locale="ar", files=files)
    row = "TR(TD TD)"  # digits are of no language
    head = "THead(TR(TH:Column TH:Column@en))"
    assert lesson(content) == f"P@en L:Disc(LI(Lbl LBody) LI@en(Lbl LBody)) Table({head} TBody({row} {row}))"


def test_links_are_told_by_their_words(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(tmp_path, MATRIX["link-mixed"]))) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", ()) if "/A" in link]
        assert {str(link["/Contents"]) for link in links} == {"the new plan of ten five years"}
        assert len(links) == 1, "the words inside are no links of their own"


def test_a_figure_says_where_it_stands(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(tmp_path, MATRIX["picture"]))) as pdf:
        (box,) = [[float(side) for side in tag["/A"]["/BBox"]] for tag in tags(pdf) if tag["/S"] == "/Figure"]
        _, _, width, height = (float(side) for side in pdf.pages[0].mediabox)
    left, bottom, right, top = box
    assert 0 < left < right < width
    assert height / 2 < bottom < top < height, "it stands near the top of its page, which is counted from below"


def test_a_picture_that_says_nothing_is_decoration() -> None:
    silent = Figure(src="media/map.svg", alt=None, children=())
    kit = Kit(theme=PLAIN, strings=strings_for, media=lambda path: DRAWING.encode())
    (file,) = TARGET.files((edition(module("land", silent, p("Miji")), media=("media/map.svg",)),), kit)
    assert lesson(file.content) == "P"


def test_running_heads_and_page_numbers_are_decoration(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(tmp_path, MATRIX["long-paragraph"]))) as pdf:
        page = pdf.pages[-1]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[page["/StructParents"] * 2 + 1]
        marked = page.Contents.read_bytes().count(b"/MCID")
        decoration = page.Contents.read_bytes().count(b"/Artifact")
    assert marked == len([parent for parent in parents if parent is not None])
    assert decoration >= 2


def test_every_tag_knows_its_parent(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(tmp_path, MATRIX["list-nested-mixed"]))) as pdf:
        for tag in tags(pdf):
            kids = tag["/K"] if isinstance(tag["/K"], pikepdf.Array) else [tag["/K"]]
            below = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            assert all(kid["/P"].objgen == tag.objgen for kid in below)
