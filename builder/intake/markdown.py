"""Rewrite Markdown of other tools into our dialect: headings, boxes, links, pictures; the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from builder.errors import Place, Problem, ProblemsFound
from builder.intake.boxes import Line, boxes
from builder.intake.links import Rewriter, named
from builder.intake.problems import problem
from builder.markdown.directive_rule import pair

_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#*)?[ \t]*$")
_OWN_ID = re.compile(r"[ \t]*\{:?[ \t]*#([^\s}]+)[^}]*\}[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[.#\w][^}]*\}[ \t]*$")
_ANCHOR = re.compile(r"\]\([^)\s#]*#([^)\s]+)[^)]*\)")
_UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+>|]|\d+[.)]|:::)")


class Shelf(Protocol):
    """Find what a page points at."""

    def page(self, address: str, beside: str) -> Draft | None: ...

    def media(self, address: str, beside: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold a page before it is rewritten; lines of its front matter are blank."""

    path: str
    slug: str
    title: str
    text: str
    minutes: int | None = None

    @property
    def ids(self) -> frozenset[str]:
        """Name the headings that a link may point at."""
        lines = _underlined(_numbered(self.text))
        found = (_bare(match[2] or "") for _n, text in _outside_code(lines) if (match := _HEADING.fullmatch(text)))
        return frozenset(named(own or words) for words, own in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Hold what front matter says that a module can say too."""

    title: str = ""
    minutes: int | None = None


def front_matter(text: str, file: str) -> tuple[Front, str, list[Problem]]:
    """Part a page into its front matter and its text, where blank lines stand for it."""
    from builder.model import SourceFile
    from builder.source.course import split_front_matter
    from builder.source.yaml import read_yaml

    try:
        head, body = split_front_matter(SourceFile(path=file, text=text))
        said: Any = read_yaml(head, file, first_line=2).value if head.strip() else {}
    except ProblemsFound:
        return Front(), text, []
    if not isinstance(said, dict):
        return Front(), body, []
    minutes, title = said.get("duration"), said.get("title")
    is_known = isinstance(minutes, int) and 0 < minutes < 100_000
    rest = [str(key) for key in said if key != "title" and not (key == "duration" and is_known)]
    told = [problem("Z305", Place(file=file, line=1), what=", ".join(rest))] if rest else []
    front = Front(title=" ".join(str(title or "").split()), minutes=minutes if is_known else None)
    return front, body, told


def anchors(text: str) -> set[str]:
    """Name the headings that links of a page point at."""
    return {named(found) for found in _ANCHOR.findall(text)}


def titles(text: str) -> list[str]:
    """Give all headings of the highest level."""
    found = (_HEADING.fullmatch(line) for _n, line in _outside_code(_underlined(_numbered(text))))
    return [_bare(match[2] or "")[0] for match in found if match and len(match[1]) == 1]


def title_of(text: str) -> str:
    """Give the first heading of a page where it is one of the highest level, without its marks and id."""
    for _number, line in _outside_code(_underlined(_numbered(text))):
        match = _HEADING.fullmatch(line)
        if match and len(match[1]) == 1:
            return _bare(match[2] or "")[0]
        if match:
            return ""
    return ""


def convert(draft: Draft, wanted: Iterable[str], shelf: Shelf) -> tuple[str, list[Problem]]:
    """Rewrite a page; gives its Markdown, and what could not be converted, by line."""
    lines, open_code = _with_code_closed(_underlined(_numbered(draft.text)), draft.path)
    made, problems = boxes(lines, draft.path)
    rewriter = Rewriter(draft, shelf)
    made = rewriter.rewritten(made)
    made = _headings(made, draft, set(wanted))
    made, strays = _without_strays(made, draft.path)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.text for line in made)).strip()
    return text + "\n", [*open_code, *problems, *rewriter.problems, *strays]


def _with_code_closed(lines: list[Line], file: str) -> tuple[list[Line], list[Problem]]:
    """End code that is open where the page ends."""
    fence, start = "", 0
    for line in lines:
        match = _FENCE.match(line.text)
        if match and not fence:
            fence, start = match[1], line.number
        elif match and match[1].startswith(fence) and not match[2].strip():
            fence = ""
    if not fence:
        return lines, []
    what = "code that never ended ends with the page"
    return [*lines, Line(0, fence)], [problem("Z302", Place(file=file, line=start), what=what)]


def _without_strays(lines: list[Line], file: str) -> tuple[list[Line], list[Problem]]:
    """Let colons that open or close nothing be colons; one that goes may leave another alone."""
    lines = [Line(line.number, text) for line in lines for text in line.text.split("\n")]
    problems: list[Problem] = []
    what = "colons that opened or closed nothing are shown as they are"
    while strays := {fault.line - 1 for fault in pair("\n".join(line.text for line in lines)).faults}:
        problems += [problem("Z302", Place(file=file, line=lines[n].number), what=what) for n in sorted(strays)]
        lines = [replace(line, text=_plain_colons(line.text)) if n in strays else line for n, line in enumerate(lines)]
    return lines, problems


def _plain_colons(text: str) -> str:
    return re.sub(r"(:{3,})", r"\\\1", text, count=1)


def _numbered(text: str) -> list[Line]:
    return [Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), start=1)]


def _outside_code(lines: Sequence[Line]) -> Iterable[tuple[int, str]]:
    fence = ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line.text)
        if fence:
            fence = "" if match and match[1].startswith(fence) and not match[2].strip() else fence
        elif match:
            fence = match[1]
        else:
            yield index, line.text


def _underlined(lines: list[Line]) -> list[Line]:
    """Write underlined headings with # marks."""
    result = list(lines)
    words = dict(_outside_code(lines))
    for index, text in words.items():
        above, below = words.get(index - 1, ""), words.get(index + 1, "")
        match = _UNDERLINE.match(below)
        if (
            match
            and text.strip()
            and not above.strip()
            and not _ITEM.match(text)
            and not text.startswith(("#", "    "))
        ):
            mark = "#" if match[1][0] == "=" else "##"
            result[index] = replace(result[index], text=f"{mark} {text.strip()}")
            result[index + 1] = replace(result[index + 1], text="")
    return result


def _headings(lines: list[Line], draft: Draft, wanted: set[str]) -> list[Line]:
    """Make the first heading the title, `##` the lessons with ids that last, and keep the steps between."""
    found = [(index, match) for index, text in _outside_code(lines) if (match := _HEADING.fullmatch(text))]
    levels = [len(match[1]) for _index, match in found]
    has_title = bool(levels) and levels[0] == 1 and _bare(found[0][1][2] or "")[0] == draft.title
    shift = _shift(levels[1:] if has_title else levels)
    result, taken = list(lines), set[str]()
    for index, match in found[has_title:]:
        level = min(6, max(2, len(match[1]) + shift))
        words, own = _bare(match[2] or "")
        name = named(own or words)
        keeps = level == 2 or own or name in wanted
        id_ = _free(name, taken) if keeps else ""
        heading = f"{'#' * level} {words}" + (f" {{#{id_}}}" if id_ else "")
        result[index] = replace(result[index], text=f"\n{heading}\n")
        if not words:
            result[index] = replace(result[index], text="")
    if has_title:
        result[found[0][0]] = replace(result[found[0][0]], text="")
    title = [Line(0, f"# {draft.title}"), Line(0, "")]
    if not any(min(6, max(2, level + shift)) == 2 for level in levels[has_title:]):
        title += [Line(0, f"## {draft.title} {{#{_free(named(draft.title), taken)}}}"), Line(0, "")]
    return [*title, *result]


def _shift(levels: Sequence[int]) -> int:
    """Say by how much headings move, so that the highest ones are lessons."""
    return 2 - min(levels) if levels else 0


def _bare(words: str) -> tuple[str, str]:
    """Part a heading into its words and its own id."""
    own = _OWN_ID.search(words)
    bare = _ATTRIBUTES.sub("", words) if _ATTRIBUTES.search(words) else words
    return bare.strip(), own[1] if own else ""


def _free(name: str, taken: set[str]) -> str:
    one = next(one for n in range(1, 100_000) if (one := name if n == 1 else f"{name}-{n}") not in taken)
    taken.add(one)
    return one
