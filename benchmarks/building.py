"""Measure building: courses of several sizes, cold and after a change, beside Sphinx and MkDocs in one run.

Satchel makes HTML and SCORM 1.2 packages (two zips and a folder for each language), the peers make HTML alone. They get
the same words, headings, lists, tables and pictures as plain Markdown: what a course adds (quizzes, callouts) becomes
lists and paragraphs. Sphinx translates through gettext catalogs, MkDocs has a translated file for each page.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.corpus import LOCALES, SLUG, said, write_project
from benchmarks.plot import plot
from benchmarks.translation import VENV, Cost, pinned
from builder import __version__

ROOT = Path(__file__).resolve().parent.parent
PLOT = ROOT / "benchmarks" / "results" / "building.svg"

Size: TypeAlias = tuple[int, int]  # modules, languages
# What is built beside the peers, what the line is drawn through, and what is changed.
BESIDE: tuple[Size, ...] = ((10, 2), (50, 2))
LINE: tuple[Size, ...] = ((10, 2), (50, 6), (100, 10), (200, 20), (500, 20))
LARGE: Size = (50, 21)
CHANGED: Size = (50, 6)

_DIRECTIVE = re.compile(r"^(?::::.*|:[a-z]+:.*)\n?", re.MULTILINE)
_FIGURE = re.compile(r"^:::\{figure\} (\S+)\n:alt: (.*)$", re.MULTILINE)
_IDS = re.compile(r" \{#[\w-]+\}$", re.MULTILINE)
_BOX = re.compile(r"^- \[[ x]\] ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold what one build cost, in CPU seconds and MiB; `pages` are modules in a language."""

    name: str
    size: Size
    cost: Cost

    @property
    def pages(self) -> int:
        return self.size[0] * self.size[1]


def report(date: str) -> str:
    """Build everything, and write the tables and the plot."""
    pins = pinned()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        beside = [row for size in BESIDE for row in _beside(folder / f"beside-{size[0]}-{size[1]}", size)]
        large = _cold(folder / "large", LARGE)
        changes = _changes(folder / "changes", CHANGED)
        processes = _processes(folder / "changes")
        line = [_line(folder / "line", size) for size in LINE]
    PLOT.write_text(plot([(row.pages, row.cost.seconds) for row in line], "modules × languages", "CPU s"), "utf-8")
    parts = [
        _head(date, pins, load),
        _beside_table([*beside, large]),
        _line_table(line),
        _change_table(changes),
        processes,
    ]
    return "\n".join(parts)


def _beside(folder: Path, size: Size) -> list[Row]:
    ours = _cold(folder / "satchel", size)
    texts = {path.stem: _plain(path.read_text("utf-8")) for path in _modules(folder / "satchel")}
    peers = [Row(name=name, size=size, cost=make(folder / name, texts, size)) for name, make in PEERS.items()]
    return [ours, *peers]


def _cold(folder: Path, size: Size) -> Row:
    write_project(folder, *size)
    return Row(name="Satchel", size=size, cost=_build(folder))


def _line(folder: Path, size: Size) -> Row:
    """Build pages alone: no platform keeps the state of a package of 200 modules."""
    write_project(folder, *size)
    row = Row(name="Satchel", size=size, cost=_build(folder, "html"))
    shutil.rmtree(folder)
    return row


def _build(folder: Path, *targets: str) -> Cost:
    """Build html and scorm12 for learners, by the command, in one process."""
    wanted = [part for target in targets or ("html", "scorm12") for part in ("-t", target)]
    asked = ("build", *wanted, "-a", "learner", "--executor", "serial")
    cost = _run(folder, [sys.executable, "-m", "builder", *asked], PYTHONPATH=str(ROOT))
    _prove(folder, "dist/*/*/*-learner-html/index.html", len([*folder.glob("translations/*/*.po")]) + 1)
    return cost


def _prove(folder: Path, pattern: str, count: int) -> None:
    """Raise where a tool has not made what it was asked for: what is not made costs nothing."""
    made = len([*folder.glob(pattern)])
    if made != count:
        raise RuntimeError(f"{folder.name} made {made} of {count}: {(folder / 'log.txt').read_text()[-2000:]}")


def _run(folder: Path, command: list[str], **more: str) -> Cost:
    cost = Cost()
    cost.add(command, folder / "log.txt", cwd=folder, env={**os.environ, **more})
    return cost


