"""Print small courses from Markdown, and read the structure trees of their books."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf

from builder.build.courses import in_locale, sound
from builder.edition import select
from builder.player import strings_for
from builder.targets import Kit
from builder.targets.pdf import TARGET
from tests.projects import DRAWING, OPEN, YAML, write_course, write_files
from tests.theme.values import PLAIN

# What is marked in an outline, beside the role.
MARKS = {"/Scope": ":", "/ColSpan": "↔", "/RowSpan": "↕", "/ListNumbering": ":"}


def printed(
    project: Path, body: str, locale: str = "en", audience: Any = "learner", files: Mapping[str, str] = {}
) -> bytes:
    """Print a course of one lesson; one that begins with `# ` is a whole module."""
    module = body if body.startswith("# ") else f"# Land\n\n## Growth {{#growth}}\n\n{body}\n"
    course = write_course(project, course_yaml=YAML + OPEN, module=module)
    write_files(course, {"glossary.md": "levy\n: A small tax.\n", "media/map.svg": DRAWING})
    write_files(project, dict(files))
    localized = in_locale(project, sound(project, "towns").course, locale)
    kit = Kit(theme=PLAIN, strings=strings_for, media=lambda path: DRAWING.encode())
    (file,) = TARGET.files((select(localized.course, audience),), kit)
    return file.content


def lesson(content: bytes) -> str:
    """Outline what stands under the first lesson's title: `P L(LI(LBody))`."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        sections = [tag for tag in tags(pdf) if tag["/S"] == "/Sect" and _roles(tag)[:1] == ["/H2"]]
        return " ".join(_outline(kid) for kid in _kids(sections[0])[1:])


def document(content: bytes) -> str:
    """Outline a whole book."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return _outline(pdf.Root.StructTreeRoot.K[0])


def tags(pdf: pikepdf.Pdf) -> list[Any]:
    """List all tags, in the order in which they are read."""

    def below(tag: Any) -> list[Any]:
        return [tag, *(inner for kid in _kids(tag) for inner in below(kid))]

    return below(pdf.Root.StructTreeRoot.K[0])


def _roles(tag: Any) -> list[str]:
    return [str(kid["/S"]) for kid in _kids(tag)]


def _kids(tag: Any) -> list[Any]:
    kids = tag.get("/K", ())
    kids = kids if isinstance(kids, pikepdf.Array) else (kids,)
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _outline(tag: Any) -> str:
    attributes = tag.get("/A", {})
    marks = [mark + str(attributes[key]).lstrip("/") for key, mark in MARKS.items() if key in attributes]
    marks += [f"@{tag['/Lang']}"] if "/Lang" in tag else []
    marks += [f"[{tag['/Alt']}]"] if "/Alt" in tag else []
    marks += [f"({tag['/E']})"] if "/E" in tag else []
    inner = " ".join(_outline(kid) for kid in _kids(tag))
    return str(tag["/S"])[1:] + "".join(marks) + (f"({inner})" if inner else "")


def book_in(project: Path, locale: str, module: str) -> bytes:
    """Print a course whose source is in a language."""
    settings = YAML.replace("language: en", f"language: {locale}")
    write_course(project, course_yaml=settings + OPEN, module=module)
    localized = in_locale(project, sound(project, "towns").course, locale)
    kit = Kit(theme=PLAIN, strings=strings_for, media=lambda path: DRAWING.encode())
    (file,) = TARGET.files((select(localized.course, "learner"),), kit)
    return file.content
