"""Read a PO file strictly: what it does not understand is a problem with a line number, never a guess."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.errors import Place, Problem
from builder.po.catalog import Catalog, Message
from builder.po.header import read_header
from builder.po.problems import problem

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*(\".*)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
# A course of 100 modules has 20,000 messages; its longest text is a paragraph (`markdown/limits.py`).
MOST_MESSAGES = 100_000
LONGEST_TEXT = 40_000
_MOST_PROBLEMS = 100
_CONFLICT = re.compile(r"<{7}(?: |$)")
# GNU gettext sets file names with spaces between isolates (U+2068, U+2069).
_REFERENCE = re.compile(r"\u2068([^\u2069]+)\u2069(?::(\d+))?|(\S+?)(?::(\d+))?(?=\s|$)")


def read_catalog(text: str, file: str) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read a catalog, or as much of it as can be understood, and everything that is wrong with it.

    `file` names it from the project's root; a `.po` file is named after its locale.
    """
    conflicts = _conflicts(text, file)
    if conflicts:
        return Catalog(file=file), conflicts
    reader = _Reader(file)
    messages = reader.read(text)
    header = next((message for message in messages if not (message.id or message.context or message.obsolete)), None)
    catalog, problems = read_header(header, file)
    rest = tuple(message for message in messages if message is not header)
    found = sorted((*reader.problems, *problems), key=lambda one: one.place.line)
    return replace(catalog, messages=rest), tuple(found)


def _conflicts(text: str, file: str) -> tuple[Problem, ...]:
    """Find git's conflict markers; nothing else is looked for beside them, it would only repeat them."""
    if "<<<<<<<" not in text:
        return ()
    lines = enumerate(text.split("\n"), start=1)
    return tuple(problem("P105", file, number) for number, line in lines if _CONFLICT.match(line))


class _Draft:
    """Gather the lines of one message."""

    __slots__ = ("extracted", "fields", "flags", "line", "obsolete", "references", "text_line", "translator")

    def __init__(self) -> None:
        self.fields: dict[str, list[str]] = {}
        self.translator: list[str] = []
        self.extracted: list[str] = []
        self.references: list[Place] = []
        self.flags: list[str] = []
        self.obsolete = False
        self.line = 0
        self.text_line = 0

    def field(self, name: str) -> str:
        return "".join(self.fields.get(name, ()))

    @property
    def is_translated(self) -> bool:
        return "msgstr" in self.fields or "msgstr[0]" in self.fields

    def message(self) -> Message:
        plurals = sorted(name for name in self.fields if name.startswith("msgstr["))
        texts = tuple(self.field(name) for name in plurals)
        return Message(
            id=self.field("msgid"),
            text=self.field("msgstr") if "msgstr" in self.fields else texts[0],
            context=self.field("msgctxt"),
            translator_comments=tuple(self.translator),
            extracted_comments=tuple(self.extracted),
            references=tuple(self.references),
            flags=tuple(self.flags),
            previous_id=self.field("|msgid"),
            previous_context=self.field("|msgctxt"),
            plural_id=self.field("msgid_plural"),
            plural_texts=texts,
            obsolete=self.obsolete,
            line=self.line,
            text_line=self.text_line,
        )


