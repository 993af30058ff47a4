"""Lines end between words of Khmer, Burmese and Lao; copied and read aloud, the words are as they were written."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from builder.targets.pdf_parts.breaks import marked
from tests.pdf.books import printed, tags

KHMER = "ទីក្រុងកំពុងរីកចម្រើនយ៉ាងឆាប់រហ័ស"
BURMESE = "မြန်မာနိုင်ငံသည်အရှေ့တောင်အာရှ၌ရှိသည်။"
LAO = "ປະເທດລາວເປັນປະເທດໜຶ່ງໃນອາຊີ"
HINDI = "यह किताब किसके लिए है"


def words(content: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (KHMER, "ទីក្រុង|កំពុង|រីកចម្រើន|យ៉ាង|ឆាប់រហ័ស"),
        ("ក្រុង។ ផ្លូវ", "ក្រុង។ ផ្លូវ"),
        ("ທີ່ດິນໃນເມືອງ", "ທີ່ດິນ|ໃນ|ເມືອງ"),
        (f"2026 {LAO}!", "2026 ປະເທດ|ລາວ|ເປັນ|ປະເທດ|ໜຶ່ງ|ໃນ|ອາຊີ!"),
        ("Towns grow.", "Towns grow."),
        ("สวัสดีชาวโลก", "สวัสดีชาวโลก"),
        ("土地利用", "土地利用"),
    ],
)
def test_a_line_may_end_between_words(text: str, broken: str) -> None:
    assert marked(text).replace("\u200b", "|") == broken


def test_burmese_has_places_to_break() -> None:
    assert 3 <= marked(BURMESE).count("\u200b") < 15
    assert marked(BURMESE).replace("\u200b", "") == BURMESE


def test_dictionaries_are_loaded_only_for_their_scripts() -> None:
    code = "import sys; from builder.targets.pdf_parts.breaks import marked; marked('Miji é नगर'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "icu4py" not in done.stdout.split()


@pytest.mark.parametrize("text", [KHMER, BURMESE, LAO])
def test_long_text_stays_on_the_page(tmp_path: Path, text: str) -> None:
    content = printed(tmp_path, text * 30)
    boxes = words(content, "-bbox")
    ends = [float(x) for x in re.findall(r'<word [^>]*xMax="([0-9.]+)"', boxes)]
    assert max(ends) < 595 - 19 / 25.4 * 72 + 1
    assert "\u200b" not in boxes


@pytest.mark.parametrize("text", [KHMER, BURMESE, LAO, HINDI])
def test_words_are_copied_as_they_were_written(tmp_path: Path, text: str) -> None:
    content = printed(tmp_path, f"### {text}\n\n[{text}](https://example.org/)\n\n![{text}](media/map.svg)")
    assert words(content).count(text) >= 2
    with pikepdf.open(io.BytesIO(content)) as pdf:
        links = [str(link["/Contents"]) for page in pdf.pages for link in page.get("/Annots", ())]
        figures = [str(tag["/Alt"]) for tag in tags(pdf) if "/Alt" in tag]
        with pdf.open_outline() as outline:
            titles = [inner.title for part in outline.root for item in part.children for inner in item.children]
    assert text in links
    assert figures == [text]
    assert titles == [text]
