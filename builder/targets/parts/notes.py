"""Write what somebody must know who imports a SCORM package: read off the package itself, in English and French."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from builder import locales
from builder.player import ROOMS, capacity
from builder.targets.parts.document import outline_of_page
from builder.theme import plain_theme
from builder.theme.templates import environment

# The languages of the notes; French is first where the package itself is in French.
READERS = ("en", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Describe a graded quiz by its id: how many questions it asks, its pass mark, how often it may be taken."""

    id: str
    questions: int
    passing: int
    attempts: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Hold what the notes tell of a package; `module` is the slug of the only one in it, or nothing."""

    file: str
    size: int
    title: str
    version: str
    locale: str
    audience: str
    standard: str
    identifier: str
    module: str
    completion: str
    lessons: int
    graded: tuple[Graded, ...]
    practice: int
    surveys: int
    tells_surveys: bool
    state: int
    room: int


def import_notes(content: bytes, file: str) -> bytes:
    """Write the notes of a SCORM package (the bytes of its zip) as one page; `file` is the name of the zip."""
    found = read_package(content, file)
    theme = plain_theme()
    first = "fr" if found.locale.split("-")[0] == "fr" else "en"
    readers = (first, *(reader for reader in READERS if reader != first))
    template = environment(theme).get_template("import/page.html.j2")
    page = template.render(package=found, readers=readers, name=locales.name_in, direction=locales.direction)
    return page.encode("utf-8")


def read_package(content: bytes, file: str) -> Import:
    """Read the settings of a package off its page and manifest."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        outline = outline_of_page(archive.read("index.html").decode("utf-8"))
        identifier, standard = _manifest(archive.read("imsmanifest.xml"))
    quizzes = outline["quizzes"]
    graded = tuple(_graded(quiz) for quiz in quizzes if quiz["pass"] is not None)
    return Import(
        file=file,
        size=len(content),
        title=outline["title"],
        version=outline["version"],
        locale=outline["locale"],
        audience=outline["audience"],
        standard=standard,
        identifier=identifier,
        module=outline["module"],
        completion=outline["completion"],
        lessons=len(outline["lessons"]),
        graded=graded,
        practice=len(quizzes) - len(graded),
        surveys=len(outline["surveys"]),
        tells_surveys=bool(outline.get("tellsSurveys")),
        state=capacity(outline).needed,
        room=ROOMS[outline["tracking"]],
    )


def _graded(quiz: dict[str, Any]) -> Graded:
    asked = quiz.get("draw") or len(quiz["questions"])
    return Graded(id=quiz["id"], questions=asked, passing=quiz["pass"], attempts=quiz["attempts"])


def _manifest(content: bytes) -> tuple[str, str]:
    """Read the identifier and the version of the standard."""
    from lxml import etree  # 41 ms to import: only where a package is read

    root = etree.fromstring(content)
    version = root.findtext("{*}metadata/{*}schemaversion") or ""
    return root.get("identifier", ""), f"SCORM {version}"