class _Reader:
    """Go through the lines once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.messages: list[Message] = []
        self.first_lines: dict[tuple[str, str], int] = {}
        self.draft = _Draft()
        self.open: list[str] | None = None
        self.number = 0

    def read(self, text: str) -> list[Message]:
        for number, raw in enumerate(text.split("\n"), start=1):
            self.number = number
            line = raw.strip()
            if line.startswith('"'):
                self.more(line)
            elif line.startswith("#"):
                self.comment(line)
            elif line:
                self.keyword(line, "")
            if self.is_full():
                break
        self.finish()
        return self.messages

    def is_full(self) -> bool:
        """Say whether nothing more is read, and tell why."""
        if len(self.messages) <= MOST_MESSAGES and len(self.problems) < _MOST_PROBLEMS:
            return False
        is_long = len(self.messages) > MOST_MESSAGES
        most = f"{MOST_MESSAGES:,} messages" if is_long else f"{_MOST_PROBLEMS:,} mistakes"
        self.complain("P113", most=f"at most {most} are read")
        if not self.draft.is_translated:
            self.draft = _Draft()
        return True

    def complain(self, code: str, **words: object) -> None:
        self.problems.append(problem(code, self.file, self.number, **words))

    def more(self, line: str) -> None:
        """Read a line that goes on with the text of the line before."""
        if self.open is None:
            self.complain("P101")
        else:
            self.open.append(self.string(line))

    def string(self, quoted: str) -> str:
        if "\\" not in quoted and quoted.count('"') == 2 and quoted[-1] == '"':
            return quoted[1:-1]
        match = _STRING.fullmatch(quoted)
        if match is None:
            self.complain("P102")
            return quoted.strip('"')
        return _ESCAPE.sub(self.unescape, match[1])

    def unescape(self, escape: re.Match[str]) -> str:
        if escape[1] not in _ESCAPES:
            self.complain("P108", escape=escape[0])
        return _ESCAPES.get(escape[1], escape[0])

    def keyword(self, line: str, mark: str) -> None:
        """Read `msgid "text"` and its kin; the mark `|` says that it is a previous one."""
        match = _KEYWORD.fullmatch(line)
        if match is None:
            self.complain("P101")
            self.open = None
            return
        name = mark + match[1]
        if match[1] in ("msgctxt", "msgid"):
            self.begin(name)
        self.draft.line = self.draft.line or self.number
        if name in self.draft.fields:
            self.complain("P112", twice=name)
        self.open = [self.string(match[2])]
        if match[1].startswith("msgstr"):  # a text of several lines begins below an empty one
            self.draft.text_line = self.draft.text_line or self.number + (self.open == [""])
        self.draft.fields.setdefault(name, self.open)

    def begin(self, name: str) -> None:
        """Begin a message where another one ends; its line is that of its `msgid`."""
        if "msgid" in self.draft.fields or self.draft.is_translated:
            self.finish()
        if name == "msgid":
            self.draft.line = self.number

    def comment(self, line: str) -> None:
        if line.startswith("#~"):
            self.obsolete(line[2:].strip())
            return
        if "msgid" in self.draft.fields or self.draft.is_translated:
            self.finish()
        if line.startswith("#|"):
            self.marked(line[2:].strip(), "|")
            return
        self.open = None
        self.annotate(line)

    def annotate(self, line: str) -> None:
        kind, rest = line[:2], line[2:].strip()
        match kind:
            case "#.":
                self.draft.extracted.append(rest)
            case "#:":
                self.draft.references += _references(rest)
            case "#," | "#=":
                self.draft.flags += [flag for flag in (part.strip() for part in rest.split(",")) if flag]
            case "# ":
                self.draft.translator.append(line[2:])
            case _:
                self.draft.translator.append(line[1:])

    def obsolete(self, line: str) -> None:
        """Read a line of a message that the source has no more."""
        is_previous = line.startswith("|")
        if is_previous and self.draft.is_translated:
            self.finish()
        self.marked(line.removeprefix("|").strip(), "|" if is_previous else "")
        self.draft.obsolete = True

    def marked(self, line: str, mark: str) -> None:
        if line.startswith('"'):
            self.more(line)
        elif line:
            self.keyword(line, mark)

    def finish(self) -> None:
        """End the message that is being read, if there is one."""
        draft, self.draft, self.open = self.draft, _Draft(), None
        if "msgid" in draft.fields and draft.is_translated:
            self.keep(draft.message())
        elif any(not name.startswith("|") for name in draft.fields):
            missing = "msgstr" if "msgid" in draft.fields else "msgid"
            self.problems.append(problem("P103", self.file, draft.line or self.number - 1, missing=missing))

    def keep(self, message: Message) -> None:
        if max(map(len, (message.id, message.text, *message.plural_texts))) > LONGEST_TEXT:
            most = f"at most {LONGEST_TEXT:,} characters of a text are read"
            self.problems.append(problem("P113", self.file, message.line, most=most))
            return
        if message.obsolete:
            self.messages.append(message)
            return
        first = self.first_lines.setdefault(message.key, message.line)
        if first != message.line:
            self.problems.append(problem("P104", self.file, message.line, first=first))
            return
        self.messages.append(message)


def _references(text: str) -> list[Place]:
    """Read `a.md:1 b.md:2`; a name with spaces in it takes three times as long."""
    if "\u2068" not in text:
        return [_place(word) for word in text.split()]
    return [
        Place(file=match[1] or match[3], line=int(match[2] or match[4] or 0)) for match in _REFERENCE.finditer(text)
    ]


def _place(word: str) -> Place:
    file, _, line = word.rpartition(":")
    return Place(file=file, line=int(line)) if file and line.isdecimal() else Place(file=word, line=0)
