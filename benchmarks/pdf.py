"""Measure printing: one book by Satchel, by WeasyPrint alone, by Chromium and by Typst, in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pikepdf

from benchmarks.corpus import write_project
from benchmarks.translation import Cost
from builder import __version__

TOOLS = ("satchel", "weasyprint", "chromium", "typst")
MODULES = (3, 13)
# So many modules take more than a hundred pages without their photos.
OF_WORDS = 17
# Each tool prints a book so many times, in turn; the cheapest one counts, since other work on a machine only adds.
TURNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold what printing a book cost."""

    seconds: float
    memory: float
    pages: int
    size: int


def report(date: str) -> str:
    """Measure each tool on a short and a long book, and write the tables."""
    with tempfile.TemporaryDirectory() as folder:
        tables = [_table(_measure(Path(folder) / str(modules), modules)) for modules in MODULES]
        words = _table(_measure(Path(folder) / "words", OF_WORDS, photos=False), ", without photos")
    return "\n".join([_head(date), *tables, words])


def _measure(folder: Path, modules: int, *, photos: bool = True) -> dict[str, Row]:
    write_project(folder, modules, 1, photos=photos)
    _run("book", folder)
    costs: dict[str, list[Cost]] = {tool: [] for tool in TOOLS if tool != "chromium" or shutil.which("chromium")}
    for _ in range(TURNS):
        for tool, measured in costs.items():
            measured.append(_run(tool, folder))
    return {tool: _row(folder / f"{tool}.pdf", measured) for tool, measured in costs.items()}


def _run(tool: str, folder: Path) -> Cost:
    cost = Cost()
    cost.add([sys.executable, "benchmarks/pdf_tools.py", tool, str(folder)], folder / "log.txt")
    return cost


def _row(path: Path, measured: list[Cost]) -> Row:
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    seconds, memory = (min(getattr(cost, name) for cost in measured) for name in ("seconds", "memory"))
    return Row(seconds=seconds, memory=memory, pages=pages, size=path.stat().st_size)


def _head(date: str) -> str:
    said = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=False).stdout
    chromium = " ".join(said.split()[:2]) or "no Chromium"
    peers = f"WeasyPrint {version('weasyprint')}, {chromium}, Typst {version('typst')}"
    busy = os.getloadavg()[0]
    machine = f"Python {sys.version.split()[0]}, {os.cpu_count()} cores with {busy:.0f} others at work"
    return f"""# Printing a book

Satchel {__version__}, {peers}; {machine}; {date}. `python benchmarks/run.py pdf` renews this page.

One book of generated modules (1,600 words, three pictures and a quiz each). Satchel, WeasyPrint and Chromium print the
same HTML, styles, fonts and pictures; Typst gets the same words, headings, lists, tables and pictures, in its own
styles. Satchel's PDF conforms to PDF/UA-1 and PDF/A-2a and is tagged by its HTML; WeasyPrint is asked for nothing,
Chromium and Typst tag in their own ways. CPU seconds and peak memory are those of the whole process, start and import
included (of the browser's, its largest process): the least of {TURNS} turns. The same work costs more CPU seconds where
others are at work: compare within one run.
"""


def _table(rows: dict[str, Row], what: str = "") -> str:
    base = rows["weasyprint"].seconds
    lines = [
        f"## {rows['satchel'].pages} pages{what}",
        "",
        "| tool | CPU s | ms a page | beside WeasyPrint | peak MiB | pages | KB |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    names = {"satchel": "Satchel", "weasyprint": "WeasyPrint", "chromium": "Chromium", "typst": "Typst"}
    for tool, row in rows.items():
        numbers = (
            f"{row.seconds:.1f}", f"{1000 * row.seconds / row.pages:.0f}", f"{row.seconds / base:.2f}",
            f"{row.memory:.0f}", str(row.pages), f"{row.size / 1000:.0f}",
        )  # fmt: skip
        lines.append(f"| {names[tool]} | {' | '.join(numbers)} |")
    return "\n".join([*lines, ""])
