"""Translate a PO file into other letters, so that every word is seen to be translated and can be read back.

Usage: python pseudo.py IN.po OUT.po [--markdown]

This is a translator who knows Markdown but not Satchel: nothing of `builder` is imported, the PO file is all there is.
An ASCII letter becomes its full-width twin (a → ａ), another letter gets a line above it (é → é̅). What a translator
keeps is kept: addresses, labels, code, formulas, footnote marks, names of roles and their targets, numbers in gaps,
attributes, tags, placeholders. Messages without the flag `md-text` are plain; `--markdown` takes all for Markdown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5
from pathlib import Path

_WIDE = 0xFEE0  # from `!` to its full-width twin `！`
LINE = "\u0305"
_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ATTRIBUTE = r"""\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
# What is passed over as a whole: the name of the group says what it is.
_WHOLE = re.compile(
    rf"""
      (?P<escape>\\[{_PUNCTUATION}\n])
    | (?P<role>\{{(?P<name>[a-z][a-z-]*)\}}(?P<roleticks>`+)(?!`)(?P<content>.+?)(?<!`)(?P=roleticks)(?!`))
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<ticksalone>`+)
    | (?P<fact>\{{\{{[ \t]*[a-z][a-z0-9-]*(?:[ \t]+[^\s{{}}]+)*[ \t]*\}}\}})
    | (?P<formula>(?<![\d$])\$(?=[^\s$])(?:\\.|[^\\$])*?(?<=[^\s\\])\$(?![\d$]))
    | (?P<address><[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*>|<[\w.!\#$%&'*+/=?^`{{|}}~-]+@[\w.-]+>)
    | (?P<html></?[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|<!---->|<!--.*?-->
        |<\?.*?\?>|<![A-Z].*?>|<!\[CDATA\[.*?\]\]>)
    | (?P<entity>&(?:\#[xX][0-9a-fA-F]{{1,6}}|\#\d{{1,7}}|[A-Za-z][A-Za-z0-9]*);)
    | (?P<footnote>\[\^[^\]\s\[^]+\])
    | (?P<gap>\[\[[^\[\]\n]+\]\])
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTES = re.compile(r"""\{(?:\s*(?:[#.][\w:-]+|[\w:-]+=(?:"[^"]*"|[\w:-]+)))+\s*\}""")
_TARGET = re.compile(r"(?P<shown>.*\S)(?P<target>\s*<[^<>]+>)", re.S)
_NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?(?: ?± ?\d+(?:\.\d+)?)?")
_LABEL = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]", re.S)
_TITLE = re.compile(r"""[ \t\n]+("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))""", re.S)
_POINTED = re.compile(r"<(?:\\.|[^<>\n\\])*>")


def letters(text: str) -> str:
    """Write every letter otherwise."""
    return "".join(map(_other, text))


def _other(char: str) -> str:
    if not char.isalpha():
        return char
    return chr(ord(char) + _WIDE) if char.isascii() else char + LINE


def back(text: str) -> str:
    """Read a translation back."""
    return "".join(chr(ord(char) - _WIDE) if is_wide(char) else char for char in text.replace(LINE, ""))


def is_wide(char: str) -> bool:
    """Say whether a letter is one of the full-width twins."""
    return "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ"


def markdown(text: str) -> str:
    """Translate inline Markdown."""
    return _Scanner(text).read()


class _Scanner:
    """Go through a text once; brackets are matched as CommonMark does (appendix "look for link or image")."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.out: list[str] = []
        self.open: list[list[bool]] = []  # for each bracket that is open: [is an image, may be a link]

    def read(self) -> str:
        while self.at < len(self.text):
            self.step()
        return "".join(self.out)

    def step(self) -> None:
        whole = _WHOLE.match(self.text, self.at)
        if whole and (said := _said(whole)) is not None:
            self.put(said, whole.end())
            if whole.lastgroup == "code" or whole["code"]:
                self.attributes()
        elif self.text.startswith("![", self.at):
            self.opened("![")
        elif self.text[self.at] == "[":
            self.opened("[")
        elif self.text[self.at] == "]":
            self.closed()
        else:
            self.put(_other(self.text[self.at]), self.at + 1)

    def put(self, said: str, end: int) -> None:
        self.out.append(said)
        self.at = end

    def opened(self, mark: str) -> None:
        self.open.append([mark == "![", True])
        self.put(mark, self.at + len(mark))

    def closed(self) -> None:
        self.put("]", self.at + 1)
        if not self.open:
            return
        is_image, may_be = self.open.pop()
        if not may_be:
            return
        end = self.target() or self.label()
        if end and not is_image:
            for opened in self.open:
                opened[1] = opened[0]
        self.attributes()

    def target(self) -> bool:
        """Keep `(address "title")`, the title translated."""
        if not self.text.startswith("(", self.at):
            return False
        start = _past_space(self.text, self.at + 1)
        end = _address_end(self.text, start)
        title = _TITLE.match(self.text, end)
        close = _past_space(self.text, title.end() if title else end)
        if not self.text.startswith(")", close):
            return False
        said = self.text[end : title.start(1)] + _literal(title[1]) if title else ""
        self.put(self.text[self.at : end] + said + self.text[title.end() if title else end : close + 1], close + 1)
        return True

    def label(self) -> bool:
        """Keep `[label]`, and brackets right after it: nobody can tell which of them belong together."""
        start = self.at
        while (label := _LABEL.match(self.text, self.at)) and not label[1].startswith("^"):
            self.put(label[0], label.end())
        return self.at > start

    def attributes(self) -> None:
        found = _ATTRIBUTES.match(self.text, self.at)
        if found:
            self.put(found[0], found.end())


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at


def _address_end(text: str, at: int) -> int:
    """Find the end of a link's address: `<…>`, or no space and balanced parentheses."""
    if pointed := _POINTED.match(text, at):
        return pointed.end()
    depth = 0
    while at < len(text) and text[at] not in " \t\n":
        if text[at] == "\\":
            at += 2
            continue
        depth += {"(": 1, ")": -1}.get(text[at : at + 1], 0)
        if depth < 0:
            return at
        at += 1
    return at


def _said(whole: re.Match[str]) -> str | None:
    """Translate what is passed over as a whole; None where it is nothing special after all."""
    if whole["role"]:
        return _role(whole)
    if whole["gap"]:
        content = whole["gap"][2:-2]
        return whole["gap"] if _NUMBER.fullmatch(content.strip()) else f"[[{letters(content)}]]"
    if whole["entity"]:
        return _entity(whole["entity"])
    return whole[0]


def _role(whole: re.Match[str]) -> str:
    name, ticks, content = whole["name"], whole["roleticks"], whole["content"]
    if name == "abbr":
        return f"{{abbr}}{ticks}{letters(content)}{ticks}"
    if name != "term":
        return whole[0]
    target = _TARGET.fullmatch(content)
    said = letters(target["shown"]) + target["target"] if target else f"{letters(content)} <{content}>"
    return f"{{term}}{ticks}{said}{ticks}"


def _entity(entity: str) -> str | None:
    if not entity.startswith("&#") and entity[1:] not in html5:
        return None
    char = unescape(entity)
    return entity + LINE if char.isalpha() else entity


def _literal(text: str) -> str:
    """Translate text in which only entities and escapes mean something."""
    parts = re.split(r"(&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]*);)", text)
    return "".join((_entity(part) or letters(part)) if n % 2 else letters(part) for n, part in enumerate(parts))


# The PO file.

_FIELD = re.compile(r'(msgid|msgstr|msgctxt)?\s*"(.*)"$')
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_ESCAPED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


Say = Callable[[str], str]


def po(text: str, *, say: Say | None = None) -> str:
    """Translate every message of a PO file; `say` translates them all, else their flags tell what they are."""
    return "\n\n".join(_entry(entry, say) for entry in text.rstrip("\n").split("\n\n")) + "\n"


def _entry(entry: str, say: Say | None) -> str:
    lines = entry.split("\n")
    fields = _fields(lines)
    if not fields.get("msgid") or any(line.startswith("#~") for line in lines):
        return entry
    flags = ",".join(line for line in lines if line.startswith("#,"))
    said_by = say or (markdown if "md-text" in flags else letters)
    start = next(n for n, line in enumerate(lines) if line.startswith("msgstr"))
    said = "".join(_ESCAPED.get(char, char) for char in said_by(fields["msgid"]))
    return "\n".join([*lines[:start], f'msgstr "{said}"'])


def _fields(lines: list[str]) -> dict[str, str]:
    """Read `msgid "…"` and the lines that go on with it."""
    fields: dict[str, str] = {}
    for name, value in _strings(lines):
        fields[name] = fields.get(name, "") + value
    return fields


def _strings(lines: list[str]) -> Iterator[tuple[str, str]]:
    name = ""
    for line in lines:
        if match := _FIELD.match(line):
            name = match[1] or name
            yield name, re.sub(r"\\(.)", lambda escape: _UNESCAPED.get(escape[1], escape[1]), match[2])


if __name__ == "__main__":
    source, result, *options = sys.argv[1:]
    written = po(Path(source).read_text(encoding="utf-8"), say=markdown if "--markdown" in options else None)
    Path(result).write_text(written, encoding="utf-8")
