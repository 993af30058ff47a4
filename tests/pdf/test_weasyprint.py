"""What WeasyPrint's own structure tree lacks: where one of these fails, part of the repair may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.targets.pdf_parts import press
from tests.pdf.books import document, printed
from tests.pdf.matrix import MATRIX


@pytest.fixture(autouse=True)
def _unrepaired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_finish", lambda *rest: None)


@pytest.mark.parametrize(
    ("name", "defect", "why"),
    [
        ("list-loose", "LI(Lbl(Span) P(Span))", "a paragraph of a loose list is no body"),
        ("list-nested", "L(LI(Lbl", "a list in a list is no part of its item"),
        ("link-emphasis", "Link(NonStruct(Span) Link)", "emphasis in a link has a place of its own"),
        ("table", "TR(TH(Span) TH(Span))", "heads say no scope"),
        ("language-words", "P(Span Span(Span) Span)", "no tag says its language"),
        ("code", "NonStruct(Span)", "code has no role"),
        ("quote", "BlockQuote(P(Span))", "each run of words is a tag"),
        ("formula", "Figure", "a formula is a picture"),
        ("heading-skipped", "H4(Span) P(Span) H3(Span)", "heading levels are as written"),
        ("abbreviation", "NonStruct(Span)", "an abbreviation is not expanded"),
    ],
)
def test_weasyprint_has_a_defect_that_we_repair(tmp_path: Path, name: str, defect: str, why: str) -> None:
    assert defect in document(printed(tmp_path, MATRIX[name])), f"WeasyPrint has changed: {why}"
