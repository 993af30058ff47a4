"""Make the files of a SCORM package: the manifest, the page as a single SCO, what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from builder.archive import PACKING_LIST
from builder.errors import Problem, ProblemsFound
from builder.model import Edition, File
from builder.player import ROOMS, Capacity, capacity
from builder.targets.parts.captions import captions_problems
from builder.targets.parts.document import document, outline_of_page
from builder.targets.parts.manifest import Flavour, manifest
from builder.targets.parts.media import media_files
from builder.targets.parts.webfonts import font_problems
from builder.targets.target import Kit


def sco_files(edition: Edition, kit: Kit, flavour: Flavour) -> Iterator[File | Problem]:
    """Yield the manifest, the page, then what it shows; raises `ProblemsFound` when its progress has no room."""
    page = document(edition, kit, "scorm12" if flavour.name == "scorm12" else "scorm2004")
    prove_room(edition, capacity(outline_of_page(page)), flavour)
    beside = tuple(media_files(edition, kit))
    listed = (*(file.path for file in beside), PACKING_LIST)  # the builder adds it, with the digests of all others
    yield File(path="imsmanifest.xml", content=manifest(edition, listed, kit.strings(edition.locale), flavour))
    yield File(path="index.html", content=page.encode("utf-8"))
    yield from beside
    yield from font_problems(edition, kit)
    yield from captions_problems(edition, kit)


def state_of(files: tuple[File, ...]) -> tuple[int, int]:
    """Measure the largest state of a package, and the room for it, in characters; zeros where no platform keeps it."""
    page = next((file for file in files if file.path == "index.html"), None)
    outline = outline_of_page(page.content.decode("utf-8")) if page else {}
    room = ROOMS.get(str(outline.get("tracking")), 0)
    return (capacity(outline).needed if room else 0), room


def prove_room(edition: Edition, needs: Capacity, flavour: Flavour) -> None:
    """Raise `ProblemsFound` when the results of a course cannot be kept by a platform of its flavour."""
    room = ROOMS[flavour.name.partition("-")[0]]
    if needs.needed <= room:
        return
    lessons = sum(len(module.lessons) for module in edition.course.modules)
    raise ProblemsFound(
        [
            Problem(
                code="B301",
                message=f"What a platform must remember takes {needs.needed:,} characters; {flavour.version} gives "
                f"{room:,}. The {lessons} lessons take {needs.lessons:,}, the quizzes {needs.quizzes:,}, the answers "
                f"{needs.needed - needs.lessons - needs.quizzes:,}.",
                place=edition.course.place,
                hint="Set `scorm: {scope: module}` in course.yaml, so that each module is a package of its own, or "
                "split the course.",
            )
        ]
    )
