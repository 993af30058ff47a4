"""Read question banks in GIFT, Moodle's format of plain text.

The grammar is that of https://docs.moodle.org/en/GIFT_format and of Moodle's own reader: questions are parted by blank
lines, `\\` escapes `~ = # { } :`, `####` begins what is said to everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.errors import Place, Problem
from builder.intake.gift_answers import Cut, Words, read_answers
from builder.intake.problems import LeftOut, problem
from builder.intake.values import Bank, Item, Section

_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
# Escaped characters stand in Unicode's private area while the marks around them are read.
_HIDDEN = {char: chr(0xE100 + number) for number, char in enumerate("~=#{}:\\n")}
_SHOWN = str.maketrans({hidden: "\n" if char == "n" else char for char, hidden in _HIDDEN.items()})
_ID = re.compile(r"\[id:((?:[^\]\\]|\\.)+)\]")
_NAME = re.compile(r"::(.*?)::", re.S)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")


@dataclass(slots=True)
class _Paragraph:
    """Collect the lines of one question."""

    line: int
    lines: list[str] = field(default_factory=list)
    id: str = ""


def read_gift(text: str, file: str, language: str) -> Bank:
    """Read a bank; what cannot be read of it is told, and the rest goes on."""
    sections: list[tuple[str, list[Item]]] = [("", [])]
    problems: list[Problem] = []
    for paragraph in _paragraphs(text):
        joined = "\n".join(paragraph.lines).strip()
        place = Place(file=file, line=paragraph.line)
        if joined.startswith("$CATEGORY:"):
            sections.append((category(_shown(_hidden(joined.removeprefix("$CATEGORY:").split("\n")[0]))), []))
            continue
        item, found = _item(joined, paragraph.id, place, language)
        problems += found
        sections[-1][1].extend([item] if item else [])
    return Bank(sections=tuple(merged(sections)), problems=tuple(problems))


def category(path: str) -> str:
    """Name a category by its path: `$course$/top/Wells/Default for Pumps` → `Wells: Pumps`."""
    parts = [part.strip() for part in re.split(r"(?<!/)/(?!/)", path)]
    named = [re.sub(r"^Default for ", "", part).replace("//", "/") for part in parts]
    kept = [part for part in named if part and part != "top" and not re.fullmatch(r"\$\w+\$", part)]
    return ": ".join(dict.fromkeys(kept))


def merged(sections: list[tuple[str, list[Item]]]) -> Iterator[Section]:
    """Join what stands in one category, in the order in which categories come first."""
    by_title: dict[str, list[Item]] = {}
    for title, items in sections:
        by_title.setdefault(title, []).extend(items)
    return (Section(title=title, items=tuple(items)) for title, items in by_title.items() if items)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """Part a bank at blank lines; a comment may hold the question's id, and is no text."""
    current, known = _Paragraph(0), ""
    lines = [*text.split("\n"), ""]
    for number, line in enumerate(lines, start=1):
        if line.strip().startswith("//"):
            match = _ID.search(line)
            known = re.sub(r"\\(.)", r"\1", match[1]) if match else known
        elif line.strip():
            current.line = current.line or number
            current.lines.append(line)
        elif current.lines and not _goes_on(current.lines, lines[number:]):
            current.id, known = known, ""
            yield current
            current = _Paragraph(0)


def _goes_on(lines: list[str], below: list[str]) -> bool:
    """Say whether a blank line stands between answers: authors leave some there, though Moodle does not allow it."""
    text = _hidden("\n".join(lines))
    if text.count("{") != 1 or "}" in text:
        return False
    braces = (brace for line in below[:200] for brace in re.findall(r"[{}]", _hidden(line)))
    return next(braces, "") == "}"


def _item(text: str, own: str, place: Place, language: str) -> tuple[Item | None, list[Problem]]:
    try:
        cut = _cut(_hidden(text))
    except LeftOut as left:
        way = "Each question has one { and one }; write \\{ and \\} for braces that are meant as such."
        return None, [problem("Z201", place, name=_shown(text)[:40], why=left.why, way=way)]
    words = Words(
        name=cut.name or _first_words(cut),
        named=bool(cut.name),
        place=place,
        format=cut.format,
        language=language,
        shown=_shown,
    )
    return read_answers(cut, own, words)


def _cut(text: str) -> Cut:
    name = _NAME.match(text)
    rest = text[name.end() :].strip() if name else text
    form = _FORMAT.match(rest)
    rest = rest[form.end() :] if form else rest
    start, end = rest.find("{"), rest.find("}")
    if start < 0 and end < 0:
        return Cut(name=_named(name), format=_form(form), before=rest, answers=None)
    if start < 0 or end < start:
        raise LeftOut("a brace is missing")
    if "{" in rest[end:] or "}" in rest[end + 1 :]:
        raise LeftOut("it has answers in more than one place")
    answers, _mark, general = (
        rest[start + 1 : end].rpartition("####") if "####" in rest else (rest[start + 1 : end], "", "")
    )
    return Cut(
        name=_named(name),
        format=_form(form),
        before=rest[:start],
        answers=answers.strip(),
        after=rest[end + 1 :],
        general=general,
    )


def _named(match: re.Match[str] | None) -> str:
    return " ".join(_shown(match[1]).split()) if match else ""


def _form(match: re.Match[str] | None) -> str:
    return match[1] if match else "moodle"


def _first_words(cut: Cut) -> str:
    return " ".join(_shown(_FORMAT.sub("", cut.before) + f" {cut.after}").split()[:8])


def _hidden(text: str) -> str:
    return _ESCAPED.sub(lambda match: _HIDDEN[match[1]], text)


def _shown(text: str) -> str:
    return text.translate(_SHOWN)
