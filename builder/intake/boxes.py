"""Write the boxes of other tools as directives: `!!! note`, `??? tip`, `> [!NOTE]`, `:::note`, `=== "Tab"`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.errors import Place, Problem
from builder.intake.problems import problem

_FENCE = re.compile(r"([ >]*)(`{3,}|~{3,})(.*)$")
_ADMONITION = re.compile(r'( *)(!!!|\?\?\?\+?)[ \t]*([\w -]*?)[ \t]*(?:"((?:[^"\\]|\\.)*)")?[ \t]*$')
_TAB = re.compile(r'( *)===[+!]?[ \t]+"((?:[^"\\]|\\.)*)"[ \t]*$')
_ALERT = re.compile(r"( *)>[ \t]*\[!(\w+)\][+-]?[ \t]*(.*)$")
_COLONS = re.compile(r"( *)(:{3,})[ \t]*(\w[\w-]*)(?:[ \t]*\[(.*?)\]|[ \t]+(.*?))?[ \t]*$")
_COLONS_END = re.compile(r" *(:{3,})[ \t]*$")
_SLASHES = re.compile(r"( *)(/{3,})[ \t]*([\w-]+)(?:[ \t]*\|[ \t]*(.*?))?[ \t]*$")
_SLASHES_TYPE = re.compile(r" {4,}(?:type:[ \t]*([\w-]+)|[\w-]+:.*)$")
_DETAILS = re.compile(r"( *)<details\b[^>]*>\s*(?:<summary\b[^>]*>(.*?)</summary\s*>\s*)?$", re.I)
_SUMMARY = re.compile(r"\s*<summary\b[^>]*>(.*?)</summary\s*>\s*$", re.I)
_DETAILS_END = re.compile(r"\s*</details\s*>\s*$", re.I)
_OURS = re.compile(r"( *)(:{3,})\{")

# What other tools call their boxes, and what ours are called.
_NAMES = {
    "abstract": "summary", "admonition": "note",
    "attention": "warning", "bug": "warning", "caution": "warning", "check": "key-point",
    "danger": "warning", "done": "key-point", "error": "warning", "example": "example", "fail": "warning",
    "failure": "warning", "faq": "note", "help": "note", "hint": "tip", "important": "important", "info": "note",
    "key-point": "key-point", "missing": "warning", "note": "note", "objectives": "objectives", "question": "note",
    "seealso": "note", "success": "key-point", "summary": "summary", "tip": "tip", "tldr": "summary", "todo": "note",
    "warning": "warning", "case-study": "case-study",
}  # fmt: skip
_BARE = "-"
_QUOTES = ("quote", "cite")
_PLACES = ("inline", "end")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line with its number in the source (0: there is none)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """Hold a box: what it is called, its title (None: none was given), and the lines in it, moved left."""

    indent: str
    name: str
    title: str | None
    folded: bool
    body: list[Line]
    number: int
    end: int


def boxes(lines: list[Line], file: str) -> tuple[list[Line], list[Problem]]:
    """Rewrite all boxes, inner ones first."""
    problems: list[Problem] = []
    return _rewritten(lines, file, problems, 0), problems


def _rewritten(lines: list[Line], file: str, problems: list[Problem], depth: int) -> list[Line]:
    result: list[Line] = []
    index, fence = 0, ""
    while index < len(lines):
        line = lines[index]
        match = _FENCE.match(line.text)
        if match:
            fence = "" if fence and match[2].startswith(fence) and not match[3].strip() else fence or match[2]
        box = None if fence or match or depth > 8 else _box(lines, index)
        if box is None:
            result.append(line)
            index += 1
            continue
        body = _rewritten(box.body, file, problems, depth + 1)
        result += _written(box, body, file, problems)
        index = box.end
    return result


def _box(lines: list[Line], at: int) -> _Box | None:
    text = lines[at].text
    if match := _ADMONITION.match(text):
        if not match[3] and match[4] is None:
            return None
        return _indented(lines, at, match[1], name=match[3], title=match[4], folded=match[2] != "!!!")
    if match := _TAB.match(text):
        return _indented(lines, at, match[1], name="tab", title=match[2], folded=True)
    if match := _ALERT.match(text):
        return _alert(lines, at, match)
    if match := _SLASHES.match(text):
        return _slashed(lines, at, match)
    if match := _DETAILS.match(text):
        return _unfolding(lines, at, match)
    match = _COLONS.match(text)
    if match and not _OURS.match(text):
        return _between(lines, at, match)
    return None


def _indented(lines: list[Line], at: int, indent: str, *, name: str, title: str | None, folded: bool) -> _Box:
    """Take the lines that stand four spaces deeper; blank ones at the end belong to what follows."""
    inner = indent + "    "
    end = at + 1
    while end < len(lines) and (not lines[end].text.strip() or lines[end].text.startswith(inner)):
        end += 1
    while end > at + 1 and not lines[end - 1].text.strip():
        end -= 1
    body = [Line(line.number, line.text[len(inner) :]) for line in lines[at + 1 : end]]
    return _Box(indent=indent, name=name, title=title, folded=folded, body=body, number=lines[at].number, end=end)


def _alert(lines: list[Line], at: int, match: re.Match[str]) -> _Box:
    end = at + 1
    while end < len(lines) and lines[end].text.lstrip().startswith(">"):
        end += 1
    body = [Line(line.number, re.sub(r"^ *> ?", "", line.text)) for line in lines[at + 1 : end]]
    title = match[3].strip() or None
    name = match[2].lower()
    return _Box(indent=match[1], name=name, title=title, folded=False, body=body, number=lines[at].number, end=end)


def _unfolding(lines: list[Line], at: int, match: re.Match[str]) -> _Box | None:
    """Take the lines of an HTML element that unfolds; its summary may stand on the line below."""
    depth, start, title = 0, at + 1, match[2]
    below = next((n for n in range(at + 1, len(lines)) if lines[n].text.strip()), len(lines))
    if title is None and below < len(lines) and (summary := _SUMMARY.match(lines[below].text)):
        start, title = below + 1, summary[1]
    for end in range(at, len(lines)):
        depth += bool(_DETAILS.match(lines[end].text)) - bool(_DETAILS_END.match(lines[end].text))
        if not depth:
            body = lines[start:end]
            words = re.sub(r"<[^>]*>", "", title or "").strip()
            number = lines[at].number
            return _Box(
                indent=match[1], name="details", title=words, folded=True, body=body, number=number, end=end + 1
            )
    return None


def _slashed(lines: list[Line], at: int, match: re.Match[str]) -> _Box | None:
    """Take a block of PyMdown: `/// note | Title`, options four spaces deep, and as many slashes at its end."""
    close = re.compile(rf" *{match[2]}[ \t]*$")
    end = next((n for n in range(at + 1, len(lines)) if close.match(lines[n].text)), None)
    if end is None:
        return None
    name, start = match[3].lower(), at + 1
    while start < end and (option := _SLASHES_TYPE.match(lines[start].text)):
        name, start = (option[1] or name) if name == "admonition" else name, start + 1
    body = [Line(line.number, line.text.removeprefix(match[1])) for line in lines[start:end]]
    is_bare = name not in _NAMES and name not in ("details", "tab", "admonition")
    return _Box(
        indent=match[1],
        name=_BARE if is_bare else name,
        title=None if is_bare else match[4],
        folded=name in ("details", "tab"),
        body=body,
        number=lines[at].number,
        end=end + 1,
    )


def _between(lines: list[Line], at: int, match: re.Match[str]) -> _Box | None:
    """Take the lines up to the closing colons."""
    depth = 0
    for end in range(at, len(lines)):
        if _COLONS.match(lines[end].text):
            depth += 1
        elif _COLONS_END.match(lines[end].text):
            depth -= 1
        if not depth:
            body = [Line(line.number, line.text.removeprefix(match[1])) for line in lines[at + 1 : end]]
            folded = match[3].lower() == "details"
            title = match[4] or match[5]
            return _Box(
                indent=match[1],
                name=match[3],
                title=title,
                folded=folded,
                body=body,
                number=lines[at].number,
                end=end + 1,
            )
    return None


def _written(box: _Box, body: list[Line], file: str, problems: list[Problem]) -> list[Line]:
    kinds = [word for word in box.name.lower().split() if word not in _PLACES]
    kind = kinds[0] if kinds else "note"
    if kind in _QUOTES and not box.folded:
        quoted = [Line(line.number, f"{box.indent}> {line.text}".rstrip()) for line in body]
        return [Line(box.number, ""), *quoted, Line(0, "")]
    if kind == _BARE:
        what = "the block around this text is gone"
        problems.append(problem("Z302", Place(file=file, line=box.number), what=what))
        return [Line(box.number, ""), *body, Line(0, "")]
    title = (box.title or "").replace('\\"', '"')
    name = _NAMES.get(kind, "note")
    if box.folded:
        name, title = "details", title or kind.capitalize()
    elif kind not in _NAMES:
        title = title or kind.capitalize()
        problems.append(problem("Z302", Place(file=file, line=box.number), what=f"the box `{kind}` is a note"))
    if kind == "tab":
        what = f"the tab `{title}` is a passage to unfold"
        problems.append(problem("Z302", Place(file=file, line=box.number), what=what))
    longest = max((len(match[2]) for line in body if (match := _OURS.match(line.text))), default=2)
    colons = ":" * (longest + 1)
    opening = f"{box.indent}{colons}{{{name}}} {title}".rstrip()
    inner = [Line(line.number, f"{box.indent}{line.text}" if line.text else "") for line in body]
    return [Line(0, ""), Line(box.number, opening), *inner, Line(0, f"{box.indent}{colons}"), Line(0, "")]
