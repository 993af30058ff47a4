"""Turn the pages of the docs into a project with one course, the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder import __version__

SLUG = "manual"
# In the order in which people need them; a page that is not named stands behind these.
PAGES = (
    "author", "translator", "partner", "trainer", "lms-admin", "quality", "themes", "reference", "problems", "record",
    "page", "architecture",
)  # fmt: skip

# Code is left alone: in it, a link is an example.
_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"\]\(images/")
_ANCHOR = re.compile(r'^<a id="(?P<id>[\w-]+)"></a>\n+(?P<heading>#+ .*)$', re.MULTILINE)


def packaged_docs() -> Path:
    """Name the folder of the docs that come with Satchel: in the wheel, or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    in_wheel = package / "_docs"
    return in_wheel if in_wheel.is_dir() else package.parent / "docs"


def write_manual(docs: Path, project: Path) -> str:
    """Write a project whose one course is the manual; gives the course's slug."""
    for name, content in _files(docs).items():
        path = project / "course_src" / SLUG / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return SLUG


def _files(docs: Path) -> Mapping[str, bytes]:
    pages = {f"modules/{number:02d}-{page.stem}.md": _module(page).encode() for number, page in _ordered(docs)}
    text = b"".join(pages.values()).decode()
    pictures = {f"media/{path.name}": path.read_bytes() for path in sorted((docs / "images").glob("*"))}
    shown = {name: content for name, content in pictures.items() if f"({name})" in text}
    return {"course.yaml": _settings().encode(), **pages, **shown}


def _ordered(docs: Path) -> Iterator[tuple[int, Path]]:
    there = {path.stem: path for path in sorted(docs.glob("*.md"))}
    names = [name for name in PAGES if name in there]
    names += [name for name in there if name not in PAGES]
    yield from ((number, there[name]) for number, name in enumerate(names, start=1))


def _module(page: Path) -> str:
    """Write a page as a module: pictures lie in media/, a place to link to is the heading's id."""
    text = page.read_text(encoding="utf-8")
    kept: list[str] = []

    def keep(code: re.Match[str]) -> str:
        kept.append(code[0])
        return f"\0{len(kept) - 1}\0"

    words = _CODE.sub(keep, text)
    words = _PICTURE.sub("](media/", words)
    words = _ANCHOR.sub(r"\g<heading> {#\g<id>}", words)
    return re.sub("\0(\\d+)\0", lambda match: kept[int(match[1])], words)


def _settings() -> str:
    return f"""\
title: How to use Satchel
version: "{__version__}"
language: en
license: Apache-2.0
summary: Everything about Satchel, without a network, for all who write, translate, teach, install and program.
authors: [The Satchel authors]
"""
