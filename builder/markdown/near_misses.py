"""Name what was nearly a task mark or a gap: such things are never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.errors import Place, Problem
from builder.model import Block, Element, Prose, walk

_TASK = re.compile(r"\[[ xX]\][ \t]+\S")
_BRACKETS = re.compile(r"\[\s*[xX✓✔√]?\s*\](?!\(|\[)|\(\s?[xX]?\s?\)|\[[xX✓✔√ ]+(?=[^\]\w])")
# Word puts spaces that do not break where a hyphen and a bracket stand.
_DASH = re.compile(r"[–—−•·‐‑‒*-]?[ \t\u00a0\u202f]*\[[ xX\u00a0]?\][ \t\u00a0\u202f]*\S")
_GAP = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_OPEN = re.compile(r"\[\[ +\]\]")
_NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?(?: ?± ?\d+(?:\.\d+)?)?")
_NUMBERISH = re.compile(r"[-−+]?[\d.,'\s]*\d[\d.,'\s]*(?:(?:±|\+/?-|\+−)[\s\d.,]*)?")


def task_misses(body: Sequence[Block]) -> list[Problem]:
    """Tell of items without a right mark in a list where others have one, and of dashes that are none."""
    problems: list[Problem] = []
    for block in body:
        if isinstance(block, Element) and block.tag == "ul":
            problems += _list_misses(block)
        if isinstance(block, Element) and block.tag == "p":
            problems += _paragraph_misses(block)
    return problems


def _list_misses(block: Element) -> Iterator[Problem]:
    proses = [prose for item in block.children if (prose := _opening(item))]
    good = [bool(_TASK.match(prose.source)) for prose in proses]
    near = [bool(_BRACKETS.match(prose.source)) for prose in proses]
    if not any(good) and not any(near):
        return
    for prose, is_good, is_near in zip(proses, good, near, strict=True):
        if not is_good:
            yield _near(prose.place) if is_near else _bare(prose.place)
        yield from _swallowed(prose)


def _swallowed(prose: Prose) -> Iterator[Problem]:
    """Tell of options that became a further line of the one above them."""
    for offset, line in enumerate(prose.source.split("\n")[1:], start=1):
        if _DASH.match(line):
            yield _no_hyphen(Place(file=prose.place.file, line=prose.place.line + offset))


def _opening(node: object) -> Prose | None:
    while isinstance(node, Element) and node.children:
        node = node.children[0]
    return node if isinstance(node, Prose) else None


def _near(place: Place) -> Problem:
    return Problem(
        code="Q109",
        message="This looks like an option, but its mark is not written right.",
        hint="Write exactly `- [ ] ` for a wrong option and `- [x] ` for a right one, with one space after it.",
        place=place,
    )


def _bare(place: Place) -> Problem:
    return Problem(
        code="Q110",
        message="This option has no mark, while others of the list have one.",
        hint="Begin it with `- [ ] ` or `- [x] `.",
        place=place,
    )


def _paragraph_misses(block: Element) -> Iterator[Problem]:
    prose = _opening(block)
    for offset, line in enumerate(prose.source.split("\n") if prose else ()):
        if prose and _DASH.match(line) and not line.startswith("[["):
            yield _no_hyphen(Place(file=prose.place.file, line=prose.place.line + offset))


def _no_hyphen(place: Place) -> Problem:
    return Problem(
        code="Q111",
        message="This looks like an option, but the line does not begin with a hyphen and a space.",
        hint="Begin it with the hyphen of the keyboard: `- [ ] `.",
        place=place,
    )


def gap_misses(body: Sequence[Block]) -> list[Problem]:
    """Tell of gaps that are open, empty, or hold a number that is not written as one."""
    proses = [node for node in walk(tuple(body)) if isinstance(node, Prose) and not node.plain]
    return [problem for prose in proses for problem in _gap_misses(prose)]


def _gap_misses(prose: Prose) -> Iterator[Problem]:
    if _OPEN.fullmatch(prose.source):
        return
    rest = _GAP.sub("", prose.source)
    if "[[" in rest or ("]]" in rest and "[[" not in rest and "[" not in rest):
        yield _gap_problem(
            "Q112", prose, "A gap is not closed.", "Write [[answer]] on one line, two brackets each side."
        )
    for match in _GAP.finditer(prose.source):
        content = match[1].strip()
        if not all(part.strip() for part in content.split("|")):
            yield _gap_problem("Q113", prose, "A gap accepts nothing.", _NOTHING)
        elif _NUMBERISH.fullmatch(content) and not _NUMBER.fullmatch(content):
            yield _gap_problem(
                "Q114",
                prose,
                f"`{content}` is not written as a number.",
                "Write digits with a point: [[1200]], [[0.5]], [[30 ± 1]].",
            )


_NOTHING = "Write what is right in it: [[levy | charge]]. For an open question, write [[ ]] in a paragraph of its own."


def _gap_problem(code: str, prose: Prose, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint, place=prose.place)
