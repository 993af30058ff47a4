"""Find what a course is built of and lacks, and what looks like structure and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.walking import warning
from builder.errors import Place, Problem
from builder.model import (
    Activity,
    CodeBlock,
    Course,
    Element,
    FootnoteRef,
    HtmlBlock,
    Lesson,
    Prose,
    SourceTree,
    find,
    plain_text,
)

LONGEST_LESSON = 2500
_DASHES = re.compile(r"[–—−•·‣◦▪●○*]\s+(?=\S)")
_FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})\s*")
_CODE_LIKE = re.compile(r"[{}<>=;$]|^\s*(#|//|--)|\w\(")


def modules_without_lessons(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L401: a module holds no `##` section, so there is nothing to step through or to mark as seen."""
    for module in course.modules:
        if not module.lessons:
            hint = "Begin each lesson with a heading of two marks: `## What a plan can do`."
            yield warning("L401", "The module has no lessons.", module.title.place, hint)


def dashed_lists(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L403: the lines of a list begin with a dash or dot that Word makes, and run together."""
    for prose in _paragraphs(course):
        lines = [number for number, line in enumerate(prose.source.split("\n")) if _DASHES.match(line)]
        if len(lines) > 1 or (lines == [0] and prose.source[0] in "•·‣◦▪●○"):
            mark = prose.source.split("\n")[lines[0]][0]
            place = Place(file=prose.place.file, line=prose.place.line + lines[0])
            hint = "Begin each line with the hyphen of the keyboard and a space: `- `."
            yield warning("L403", f"These lines begin with “{mark}” and are shown as one paragraph.", place, hint)


def nameless_code(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L408: a block of code does not say its language; of one that never ends, M107 tells."""
    lines = {module.file.path: module.file.text.split("\n") for module in tree.modules}
    for node in find(course.modules, CodeBlock):
        if node.info is None or node.info.strip():
            continue
        if any(_FENCE.fullmatch(line) for line in lines.get(node.place.file, [])[node.place.line :]):
            hint = "Write the language right behind the opening marks, such as ```python; where it is none, ```text."
            yield warning("L408", "The block of code does not say its language.", node.place, hint)


def stray_tasks(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L404: a list with `[x]` stands outside a quiz, where nobody can answer it."""
    for node in find(course.modules, Element):
        if node.tag != "ul":
            continue
        marked = [item for item in node.children if isinstance(item, Element) and item.checked is not None]
        if marked:
            message = "This looks like the options of a question, but it stands in no quiz."
            hint = (
                "Put `:::{quiz}` and a heading `### …` above it, `:::` below it; for a plain list delete the brackets."
            )
            yield warning("L404", message, marked[0].place, hint)


def empty_lessons(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L405: a lesson has a heading and nothing else."""
    for lesson in _lessons(course):
        if all(isinstance(block, HtmlBlock) and block.html.lstrip().startswith("<!--") for block in lesson.children):
            hint = "Write it, or delete the heading; for a smaller heading in a lesson use `###`."
            yield warning("L405", "The lesson is empty.", lesson.title.place, hint)


def long_lessons(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L406: a lesson is longer than anybody reads on a phone at a time."""
    for lesson in _lessons(course):
        words = sum(len(plain_text(node).split()) for node in find(lesson, Prose))
        if words > LONGEST_LESSON:
            message = f"The lesson has {words:,} words."
            yield warning("L406", message, lesson.title.place, "Part it: begin a new `##` where a new thought begins.")


def overlong_activities(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L407: the activities of a module take longer than the module."""
    for module in course.modules:
        minutes = sum(node.minutes or 0 for node in find(module, Activity))
        if module.minutes and minutes > module.minutes:
            message = f"The activities take {minutes} minutes, the module {module.minutes}."
            place = Place(file=module.place.file, line=1)
            yield warning("L407", message, place, "Correct `duration:` at the top, or the `:duration:` of an activity.")


def unread_notes(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L108: a footnote is written, and no mark leads to it."""
    for module in course.modules:
        used = {node.label for node in find(module, FootnoteRef)}
        for note in module.footnotes:
            if note.label not in used:
                message = f"No mark leads to the footnote `{note.label}`: nobody will read it."
                yield warning("L108", message, note.place, f"Write `[^{note.label}]` where it belongs, or delete it.")


def indented_paragraphs(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """M108: a paragraph is indented so far that it is shown as code."""
    for node in find(course.modules, CodeBlock):
        if node.info is None and _is_sentence(node.text):
            hint = "Delete the spaces before it; inside a list item, indent it as far as the item's own words."
            yield warning("M108", "The text is indented by four spaces, so it is shown as code.", node.place, hint)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 5 and not any(_CODE_LIKE.search(line) for line in text.split("\n"))


def _lessons(course: Course) -> Iterator[Lesson]:
    return (lesson for module in course.modules for lesson in module.lessons)


def _paragraphs(course: Course) -> Iterator[Prose]:
    for node in find(course.modules, Element):
        if node.tag == "p" and (prose := _first(node)):
            yield prose


def _first(node: object) -> Prose | None:
    while isinstance(node, Element) and node.children:
        node = node.children[0]
    return node if isinstance(node, Prose) else None