def _modules(project: Path) -> list[Path]:
    return sorted((project / "course_src" / SLUG / "modules").glob("*.md"))


def _plain(text: str) -> str:
    """Write a module for tools that know no directives: figures as pictures, the rest without its frame."""
    text = _FIGURE.sub(r"![\2](\1)\n", text.partition("\n---\n")[2])
    return _BOX.sub("- ", _IDS.sub("", _DIRECTIVE.sub("", text)))


def _media(folder: Path, pages: Path) -> None:
    shutil.copytree(folder.parent / "satchel" / "course_src" / SLUG / "media", pages / "media")


def _sphinx(folder: Path, texts: dict[str, str], size: Size) -> Cost:
    """Extract, translate (not counted) and build each language with Sphinx, MyST and gettext."""
    pages = folder / "pages"
    pages.mkdir(parents=True)
    _media(folder, pages)
    names = "\n".join(texts)
    conf = 'extensions = ["myst_parser"]\nlocale_dirs = ["locale"]\ngettext_compact = "all"\nhtml_theme = "basic"\n'
    (pages / "conf.py").write_text(conf + 'suppress_warnings = ["*"]\n', "utf-8")
    (pages / "index.md").write_text(f"# Course\n\n```{{toctree}}\n{names}\n```\n", "utf-8")
    for name, text in texts.items():
        (pages / f"{name}.md").write_text(text, "utf-8")
    python = str(VENV / "bin" / "python")
    total = _run(folder, [python, "-m", "sphinx", "-q", "-b", "gettext", "pages", "pot"])
    for locale in ("en", *LOCALES[: size[1] - 1]):
        _sphinx_catalog(folder / "pot", pages / "locale" / locale / "LC_MESSAGES", locale)
        command = [python, "-m", "sphinx", "-q", "-b", "html", "-D", f"language={locale}"]
        cost = _run(folder, [*command, "-d", f"trees/{locale}", "pages", f"out/{locale}"])
        total.seconds, total.memory = total.seconds + cost.seconds, max(total.memory, cost.memory)
    _prove(folder, "out/*/*-module-*.html", size[0] * size[1])
    return total


def _sphinx_catalog(template: Path, folder: Path, locale: str) -> None:
    """Translate Sphinx's template; in the language of the source there is none."""
    if locale == "en":
        return
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for path in template.glob("*.pot"):
        with path.open("rb") as file:
            catalog = read_po(file, locale=None)
        for message in catalog:
            if isinstance(message.id, str) and message.id:
                message.string = said(message.id, locale)
        folder.mkdir(parents=True)
        with (folder / f"{path.stem}.mo").open("wb") as out:
            write_mo(out, catalog)


def _mkdocs(folder: Path, texts: dict[str, str], size: Size) -> Cost:
    """Build with Material for MkDocs and its plugin for languages."""
    pages = folder / "docs"
    pages.mkdir(parents=True)
    _media(folder, pages)
    locales = LOCALES[: size[1] - 1]
    languages = "".join(f"        - {{locale: {one}, name: {one}, build: true}}\n" for one in locales)
    (folder / "mkdocs.yml").write_text(_MKDOCS + languages, "utf-8")
    (pages / "index.md").write_text("# Course\n", "utf-8")
    for name, text in texts.items():
        (pages / f"{name}.md").write_text(text, "utf-8")
        for locale in locales:
            (pages / f"{name}.{locale}.md").write_text(said(text, locale), "utf-8")
    cost = _run(folder, [str(VENV / "bin" / "python"), "-m", "mkdocs", "build", "-q"])
    _prove(folder, "site/**/*-module-*/index.html", size[0] * size[1])
    return cost


_MKDOCS = """\
site_name: Course
theme: {name: material, font: false}
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, default: true, build: true}
"""

PEERS: dict[str, Callable[[Path, dict[str, str], Size], Cost]] = {"Sphinx": _sphinx, "MkDocs": _mkdocs}


