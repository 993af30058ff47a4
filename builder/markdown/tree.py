"""Turn markdown-it's flat tokens into a frozen tree of elements with prose leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from builder.errors import Place, Problem
from builder.markdown.dialect import MAX_NESTING, dialect
from builder.markdown.directive_rule import Fault, pair
from builder.markdown.html import Words, split_html
from builder.markdown.ids import split_id
from builder.markdown.limits import first_texts, is_long, shortened, too_long
from builder.markdown.tasks import with_tasks
from builder.model import Block, CodeBlock, Element, Footnote, HtmlBlock, MathBlock, Prose, Scope
from builder.model.blocks import HtmlText

_NOTE = re.compile(r"<!--\s*translators:\s*(.*?)\s*-->\s*", re.S)
_SKIP = re.compile(r"<!--\s*i18n:\s*skip\s*-->\s*")
_CONTEXT = re.compile(r"<!--\s*i18n:\s*context\s+(.*?)\s*-->\s*")
_ROLES = {"th": "column heading", "td": "table cell", "dt": "term", "dd": "definition", "li": "list item"}
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """Hold a directive as written, before its schema gives it a meaning."""

    name: str
    argument: str
    options: tuple[tuple[str, str, int], ...]
    children: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Hold the blocks of one file, its footnotes, its scope and what is wrong."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    scope: Scope
    link_titles: tuple[Prose, ...]
    problems: tuple[Problem, ...]


Named = Callable[[Directive, Scope], tuple[tuple[Block, ...], list[Problem]]]


@dataclass(slots=True)
class _Frame:
    """Collect the children of an element that is still open."""

    token: Token
    children: list[Any] = field(default_factory=list)


def read_document(text: str, file: str, named: Named) -> Document:
    """Parse a file; `named` gives each directive its meaning, from the innermost out."""
    env: dict[str, Any] = {"directives": pair(text)}
    md = dialect()
    tokens: list[Token] = md.block.parse(text, md, env, []) or []
    kept, crowded = first_texts(tokens, file)
    reader = _Reader(file, text, _scope(env), named)
    read = with_tasks((reader.read(kept), tuple(reader.footnotes)), text)
    (blocks, footnotes), long = shortened(read)
    faults = [_as_problem(fault, file) for fault in env["directives"].faults]
    problems = tuple(sorted([*faults, *reader.problems, *long, *crowded], key=lambda problem: problem.place))
    return Document(
        blocks=blocks,
        footnotes=footnotes,
        scope=reader.scope,
        link_titles=tuple(_link_titles(env, file)),
        problems=problems,
    )


def _as_problem(fault: Fault, file: str) -> Problem:
    return Problem(code=fault.code, message=fault.message, hint=fault.hint, place=Place(file=file, line=fault.line))


def _link_titles(env: dict[str, Any], file: str) -> Iterator[Prose]:
    """Make a prose of each title of a link definition."""
    for definition in env.get("references", {}).values():
        if definition["title"]:
            place = Place(file=file, line=definition["map"][0] + 1)
            yield Prose(source=definition["title"], place=place, role="title of a link", plain=True)


def _scope(env: dict[str, Any]) -> Scope:
    references = {label: (ref["href"], ref["title"]) for label, ref in env.get("references", {}).items()}
    labels = frozenset(label[1:] for label in env.get("footnotes", {}).get("refs", {}))
    return Scope(references=references, footnotes=labels)


class _Reader:
    """Nest tokens into blocks, handing directives to their meaning as they close."""

    def __init__(self, file: str, text: str, scope: Scope, named: Named) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.scope = scope
        self.named = named
        self.problems: list[Problem] = []
        self.footnotes: list[Footnote] = []
        self.pending: dict[str, Any] = {}

    def read(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        stack = [_Frame(Token("root", "", 1))]
        for token in tokens:
            if token.nesting == 1:
                self.check_depth(token)
                stack.append(_Frame(token))
            elif token.nesting == -1:
                closed = stack.pop()
                stack[-1].children.extend(self.close(closed))
            else:
                stack[-1].children.extend(self.leaf(token, stack))
        return tuple(stack[0].children)

    def place(self, token: Token) -> Place:
        return Place(file=self.file, line=token.map[0] + 1 if token.map else 0)

    def check_depth(self, token: Token) -> None:
        """Tell when the parser is about to drop what is nested too deeply."""
        if token.level >= MAX_NESTING - 1 and token.type not in ("paragraph_open", "heading_open"):
            self.problems.append(
                Problem(
                    code="M104",
                    message=f"Lists, quotes or directives are nested more than {MAX_NESTING // 2} deep here.",
                    hint="Flatten the structure: what stands deeper would be lost.",
                    place=self.place(token),
                )
            )

    def leaf(self, token: Token, stack: list[_Frame]) -> Iterator[Any]:
        place = self.place(token)
        match token.type:
            case "inline":
                yield self.prose(token, stack)
            case "fence" | "code_block":
                if token.type == "fence" and not _is_closed(token, self.lines):
                    self.problems.append(_unclosed_fence(token, place))
                info = token.info if token.type == "fence" else None
                yield CodeBlock(text=token.content, info=info, place=place)
            case "html_block":
                yield self.html(token)
            case "hr":
                yield Element(tag="hr", place=place)
            case "math_block" | "math_block_label" if is_long(token.content):
                self.problems.append(too_long(place))
            case "math_block" | "math_block_label":
                yield MathBlock(tex=token.content.strip(), place=place)
            case _:
                raise AssertionError(f"unknown block token {token.type}")

    def html(self, token: Token) -> HtmlBlock:
        """Take the words out of a block of HTML; a comment to translators speaks to the next words."""
        if is_long(token.content):
            self.problems.append(too_long(self.place(token)))
            return HtmlBlock(parts=(), place=self.place(token))
        pieces = split_html(token.content)
        pending = self.pending
        if any(isinstance(piece, Words) for piece in pieces):
            self.pending = {}
        for key, pattern in (("note", _NOTE), ("context", _CONTEXT)):
            if match := pattern.fullmatch(token.content.strip()):
                self.pending[key] = " ".join(match[1].split())
        if _SKIP.fullmatch(token.content.strip()):
            self.pending["skip"] = True
        place = self.place(token)
        return HtmlBlock(parts=tuple(_html_part(piece, place, pending) for piece in pieces), place=place)

    def prose(self, token: Token, stack: list[_Frame]) -> Prose:
        pending, self.pending = self.pending, {}
        holders = [_tag(frame.token) for frame in reversed(stack[-2:])]
        role = next((_ROLES[tag] for tag in holders if tag in _ROLES), "paragraph")
        if holders[0].startswith("h") and holders[0][1:].isdigit():
            role = "heading"
        return Prose(source=token.content, place=self.place(token), role=role, scope=self.scope, **pending)

    def close(self, frame: _Frame) -> tuple[Any, ...]:
        token, children = frame.token, tuple(frame.children)
        if token.type == "directive_open":
            return self.directive(token, children)
        if token.type == "footnote_reference_open":
            self.footnotes.append(Footnote(label=token.meta["label"], children=children, place=self.place(token)))
            return ()
        return (self.element(token, children),)

    def directive(self, token: Token, children: tuple[Block, ...]) -> tuple[Block, ...]:
        written = Directive(
            name=token.meta["name"],
            argument=token.meta["argument"],
            options=tuple(token.meta["options"]),
            children=children,
            place=self.place(token),
        )
        blocks, problems = self.named(written, self.scope)
        self.problems.extend(problems)
        return blocks

    def element(self, token: Token, children: tuple[Any, ...]) -> Element:
        tag, attrs = token.tag, tuple((name, str(value)) for name, value in token.attrs.items())
        if token.type == "heading_open" and children:
            children, attrs = _heading_id(children[0], attrs)
        return Element(tag=tag, children=children, attrs=attrs, tight=bool(token.hidden), place=self.place(token))


def _is_closed(token: Token, lines: list[str]) -> bool:
    """Say whether the last line of a code fence is its closing one."""
    start, end = token.map or [0, 0]
    last = lines[end - 1].strip(" \t>") if end - 1 > start else ""
    return len(last) >= len(token.markup) and not last.strip(token.markup[0])


def _unclosed_fence(token: Token, place: Place) -> Problem:
    return Problem(
        code="M107",
        message=f"The code that begins here with {token.markup} never ends: all below it would be shown as code.",
        hint=f"Write {token.markup} on a line of its own where the code ends.",
        place=place,
    )


def _heading_id(prose: Prose, attrs: tuple[tuple[str, str], ...]) -> tuple[tuple[Prose], Any]:
    from dataclasses import replace

    title, name = split_id(prose.source)
    if name is None:
        return (prose,), attrs
    return (replace(prose, source=title),), (*attrs, ("id", name))


def _html_part(piece: Words | str, block: Place, pending: dict[str, Any]) -> HtmlText | str:
    """Make a prose of the words of a piece of HTML: plain, as tags never stand in it."""
    if isinstance(piece, str):
        return piece
    role = f"{piece.attribute} in HTML" if piece.attribute else "text in HTML"
    place = Place(file=block.file, line=block.line + piece.line)
    prose = Prose(source=piece.text, place=place, role=role, plain=True, **pending)
    return HtmlText(prose=prose, written=piece.written, quoted=bool(piece.attribute))


def _tag(token: Token) -> str:
    return token.tag or token.type
