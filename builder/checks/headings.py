"""Find headings that mislead who finds the way by them: skipped levels, empty ones, the same twice, bold lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from builder.checks.walking import warning
from builder.errors import Problem
from builder.model import Course, Element, Inline, Lesson, Module, Prose, SourceTree, Span, Text, plain_text, walk

_HEADING = re.compile(r"h([3-6])")
_LONGEST_HEADING = 80
_ENDS = (".", "!", "?", ":", ";", ",", "…", "。", "؟", "।", "።", "។")


def skipped_levels(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A109: a heading is more than one level below the one above it."""
    for module in course.modules:
        for part in (module.intro, *module.lessons):
            yield from _skipped(part, 1 if part is module.intro else 2)


def _skipped(part: object, level: int) -> Iterator[Problem]:
    for node, rank in _headings(part):
        if rank > level + 1:
            message = f"A heading of {rank} marks follows one of {level}: a level is skipped."
            yield warning("A109", message, node.place, f"Write `{'#' * (level + 1)}` for `{'#' * rank}`.")
        level = rank


def _headings(part: object) -> Iterator[tuple[Element, int]]:
    for node in walk(part):
        match = _HEADING.fullmatch(node.tag) if isinstance(node, Element) else None
        if match:
            yield node, int(match[1])


def empty_headings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A110: a heading has no words."""
    for node, rank in _headings(course):
        if not _words(node):
            message = "A heading has no words."
            yield warning("A110", message, node.place, f"Write them after the {'#' * rank}, or delete the marks.")


def repeated_headings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A111: two lessons of a module, or two headings of a lesson, are called the same."""
    for module in course.modules:
        yield from _repeated([(lesson.title, "lessons of the module") for lesson in module.lessons])
        for part in (module, *module.lessons):
            own = [node for node, _rank in _headings(part.intro if isinstance(part, Module) else part)]
            yield from _repeated([(title, "headings of the lesson") for node in own if (title := _title(node))])


def _repeated(titles: list[tuple[Prose, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for title, what in titles:
        words = plain_text(title).strip().casefold()
        if words and words in seen:
            hint = "Say what is different: readers jump from heading to heading."
            yield warning("A111", f"Two {what} are called “{plain_text(title).strip()}”.", title.place, hint)
        seen.add(words)


def bold_headings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A112: a paragraph of nothing but bold words stands where a heading should."""
    for holder in _holders(course):
        for block, after in pairwise(holder):
            is_above_text = isinstance(after, Element) and after.tag == "p" and not _is_bold_line(after)
            if isinstance(block, Element) and is_above_text and _is_bold_line(block):
                hint = "Write `### ` before it and take the stars away; in a question, say it in a sentence."
                yield warning("A112", "A line of bold words looks like a heading, and is none.", block.place, hint)


def _holders(course: Course) -> Iterator[tuple[object, ...]]:
    """Yield what stands side by side in lessons and introductions."""
    for module in course.modules:
        yield module.intro
        yield from (node.children for node in walk(module.lessons) if isinstance(node, Lesson))


def _is_bold_line(block: object) -> bool:
    prose = _title(block) if isinstance(block, Element) and block.tag == "p" else None
    if prose is None:
        return False
    said = [node for node in prose.nodes if not _is_blank(node)]
    words = plain_text(prose).strip()
    is_bold = len(said) == 1 and isinstance(said[0], Span) and said[0].tag == "strong"
    return is_bold and len(words) <= _LONGEST_HEADING and not words.endswith(_ENDS)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _title(node: Element) -> Prose | None:
    first = node.children[0] if node.children else None
    return first if isinstance(first, Prose) else None


def _words(node: Element) -> str:
    title = _title(node)
    return plain_text(title).strip() if title else ""
