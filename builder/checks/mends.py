"""Mend in a text what has one right mend; what somebody must decide is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from builder.catalog.scripts import script_of_letter
from builder.errors import Problem
from builder.markdown.directive_rule import pair
from builder.markdown.schema import SCHEMAS

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_SPACE = r"[ \t\u00a0\u202f\u2007]"
_OPTION = re.compile(
    rf"(?P<indent>[ ]*)(?:[–—−•·‐‑‒*+-]?){_SPACE}*\[{_SPACE}*(?P<mark>[xX✓✔√]?){_SPACE}*\]{_SPACE}*(?=\S)"
)
_HEADING = re.compile(r"(#{2,6})(?=[^#\s])")
_BULLET = re.compile(rf"(\s*)[•·‣◦▪●○]{_SPACE}+")
_OPENER = re.compile(rf"(\s*:{{3,}}){_SPACE}*\{{?{_SPACE}*([a-z-]+){_SPACE}*\}}?(?=\s|$)")
_CURLY = re.compile(r"(:\s+|-\s+)[“„«](.*)[”“»](\s*)$")
_WORD = re.compile(r"[^\W\d_]+")
# Words of other scripts, or marks of Markdown, stand between: nobody knows where the language begins and ends.
_MARKS = re.compile(r"[A-Za-z\[\]{}()<>`*_]")
_FRONT_MATTER = re.compile(r"(\ufeff?)\s*\n(?=---[ \t]*\r?\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Say what became of a line: `before` and `after` are whole lines."""

    file: str
    line: int
    code: str
    before: str
    after: str


def mended(text: str, problems: Iterable[Problem], languages: Mapping[str, str]) -> tuple[str, tuple[Change, ...]]:
    """Mend the lines of one file that its problems point at; `languages` says which one a script means here."""
    pieces = _LINE_END.split(text)
    changes: list[Change] = []
    for problem in _once(problems):
        at = 2 * (problem.place.line - 1)
        mend = MENDS.get(problem.code)
        if mend is None or not 0 <= at < len(pieces):
            continue
        after = mend(pieces[at], languages)
        if after != pieces[at]:
            changes.append(_change(problem, pieces[at], after))
            pieces[at] = after
    whole, more = _colons("".join(pieces), tuple(problems))
    whole, late = _begun(whole, tuple(problems))
    return whole, (*changes, *more, *late)


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep one problem of a code and line: a mend does the whole line."""
    return tuple({(one.code, one.place.line): one for one in problems}.values())


def _change(problem: Problem, before: str, after: str) -> Change:
    place = problem.place
    return Change(file=place.file, line=place.line, code=problem.code, before=before, after=after)


def _option(line: str, languages: Mapping[str, str]) -> str:
    """Q109, Q111: write an option's mark as `- [ ] ` or `- [x] `."""
    return _OPTION.sub(lambda match: f"{match['indent']}- [{'x' if match['mark'] else ' '}] ", line, count=1)


def _heading(line: str, languages: Mapping[str, str]) -> str:
    """L402: put the space behind the marks of a heading."""
    return _HEADING.sub(r"\1 ", line, count=1)


def _bullet(line: str, languages: Mapping[str, str]) -> str:
    """L403: write a hyphen for a dot; a dash may be speech, so it is left alone."""
    return _BULLET.sub(r"\1- ", line, count=1)


def _opener(line: str, languages: Mapping[str, str]) -> str:
    """D206: put the braces round the name of a directive that there is."""
    match = _OPENER.match(line)
    if match is None or match[2] not in SCHEMAS:
        return line
    return f"{match[1]}{{{match[2]}}}{line[match.end() :]}"


def _quotes(line: str, languages: Mapping[str, str]) -> str:
    """Y109: write straight quotes round a value."""
    match = _CURLY.search(line)
    if match is None or '"' in match[2] or "\\" in match[2]:
        return line
    return f'{line[: match.start()]}{match[1]}"{match[2]}"{match[3]}'


def _language(line: str, languages: Mapping[str, str]) -> str:
    """A118: name the language of words whose script is that of one translation of the course alone."""
    for script, tag in languages.items():
        words = [one for one in _WORD.finditer(line) if all(script_of_letter(char) == script for char in one[0])]
        if words and not _MARKS.search(line[words[0].start() : words[-1].end()]):
            run = line[words[0].start() : words[-1].end()]
            return f"{line[: words[0].start()]}[{run}]{{lang={tag}}}{line[words[-1].end() :]}"
    return line


Mend = Callable[[str, Mapping[str, str]], str]
MENDS: dict[str, Mend] = {
    "A118": _language,
    "D206": _opener,
    "L402": _heading,
    "L403": _bullet,
    "Q109": _option,
    "Q111": _option,
    "Y109": _quotes,
}
# What is mended in a file as a whole.
WHOLE = ("D205", "Q901", "S101", "S102", "Y110")


def _colons(text: str, problems: tuple[Problem, ...]) -> tuple[str, tuple[Change, ...]]:
    """D205: give a closing line as many colons as its opening one, where there is only one pair that is wrong."""
    pairing = pair(text.replace("\r\n", "\n").replace("\r", "\n"))
    told = [one for one in problems if one.code == "D205"]
    if len(pairing.faults) != 1 or len(pairing.misfits) != 1 or len(told) != 1:
        return text, ()
    pieces = _LINE_END.split(text)
    opener, at = pieces[2 * next(iter(pairing.misfits))], 2 * (told[0].place.line - 1)
    wanted = re.search(r":{3,}", opener)
    before = pieces[at]
    pieces[at] = re.sub(r":{3,}", wanted[0], before) if wanted else before
    return "".join(pieces), (_change(told[0], before, pieces[at]),)


def _begun(text: str, problems: tuple[Problem, ...]) -> tuple[str, tuple[Change, ...]]:
    """Y110: let the front matter begin on the first line."""
    told = next((one for one in problems if one.code == "Y110"), None)
    match = _FRONT_MATTER.match(text)
    if told is None or match is None:
        return text, ()
    return match[1] + text[match.end() :], (_change(told, "(blank lines)", "---"),)
