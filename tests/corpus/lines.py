"""Lines of Markdown: blocks apart from each other, items under their mark, long lines broken."""

from __future__ import annotations

_GOING_ON = ("- ", "* ", "+ ", "> ", "    ", ": ", *(f"{n}{sign} " for n in range(12) for sign in ".)"))

Lines = list[str]


def apart(parts: list[Lines]) -> Lines:
    """Put a blank line between blocks; what would go on with the list or quote above needs a comment too."""
    lines: Lines = []
    before = ""
    for part in parts:
        joins = before.startswith(_GOING_ON) and part[0].startswith(_GOING_ON)
        lines += ["", *(["<!-- -->", ""] if joins else []), *part] if lines else part
        before = part[0] if part[0].startswith(_GOING_ON) else ": " if part[-1:] == [""] else ""
    return lines


def item(mark: str, content: Lines, indent: int = 0) -> Lines:
    room = " " * (indent or len(mark.replace("[ ] ", "").replace("[x] ", "")))
    return [
        f"{mark}{content[0]}",
        *(f"{room}{line}".rstrip() if not line.endswith("  ") else f"{room}{line}" for line in content[1:]),
    ]


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def colons(line: str) -> int:
    bare = line.lstrip("> ")
    return len(bare) - len(bare.lstrip(":")) if bare.startswith(":::") else 0


def wrapped(text: str, end: str) -> Lines:
    """Break a text at some spaces; `end` makes the breaks hard, but for those inside brackets or code."""
    words = text.split(" ")
    starts = range(0, len(words), 9)
    lines = [" ".join(words[start : start + 9]) for start in starts]
    ends = [end if _is_whole(" ".join(words[: start + 9])) else "" for start in starts[:-1]]
    return [line + end for line, end in zip(lines, [*ends, ""], strict=True)]


def _is_whole(text: str) -> bool:
    """Say whether all brackets, quotes and code are closed."""
    pairs = all(text.count(pair[0]) == text.count(pair[1]) for pair in ("[]", "{}", "()"))
    return pairs and not any(text.count(mark) % 2 for mark in "`\"'$")
