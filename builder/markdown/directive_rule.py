"""Find directives: `:::{name} argument`, option lines, a body, and a closing line with exactly as many colons.

The pairs are found once a document by a stack over its lines, ignoring code fences and comments, so that a stray,
missing or other closing line is told with both lines named. (MyST's own rule lets an inner `:::` close an outer
directive, also from inside a code fence, without a word.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

# What containers may put before a line: indentation, quote marks, one list marker.
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t>]*")
_OPENER = re.compile(r"(:{3,})\{([^}\s]*)\}[ \t]*(.*?)[ \t]*$")
_CLOSER = re.compile(r"(:{3,})[ \t]*$")
# Nobody writes it but to close a directive, with a colon too few.
_SHORT = re.compile(r"::[ \t]*$")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)$")
_OPTION = re.compile(r":([A-Za-z][\w-]*):[ \t]*(.*?)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """Hold a finding about colons: code, 1-based line, message and hint."""

    code: str
    line: int
    message: str
    hint: str


@dataclass(slots=True)
class Pairing:
    """Map the line that opens a directive to the line that closes it (0-based), and keep what is wrong.

    `misfits` are the lines whose closing line was told to have the wrong number of colons.
    """

    closers: dict[int, int] = field(default_factory=dict)
    misfits: set[int] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def pair(source: str) -> Pairing:
    """Match the opening and closing lines of a document."""
    pairing = Pairing()
    stack: list[tuple[int, str, int]] = []
    for number, line in _lines_outside_code(source):
        if opener := _OPENER.match(line):
            _open(pairing, stack, number, len(opener[1]), opener[2])
        elif closer := _CLOSER.match(line):
            _close(pairing, stack, number, len(closer[1]))
        elif stack and _SHORT.match(line):
            pairing.faults.append(_stray(number, 2, stack))
            stack.pop()
        elif line.startswith(":::"):
            pairing.faults.append(_malformed(number, line))
    pairing.faults += [_unclosed(number, name) for _colons, name, number in stack if number not in pairing.misfits]
    return pairing


def _open(pairing: Pairing, stack: list[tuple[int, str, int]], number: int, colons: int, name: str) -> None:
    if stack and colons >= stack[-1][0]:
        outer_colons, outer, line = stack[-1]
        pairing.faults.append(
            Fault(
                "D203",
                number + 1,
                f"{{{name}}} opens with {colons} colons inside {{{outer}}}, which opened with {outer_colons} "
                f"on line {line + 1}.",
                f"Close {{{outer}}} before this line, or give it and its closing line more colons "
                f"({':' * (colons + 1)}).",
            )
        )
    stack.append((colons, name, number))


def _close(pairing: Pairing, stack: list[tuple[int, str, int]], number: int, colons: int) -> None:
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == colons), None)
    if depth is None:
        pairing.faults.append(_stray(number, colons, stack))
        pairing.misfits |= {line for _colons, _name, line in stack[-1:]}
        return
    for _colons, name, line in stack[depth + 1 :]:
        pairing.faults.append(_unclosed(line, name, before=number))
    pairing.closers[stack[depth][2]] = number
    del stack[depth:]


def _stray(number: int, colons: int, stack: list[tuple[int, str, int]]) -> Fault:
    if not stack:
        return Fault(
            "D204",
            number + 1,
            f"A closing line of {colons} colons closes nothing.",
            "Delete it, or open a directive.",
        )
    wanted, name, line = stack[-1]
    return Fault(
        "D205",
        number + 1,
        f"A closing line of {colons} colons does not fit {{{name}}}, which opened with {wanted} on line {line + 1}.",
        f"Write {':' * wanted} to close {{{name}}}.",
    )


def _unclosed(number: int, name: str, before: int | None = None) -> Fault:
    where = f" before line {before + 1}" if before is not None else ""
    return Fault(
        "D201",
        number + 1,
        f"The directive {{{name}}} is not closed{where}.",
        "End it with a line of exactly as many colons as it opened with.",
    )


def _malformed(number: int, line: str) -> Fault:
    return Fault(
        "D206",
        number + 1,
        "A line starts with ::: but opens no directive.",
        "Write :::{name}, the name in braces right after the colons, for example :::{tip}.",
    )


def _lines_outside_code(source: str) -> Iterator[tuple[int, str]]:
    """Yield (0-based number, text without container marks) of lines outside code fences and comments."""
    fence, in_comment = "", False
    for number, raw in enumerate(source.split("\n")):
        line = raw[_PREFIX.match(raw).end() :]  # type: ignore[union-attr]  # the pattern matches any line
        if in_comment:
            in_comment = "-->" not in line
            continue
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1][0] == fence[0] and len(mark[1]) >= len(fence) and not mark[2].strip():
                fence = ""
            continue
        if mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence = mark[1]
            continue
        in_comment = line.startswith("<!--") and "-->" not in line
        if not in_comment:
            yield number, line


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a directive whose pair is known; its body shares the state, so that line numbers stay right."""
    if state.is_code_block(start):
        return False
    match = _OPENER.match(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if match is None:
        return False
    pairing: Pairing = state.env["directives"]
    close = pairing.closers.get(start)
    if close is None:
        return False
    if close >= end or state.sCount[close] < state.blkIndent:
        return False if silent else _crossed(pairing, start, close, match[2])
    if not silent:
        _tokenize(state, start, close, match)
    return True


def _crossed(pairing: Pairing, start: int, close: int, name: str) -> bool:
    pairing.faults.append(
        Fault(
            "D207",
            start + 1,
            f"{{{name}}} opens inside a list or quote, but closes outside it, on line {close + 1}.",
            "Indent the closing line like the opening one.",
        )
    )
    return False


def _tokenize(state: StateBlock, start: int, close: int, match: re.Match[str]) -> None:
    options, body = _options(state, start + 1, close)
    token = state.push("directive_open", "", 1)
    token.map = [start, close + 1]
    token.meta = {"name": match[2], "argument": match[3], "options": options}
    outer_parent, outer_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", close
    state.md.block.tokenize(state, body, close)
    state.parentType, state.lineMax = outer_parent, outer_max
    state.push("directive_close", "", -1)
    state.line = close + 1


def _options(state: StateBlock, line: int, close: int) -> tuple[list[tuple[str, str, int]], int]:
    """Read `:key: value` lines (an indented line goes on with the value) up to the first other line."""
    options: list[tuple[str, str, int]] = []
    while line < close:
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        match = _OPTION.match(text)
        if match:
            options.append((match[1], match[2] or "", line + 1))
        elif options and text and state.sCount[line] >= state.blkIndent + 2:
            key, value, number = options[-1]
            options[-1] = (key, f"{value} {text}".strip(), number)
        else:
            break
        line += 1
    return options, line
