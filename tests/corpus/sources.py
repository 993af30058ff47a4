"""Name the texts of the corpus: our own course files, the examples of CommonMark, what packages say of themselves."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tests.commonmark import EXAMPLES
from tests.corpus.author import FILES, module

REPO = Path(__file__).resolve().parents[2]

Texts = dict[str, str]


def course_files() -> Texts:
    """Give files that cover the dialect."""
    return {f"course-{number:03}": module(number) for number in range(FILES)}


def commonmark() -> Texts:
    """Give the examples of the CommonMark Spec."""
    return {f"commonmark-{example['example']:03}": example["markdown"] for example in EXAMPLES}


def descriptions() -> Texts:
    """Give the long descriptions, written in Markdown, of the packages that the tests are installed with."""
    pins = re.findall(r"^([\w.-]+)==", (REPO / "constraints.txt").read_text(encoding="utf-8"), re.M)
    found = {f"package-{name.lower()}": _description(name) for name in sorted(pins, key=str.lower)}
    return {name: text for name, text in found.items() if text}


def _description(package: str) -> str:
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return ""
    is_markdown = "markdown" in (said.get("Description-Content-Type") or "")
    return str(said.get_payload() or said.get("Description") or "") if is_markdown else ""
