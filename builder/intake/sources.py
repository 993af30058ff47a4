"""Tell what a file or folder is, and read it as modules to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from builder.errors import Place, Problem, ProblemsFound, Severity
from builder.intake.course import module_slug
from builder.intake.gift import read_gift
from builder.intake.problems import problem
from builder.intake.quiz import bank_module
from builder.intake.values import About, Bank, Material, Page

# A bank with a hundred photos; nothing larger is opened.
LARGEST = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Be what is to come in: the name of a file with its bytes, or of a folder with its files by path.

    `language` is what its words are in; `title` stands over a question bank.
    """

    name: str
    language: str
    title: str = ""
    content: bytes = b""
    folder: Mapping[str, Callable[[], bytes]] | None = None


Reader: TypeAlias = Callable[[Origin], Material]


def take_in(origin: Origin) -> Material:
    """Read what came in, whatever it is; raises `ProblemsFound` where nothing can be made of it."""
    form = form_of(origin)
    if len(origin.content) > LARGEST:
        raise ProblemsFound([problem("Z102", _place(origin), what=f"{len(origin.content):,} bytes")])
    return FORMATS[form](origin)


def form_of(origin: Origin) -> str:
    """Name the format of what came in, by what is in it where its name does not tell."""
    suffix = origin.name.rpartition(".")[2].lower()
    if origin.folder is not None:
        return "folder"
    if suffix == "docx":
        return "docx"
    start = origin.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:4000]
    if b"<quiz" in start:
        return "moodle-xml"
    if suffix in ("gift", "txt") and b"{" in origin.content:
        return "gift"
    why = f"`{origin.name}` is neither a question bank, a Word document nor a folder of Markdown"
    way = "Satchel takes GIFT (.gift or .txt), Moodle XML, .docx, and folders with .md files."
    raise ProblemsFound([problem("Z101", _place(origin), why=why, way=way)])


def _gift(origin: Origin) -> Material:
    from builder.source.text import decode

    text, found = decode(origin.content, origin.name)
    return _bank(origin, read_gift(text, origin.name, origin.language), found)


def _moodle_xml(origin: Origin) -> Material:
    from builder.intake.moodle_xml import read_moodle_xml

    return _bank(origin, read_moodle_xml(origin.content, origin.name, origin.language), ())


def _folder(origin: Origin) -> Material:
    from builder.intake.folder import read_folder

    return read_folder(origin.folder or {}, origin.name, origin.language)


def _docx(origin: Origin) -> Material:
    from builder.intake.docx import read_docx

    return read_docx(origin.content, origin.name, origin.language)


FORMATS: Mapping[str, Reader] = {"docx": _docx, "folder": _folder, "gift": _gift, "moodle-xml": _moodle_xml}


def _bank(origin: Origin, bank: Bank, found: tuple[Problem, ...]) -> Material:
    if not bank.sections:
        raise ProblemsFound([*found, *bank.problems, problem("Z106", _place(origin))])
    title = origin.title or _title(origin.name)
    text, problems = bank_module(bank, title)
    page = Page(slug=module_slug(title), text=text, place=_place(origin))
    told = (*_as_told(found), *bank.problems, *problems)
    return Material(about=About(title=title), pages=(page,), media=bank.media, problems=told)


def _as_told(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Tell what was wrong with the file's letters, which were read all the same."""
    return tuple(replace(one, severity=Severity.WARNING) for one in found)


def _title(name: str) -> str:
    words = " ".join(name.rpartition(".")[0].replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or name


def _place(origin: Origin) -> Place:
    return Place(file=origin.name)
