"""Tell how far a comment of an author reaches: the block below it, the section below its heading, or the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.markdown.dialect import dialect
from builder.markdown.directive_rule import pair

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEADING = re.compile(r"h([1-6])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Be a comment: its words, its first line, and the lines that it speaks about (both ends included).

    `last` is 0 where nothing follows, or where it stands inside a sentence; `is_first` where nothing stands above it.
    """

    text: str
    line: int
    first: int = 0
    last: int = 0
    is_first: bool = False


def comments(text: str, beginning: str) -> tuple[Comment, ...]:
    """List the comments of a module that begin with some words, outside code."""
    if beginning not in text:
        return ()
    env: dict[str, Any] = {"directives": pair(text)}
    md = dialect()
    tokens: list[Token] = md.block.parse(text, md, env, []) or []
    return tuple(found for index in range(len(tokens)) for found in _at(tokens, index, beginning))


def _at(tokens: Sequence[Token], index: int, beginning: str) -> list[Comment]:
    token = tokens[index]
    start = (token.map or [0, 0])[0]
    if token.type == "html_block" and _is_comment(token):
        if not _words(token.content).startswith(beginning):
            return []
        is_first = all(_is_comment(one) for one in tokens[:index])
        first, last = _below(tokens, index)
        return [Comment(text=_words(token.content), line=start + 1, first=first, last=last, is_first=is_first)]
    if token.type != "inline":
        return []
    inside = re.finditer(r"<!--(.*?)-->", token.content, re.DOTALL)
    found = [(match, _words(match[0])) for match in inside]
    return [
        Comment(text=words, line=start + 1 + token.content[: match.start()].count("\n"))
        for match, words in found
        if words.startswith(beginning)
    ]


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and token.content.lstrip().startswith("<!--")


def _words(comment: str) -> str:
    return " ".join(comment.strip().removeprefix("<!--").removesuffix("-->").split())


def _below(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """Give the lines of what stands below a comment; a heading reaches to the next one of its rank."""
    level, at = tokens[index].level, index + 1
    while at < len(tokens) and _is_comment(tokens[at]):
        at += 1
    if at == len(tokens) or tokens[at].nesting < 0 or tokens[at].map is None:
        return 0, 0
    start, end = tokens[at].map or [0, 0]
    heading = _HEADING.fullmatch(tokens[at].tag)
    return start + 1, _section_end(tokens, at, int(heading[1]), level) if heading else end


def _section_end(tokens: Sequence[Token], at: int, rank: int, level: int) -> int:
    """Find the last line before the next heading of a rank, or before the end of what holds it."""
    end = (tokens[at].map or [0, 0])[1]
    for token in tokens[at + 1 :]:
        heading = _HEADING.fullmatch(token.tag) if token.type == "heading_open" else None
        if token.level < level or (heading and token.level == level and int(heading[1]) <= rank):
            break
        end = max(end, (token.map or [0, 0])[1])
    return end