def _changes(folder: Path, size: Size) -> list[Row]:
    """Build, then build again: with nothing changed, with a paragraph, with one entry of a catalog."""
    rows = [_cold(folder, size)]
    rows.append(Row(name="nothing changed", size=size, cost=_build(folder)))
    shutil.rmtree(folder / "dist")
    rows.append(Row(name="packages deleted, taken from the cache", size=size, cost=_build(folder)))
    module = _modules(folder)[size[0] // 2]
    module.write_text(module.read_text("utf-8").replace(".\n\n", ". And so on.\n\n", 1), "utf-8")
    rows.append(Row(name="one paragraph changed", size=size, cost=_build(folder)))
    catalog = folder / "translations" / SLUG / f"{LOCALES[0]}.po"
    entries = catalog.read_text("utf-8").split('\nmsgstr "')
    entries[len(entries) // 2] = f"More {entries[len(entries) // 2]}"
    catalog.write_text('\nmsgstr "'.join(entries), "utf-8")
    rows.append(Row(name="one entry of a catalog changed", size=size, cost=_build(folder)))
    return rows


def _processes(project: Path) -> str:
    """Compare the time on the clock of one process and of two."""
    import time

    clocks = []
    for jobs in ("1", "2"):
        start = time.monotonic()
        _run(project, [sys.executable, "-m", "builder", "build", "--no-cache", "--jobs", jobs, "-t", "html", "-t",
                       "scorm12", "-a", "learner"], PYTHONPATH=str(ROOT))  # fmt: skip
        clocks.append(time.monotonic() - start)
    ratio = clocks[0] / clocks[1]
    return f"""## Two processes

50 modules in 6 languages, on the clock: {clocks[0]:.0f} s by one process, {clocks[1]:.0f} s by two: {ratio:.2f} times
as fast, with what else the machine was doing.
"""


def _head(date: str, pins: dict[str, str], load: float) -> str:
    names = f"Sphinx {pins['Sphinx']} with MyST {pins['myst-parser']}, MkDocs {pins['mkdocs']} with Material "
    names += f"{pins['mkdocs-material']} and static-i18n {pins['mkdocs-static-i18n']}"
    machine = f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load:.0f} when it began"
    return f"""# Building courses

Satchel {__version__}, {names}; {machine}; {date}. `python benchmarks/run.py building` renews this page.

Generated modules of 1,600 words, three pictures and a quiz; each language has a complete catalog. Satchel makes two
packages of each language (`html`, `scorm12`), checks the course and every translation, and remembers what it made; the
peers make HTML. CPU seconds and peak memory are those of whole processes, start and import included. On a machine with
other work to do CPU seconds grow too, up to twice: the ratios of one run say more than the seconds. mdBook is not
measured: it does not come by pip.
"""


def _beside_table(rows: list[Row]) -> str:
    head = "| tool | modules × languages | CPU s | ms a page | beside Satchel | peak MiB |"
    lines = ["## Beside other tools, cold", "", head, "| --- | --- | --: | --: | --: | --: |"]
    base = {row.size: row.cost.seconds for row in rows if row.name == "Satchel"}
    for row in rows:
        ratio = row.cost.seconds / base.get(row.size, row.cost.seconds)
        lines.append(
            f"| {row.name} | {row.size[0]} × {row.size[1]} | {_costs(row)} | {ratio:.1f} | {row.cost.memory:.0f} |"
        )
    return "\n".join([*lines, ""])


def _line_table(rows: list[Row]) -> str:
    lines = ["## How it grows, as `html` alone", "", "![CPU seconds by modules × languages](building.svg)", "",
             "| modules × languages | CPU s | ms a page | peak MiB |", "| --- | --: | --: | --: |"]  # fmt: skip
    lines += [f"| {row.size[0]} × {row.size[1]} | {_costs(row)} | {row.cost.memory:.0f} |" for row in rows]
    return "\n".join([*lines, ""])


def _change_table(rows: list[Row]) -> str:
    modules, languages = rows[0].size
    lines = [
        f"## After a change, {modules} modules in {languages} languages",
        "",
        "| what | CPU s | peak MiB |",
        "| --- | --: | --: |",
    ]
    lines += [f"| {_named(row)} | {row.cost.seconds:.2f} | {row.cost.memory:.0f} |" for row in rows]
    return "\n".join([*lines, ""])


def _named(row: Row) -> str:
    return "everything, cold" if row.name == "Satchel" else row.name


def _costs(row: Row) -> str:
    return f"{row.cost.seconds:.1f} | {1000 * row.cost.seconds / row.pages:.0f}"
