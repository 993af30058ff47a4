"""A Word document becomes a module through pandoc: headings, tables, pictures; what is no document is refused."""

import io
import shutil
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from builder.errors import ProblemsFound
from builder.intake import Material, Origin, docx, take_in

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org"
_WP = f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing"'
TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="png" ContentType="image/png"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
RELS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD_RELS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r2" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>'
)
STYLES = f"<w:styles {_W}>" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1", "heading 2")
) + "</w:styles>"  # fmt: skip
PICTURE = (
    f"<w:r><w:drawing><wp:inline>"
    '<wp:extent cx="1" cy="1"/><wp:docPr id="1" name="P" descr="A covered well"/>'
    f'<a:graphic xmlns:a="{_OFFICE}/drawingml/2006/main"><a:graphicData uri="{_OFFICE}/drawingml/2006/picture">'
    f'<pic:pic xmlns:pic="{_OFFICE}/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="{_OFFICE}/officeDocument/'
    '2006/relationships" r:embed="r2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
WANTED = """\
# Keeping wells clean

## Where dirt comes from {#where-dirt-comes-from}

Rain runs **in**. Colons: `{{ x }}` \\[\\[y\\]\\]

![A covered well](media/image1.png)

| Cause | Mend    |
|-------|---------|
| Rain  | A drain |

| Tool | Use |
| --- | --- |
| Brush | Scrub.<br>Rinse. |

### Goats

\\:::

## Pumps {#pumps}

Oil them.
"""


def _text(words: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def _several(*lines: str) -> str:
    """Write a row whose second cell has a paragraph for each line."""
    return f"<w:tr><w:tc>{_text(lines[0])}</w:tc><w:tc>{''.join(map(_text, lines[1:]))}</w:tc></w:tr>"


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{_text(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def _png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "#3a7").save(written, "PNG")
    return written.getvalue()


def document(**changed: bytes) -> bytes:
    """Write a document of a few parts; `changed` adds parts by path."""
    bold = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>in</w:t></w:r><w:r><w:t xml:space='preserve'>"
    column = '<w:gridCol w:w="2000"/>'
    table = f'<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{column}{column}</w:tblGrid>'
    body = [
        _text("Keeping wells clean", "Title"),
        _text("Where dirt comes from", "heading1"),
        _text(f"Rain runs {bold}. Colons: {{{{ x }}}} [[y]]"),
        f"<w:p>{PICTURE}</w:p>",
        f"{table}{_row('Cause', 'Mend')}{_row('Rain', 'A drain')}</w:tbl>",
        f"{table}{_row('Tool', 'Use')}{_several('Brush', 'Scrub.', 'Rinse.')}</w:tbl>",
        _text("Goats", "heading2"),
        _text(":::"),
        _text("Pumps", "heading1"),
        _text("Oil them."),
    ]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": f"<w:document {_W} {_WP}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": WORD_RELS,
        "word/styles.xml": STYLES,
        "word/media/image1.png": _png(),
        **changed,
    }
    return zipped(parts)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return written.getvalue()


def taken(content: bytes) -> Material:
    return take_in(Origin(name="wells.docx", language="en", content=content))


def refused(content: bytes) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        taken(content)
    return [one.code for one in found.value.problems]


def test_headings_tables_and_pictures_are_kept(program: Callable[..., str]) -> None:
    program("pandoc")
    material = taken(document())
    assert material.pages[0].text == WANTED
    assert material.about.title == "Keeping wells clean"
    assert [path for path, _content in material.media] == ["media/image1.png"]
    assert [(one.code, one.place.file) for one in material.problems] == [
        ("Z302", "wells.docx"),
        ("Z301", "wells.docx"),
        ("Z302", "wells.docx"),
    ]


def test_without_pandoc_one_command_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ProblemsFound) as found:
        taken(document())
    assert [one.code for one in found.value.problems] == ["Z105"]
    assert "apt-get install pandoc" in found.value.problems[0].hint


def test_what_is_no_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(b"PK\x03\x04 cut off") == ["Z103"]
    assert refused(zipped({"a.txt": "no"})) == ["Z103"]
    monkeypatch.setattr(docx, "LARGEST_UNPACKED", 1_000_000)
    assert refused(document(**{"word/media/bomb.png": b"0" * 2_000_000})) == ["Z102"]


def test_a_document_that_pandoc_cannot_read_is_told(program: Callable[..., str]) -> None:
    program("pandoc")
    assert refused(document(**{"word/document.xml": b"<w:document"})) == ["Z103"]
