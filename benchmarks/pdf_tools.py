"""Print one book with each of the tools that `benchmarks/pdf.py` compares, in a process of its own.

Usage: python benchmarks/pdf_tools.py TOOL FOLDER

`book` writes a folder for the project in it: `book.html`, with its pictures and fonts under `files/`. The other tools
print that document; `typst` gets its words, headings, lists, tables and pictures as Typst has them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer", "--allow-file-access-from-files",
)  # fmt: skip
_HEADING = {"h1": "=", "h2": "==", "h3": "===", "h4": "===="}


def book(folder: Path) -> None:
    """Write the document of the course in a project, and the files that it asks for."""
    from builder import source
    from builder.build.courses import in_locale, sound
    from builder.edition import select
    from builder.player import strings_for
    from builder.targets import Kit
    from builder.targets.pdf_parts.book import set_for_paper, written
    from builder.targets.pdf_parts.setting import SCHEME
    from builder.theme import load_theme, packaged_themes

    (slug,) = source.find_courses(folder)
    localized = in_locale(folder, sound(folder, slug).course, "en")
    theme = load_theme("plain", [packaged_themes()])
    kit = Kit(theme=theme, strings=strings_for, media=lambda path: source.read_media(folder, slug, path))
    made = written(set_for_paper(select(localized.course, "learner"), kit))
    for name in sorted(set(re.findall(rf'{SCHEME}([^"&)]+)', made.html + made.styles))):
        path = folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.fetch(SCHEME + name))
    (folder / "book.css").write_text(made.styles, encoding="utf-8")
    styled = made.html.replace("</head>", f"<style>{made.styles}</style></head>", 1)
    (folder / "book.html").write_text(styled.replace(SCHEME, "files/"), encoding="utf-8")
    (folder / "book.typ").write_text("\n".join(_typst(folder)), encoding="utf-8")


def satchel(folder: Path) -> None:
    """Print it as Satchel does: PDF/UA-1 and PDF/A-2a at once."""
    from builder.errors import Place
    from builder.targets.pdf_parts.press import press
    from builder.targets.pdf_parts.setting import SCHEME, Book

    text = (folder / "book.html").read_text(encoding="utf-8").replace('"files/', f'"{SCHEME}')
    text = re.sub("<style>.*?</style>", "", text, count=1, flags=re.DOTALL)
    styles = (folder / "book.css").read_text(encoding="utf-8")
    files = {SCHEME + path.relative_to(folder / "files").as_posix(): path for path in (folder / "files").rglob("*")}
    place = Place(file="course.yaml")
    made = Book(html=text, styles=styles, place=place, fetch=lambda url: files[url].read_bytes())
    (folder / "satchel.pdf").write_bytes(press(made))


def weasyprint(folder: Path) -> None:
    """Print it with WeasyPrint alone, and nothing asked of the PDF."""
    from weasyprint import HTML

    HTML(filename=folder / "book.html").write_pdf(folder / "weasyprint.pdf")


def chromium(folder: Path) -> None:
    """Print it with Chromium's print-to-PDF."""
    target = f"--print-to-pdf={folder / 'chromium.pdf'}"
    profile = f"--user-data-dir={folder / 'profile'}"
    page = (folder / "book.html").resolve().as_uri()
    subprocess.run(["chromium", *CHROMIUM, profile, target, page], check=True, capture_output=True)


def typst(folder: Path) -> None:
    """Compile the same words with Typst."""
    import typst as compiler

    compiler.compile(folder / "book.typ", output=folder / "typst.pdf")


def _typst(folder: Path) -> Iterator[str]:
    body = html.fromstring((folder / "book.html").read_text(encoding="utf-8")).find("body")
    yield '#set page(paper: "a4", numbering: "1")\n#set text(font: "Noto Sans", size: 10.5pt, hyphenate: true)'
    yield from _blocks(body)


def _blocks(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _HEADING:
            yield f"\n{_HEADING[child.tag]} {_words(child)}\n"
        elif child.tag in ("p", "dt", "dd"):
            yield f"\n{_words(child)}\n"
        elif child.tag in ("ul", "ol"):
            yield from (f"{'+' if child.tag == 'ol' else '-'} {_words(item)}" for item in child.iter("li"))
        elif child.tag == "table":
            yield _table(child)
        elif child.tag == "img":
            yield f'#image("{child.get("src")}", format: "jpg", alt: "picture")'
        elif isinstance(child.tag, str):
            yield from _blocks(child)


def _table(table: Any) -> str:
    rows = [[f"[{_words(cell)}]" for cell in row.iter("th", "td")] for row in table.iter("tr")]
    cells = ", ".join(cell for row in rows for cell in row)
    return f"#table(columns: {max(map(len, rows), default=1)}, {cells})"


def _words(element: Any) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]~=/+-])", r"\\\1", " ".join(element.text_content().split()))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    globals()[sys.argv[1]](Path(sys.argv[2]))
