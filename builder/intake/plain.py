"""Write plain words as Markdown of our dialect, so that nothing in them means anything."""

from __future__ import annotations

import re

# TeX as Moodle's filters read it.
_FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.S)
# What our dialect reads as facts, roles and footnotes, and its checks even where it is escaped: shown as code.
_OURS = re.compile(r"\{\{+(?:[^{}`\n]*\}\}+)?|\[\^[^\]\[`\n]+\]|\{(?:term|abbr)\}|\{[A-Za-z][\w-]*\}(?=`)")
_RULES = (
    (re.compile(r"\\(?=[!-/:-@\[-`{-~])|\\$"), r"\\\\"),
    (re.compile(r"[`<{]|~~|\[\[+|\]\]+|\[(?=\^|[ xX]?\]|.*\][(:\[{])"), None),
    (re.compile(r"(?<!\w)[*_]+(?!\s)|(?<!\s)[*_]+(?!\w)|(?<=\w)\*+(?=\w)"), None),
    (re.compile(r"&(?=#?\w+;)"), r"\\&"),
    (re.compile(r"\$(?=\S)"), r"\\$"),
)  # fmt: skip
# What would begin a block: heading, quote, list, table, rule, directive, definition, field.
_START = re.compile(r"(?:[#>+|=:~]|-(?=[\s-]|$)|[*_](?=\s)|\(\s?[xX]?\s?\))")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Escape what Markdown would read in words on one line; formulas of Moodle become ours."""
    parts: list[str] = []
    end = 0
    for match in _FORMULA.finditer(text):
        tex = " ".join(next(filter(None, match.groups())).split())
        parts += [_words(text[end : match.start()]), f"${tex}$" if "$" not in tex else _words(match[0])]
        end = match.end()
    return "".join([*parts, _words(text[end:])])


def _words(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _OURS.finditer(text):
        parts += [_escaped(text[end : match.start()]), f"`{match[0]}`"]
        end = match.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement or _each, text)
    return text


def _each(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def at_start(line: str) -> str:
    """Escape what would begin a block at the start of a paragraph's line."""
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return f"\\{line}" if _START.match(line) else line


def paragraph(text: str) -> str:
    """Write plain words as one paragraph; line breaks stay."""
    lines = [at_start(escaped(" ".join(line.split()))) for line in text.strip().split("\n")]
    return "\\\n".join(line for line in lines if line)


def cell(text: str) -> str:
    """Keep inline Markdown on one line of a table."""
    flat = " ".join(part.rstrip("\\").strip() for part in text.split("\n"))
    return re.sub(r"(?<!\\)\|", r"\\|", flat).strip()
