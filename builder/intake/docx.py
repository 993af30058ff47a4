"""Read a Word document through pandoc, which runs without the network and writes no file."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

from builder.errors import Place, Problem, ProblemsFound
from builder.intake.course import module_slug
from builder.intake.from_html import from_html
from builder.intake.links import named
from builder.intake.markdown import Draft, anchors, convert, front_matter, titles
from builder.intake.pictures import RESAVE, Gallery
from builder.intake.problems import LeftOut, problem
from builder.intake.values import About, Material, Page

LARGEST_UNPACKED = 500_000_000
MOST_PARTS = 10_000
SLOWEST = 300
_PART = re.compile(r"word/(media/[^/]+)")
_TABLE = re.compile(r"^<table\b.*?^</table>$", re.S | re.M)
_TO = "commonmark+pipe_tables+footnotes+tex_math_dollars+strikeout+definition_lists+yaml_metadata_block"
_HOW = "on Debian `sudo apt-get install pandoc`, on a Mac `brew install pandoc`, on Windows `winget install pandoc`."


def read_docx(content: bytes, file: str, language: str) -> Material:
    """Read a document as one module; raises `ProblemsFound` without pandoc, and for what is no document."""
    place = Place(file=file)
    pictures = _pictures(content, place)
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise ProblemsFound([problem("Z105", place, way=_HOW)])
    text = _markdown(pandoc, content, place)
    front, body, _found = front_matter(text, file)
    body, flat = _with_plain_tables(body, place)
    title = front.title or _one(titles(body)) or _words(file)
    if not body.strip():
        raise ProblemsFound([problem("Z106", place)])
    draft = Draft(path=file, slug=module_slug(title), title=title, text=body)
    shelf = _Case(pictures)
    written, problems = convert(draft, anchors(body), shelf)
    about = About(title=title, authors=_authors(text))
    page = Page(slug=draft.slug, text=written, place=place)
    told = (*flat, *(_without_line(one) for one in problems))
    return Material(about=about, pages=(page,), media=shelf.gallery.files, problems=told)


def _with_plain_tables(text: str, place: Place) -> tuple[str, list[Problem]]:
    """Write tables that pandoc could write as HTML alone (lists or several paragraphs in cells) as ours."""
    told: list[str] = []

    def plain(match: re.Match[str]) -> str:
        written = from_html(match[0], lambda src: src)
        told.extend([*written.flat, *written.lost, "a table whose cells hold more than a line"])
        return "\n\n".join(written.blocks)

    made = _TABLE.sub(plain, text)
    return made, [problem("Z302", place, what=what) for what in dict.fromkeys(told)]


def _one(found: list[str]) -> str:
    """Take the only heading of its level as the title; several are lessons."""
    return found[0] if len(found) == 1 else ""


def _without_line(one: Problem) -> Problem:
    """A document has no lines that its author could count: the message names what it is about."""
    return replace(one, place=Place(file=one.place.file))


class _Case:
    """Give the pictures of a document; there are no other pages to link to."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        self.pictures = pictures
        self.gallery = Gallery()

    def page(self, address: str, beside: str) -> Draft | None:
        return None

    def media(self, address: str, beside: str) -> str:
        """Keep a picture; raises `LeftOut`."""
        name = address.removeprefix("./")
        if name not in self.pictures:
            raise LeftOut(f"{address}, which is not in the document", RESAVE)
        return self.gallery.add(name, self.pictures[name])


def _pictures(content: bytes, place: Place) -> dict[str, bytes]:
    """Take the pictures out of the zip that a document is; never more than a limit of bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
                raise ProblemsFound([problem("Z102", place, what="it unpacks to more than any document needs")])
            if "word/document.xml" not in parts.namelist():
                raise ProblemsFound([problem("Z103", place, why="it is no Word document")])
            return {match[1]: parts.read(info) for info in infos if (match := _PART.fullmatch(info.filename))}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ProblemsFound([problem("Z103", place, why=error or "it is no zip")]) from None


def _markdown(pandoc: str, content: bytes, place: Place) -> str:
    call = [pandoc, "--sandbox", "--from=docx", f"--to={_TO}", "--standalone", "--wrap=none", "--markdown-headings=atx"]
    try:
        done = subprocess.run(call, input=content, capture_output=True, check=False, timeout=SLOWEST)
    except subprocess.TimeoutExpired:
        raise ProblemsFound([problem("Z102", place, what=f"pandoc took more than {SLOWEST} seconds")]) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().split("\n")[0] or "pandoc gave up"
        raise ProblemsFound([problem("Z103", place, why=why)])
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


def _authors(text: str) -> tuple[str, ...]:
    found = re.match(r"---\n(?:.*\n)*?author: (.+)\n", text)
    return (found[1].strip("'\""),) if found else ()


def _words(file: str) -> str:
    words = " ".join(re.split(r"[\s_-]+", file.rpartition(".")[0])).strip()
    return words[:1].upper() + words[1:] or named(file)
