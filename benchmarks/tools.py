"""Run one stage of one translation tool over a folder; its CPU time and memory are those of this process.

Usage: python tools.py TOOL extract FOLDER            md/*.md → po/*.po
       python tools.py TOOL rebuild FOLDER CATALOGS RESULT    md/*.md + CATALOGS/*.po → RESULT/*

It runs with the Python that the tool is installed for, so each tool is imported in its own function. What a tool cannot
do with a file is missing in its result.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

SECONDS = 10  # for one file; po4a does not come back from some


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted((folder / "md").glob("*.md")))


def satchel_extract(folder: Path) -> None:
    from tests.corpus.pages import make_course, write_po

    texts = {path.stem: path.read_text(encoding="utf-8") for path in _files(folder)}
    (folder / "po" / "all.po").write_text(write_po(make_course(texts)), encoding="utf-8")


def satchel_rebuild(folder: Path, catalogs: Path, result: Path) -> None:
    from tests.corpus.pages import make_course, pages, translated

    texts = {path.stem: path.read_text(encoding="utf-8") for path in _files(folder)}
    localized = translated(make_course(texts), (catalogs / "all.po").read_text(encoding="utf-8"))
    for name, page in pages(localized.course).items():
        (result / f"{name}.html").write_text(page, encoding="utf-8")


def toolkit_extract(folder: Path) -> None:
    from translate.convert import md2po

    md2po.main(["--progress=none", str(folder / "md"), str(folder / "po")])


def toolkit_rebuild(folder: Path, catalogs: Path, result: Path) -> None:
    from translate.convert import po2md

    po2md.main(["--progress=none", f"--template={folder / 'md'}", str(catalogs), str(result)])


def mdpo_extract(folder: Path) -> None:
    from mdpo import markdown_to_pofile

    for path in _files(folder):
        target = folder / "po" / f"{path.stem}.po"
        _try(lambda path=path, target=target: markdown_to_pofile(str(path), save=True, po_filepath=str(target)))


def mdpo_rebuild(folder: Path, catalogs: Path, result: Path) -> None:
    from mdpo import pofile_to_markdown

    for path in _files(folder):
        known, target = str(catalogs / f"{path.stem}.po"), str(result / path.name)
        _try(lambda path=path, known=known, target=target: pofile_to_markdown(str(path), known, save=target))


def _try(stage: Callable[[], object]) -> None:
    try:
        stage()
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)


def po4a_extract(folder: Path) -> None:
    for path in _files(folder):
        target = folder / "po" / f"{path.stem}.po"
        _po4a("po4a-updatepo", "-M", "UTF-8", "-m", str(path), "-p", str(target))


def po4a_rebuild(folder: Path, catalogs: Path, result: Path) -> None:
    for path in _files(folder):
        known, target = catalogs / f"{path.stem}.po", result / path.name
        encodings = ("-M", "UTF-8", "-L", "UTF-8")
        _po4a("po4a-translate", *encodings, "-k", "0", "-m", str(path), "-p", str(known), "-l", str(target))


def _po4a(command: str, *arguments: str) -> None:
    full = [command, "-f", "text", "-o", "markdown", *arguments]
    try:
        subprocess.run(full, timeout=SECONDS, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        print(f"no end in {SECONDS} s: {full}", file=sys.stderr)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    tool, stage, *folders = sys.argv[1:]
    globals()[f"{tool}_{stage}"](*map(Path, folders))
