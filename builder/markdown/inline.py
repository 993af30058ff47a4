"""Parse one prose: inline Markdown with its module's definitions, into frozen nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from builder.markdown.dialect import inline_dialect
from builder.markdown.ids import slug
from builder.model import (
    Accepted,
    Attrs,
    Break,
    Code,
    Fact,
    FootnoteRef,
    Formula,
    Gap,
    Image,
    Inline,
    Number,
    RawHtml,
    Scope,
    Span,
    TermRef,
    Text,
)

# What every rule of the dialect begins with; a text without it is words alone.
_MARKS = re.compile(r"[\n\\`~*_\[<&${]")
# Bold words and links of the plainest kind: what stands around and in them leaves CommonMark no choice.
_PLAIN = re.compile(
    r"(?:(?<=\s)|^)\*\*(?P<strong>[^\W_](?:[^\n\\`~*_\[\]<&${]*[^\W_])?)\*\*(?=[\s.,;:!?)]|$)"
    r"|(?<!!)\[(?P<shown>[^\n\\`~*_\[\]<&${^]+)\]\((?P<href>https?://[a-z0-9]+(?:[./-][a-z0-9]+)*/?)\)"
)
_NUMBER = re.compile(r"(?P<value>[-−]?\d+(?:\.\d+)?)(?: ?± ?(?P<tolerance>\d+(?:\.\d+)?))?")
_TARGET = re.compile(r"(?P<shown>.*\S)\s*<(?P<target>[^<>]+)>")
_EXPANSION = re.compile(r"(?P<short>.*\S)\s*\((?P<full>[^()]+)\)")
_PAIRS = {"link": "a", "em": "em", "strong": "strong", "s": "s", "span": "span"}


def parse_inline(text: str, scope: Scope, *, line: int = 0) -> tuple[Inline, ...]:
    """Parse inline Markdown; links, images and the like carry `line` plus the line breaks before them."""
    if text and not _MARKS.search(text):  # half of all texts, and 60 µs each by the parser
        return (Text(text=text),)
    return _plain(text, line) or parse_fully(text, scope, line=line)


def parse_fully(text: str, scope: Scope, *, line: int = 0) -> tuple[Inline, ...]:
    """Parse inline Markdown by all rules."""
    return _Reader(text, line).read(_tokens(text, scope))


def _plain(text: str, line: int) -> tuple[Inline, ...]:
    """Read a text that has bold words and plain links only, or nothing: a sixth of the parser's 70 µs."""
    nodes: list[Inline] = []
    end = 0
    for match in _PLAIN.finditer(text):
        nodes += [Text(text=text[end : match.start()]), _plain_span(match, line)]
        end = match.end()
    nodes.append(Text(text=text[end:]))
    if not end or any(isinstance(node, Text) and _MARKS.search(node.text) for node in nodes):
        return ()
    return tuple(node for node in nodes if not isinstance(node, Text) or node.text)


def _plain_span(match: re.Match[str], line: int) -> Span:
    if match["href"]:
        return Span(tag="a", children=(Text(text=match["shown"]),), attrs=(("href", match["href"]),), line=line)
    return Span(tag="strong", children=(Text(text=match["strong"]),), line=line)


def definite(text: str, scope: Scope) -> str:
    """Make bare reference links self-contained: `[label]` and `[label][]` become `[label][label]`."""
    ends = [_completion(text, token.meta) for token in _references(_tokens(text, scope))]
    for position, addition in sorted((end for end in ends if end), reverse=True):
        text = text[:position] + addition + text[position:]
    return text


def _tokens(text: str, scope: Scope) -> list[Token]:
    env: dict[str, Any] = {
        "references": _Definitions(scope.references),
        "footnotes": {"refs": _Labels(scope.footnotes), "list": {}},
        "gaps": scope.gaps,
    }
    md = inline_dialect()
    return md.inline.parse(text, md, env, [])


class _Definitions:
    """Be a module's definitions as markdown-it looks them up; a copy for each text would take n² steps."""

    def __init__(self, references: Mapping[str, tuple[str, str]]) -> None:
        self.references = references

    def get(self, label: str, _default: None = None) -> dict[str, str] | None:
        found = self.references.get(label)
        return {"href": found[0], "title": found[1]} if found else None


class _Labels(dict[str, int]):
    """Be a module's footnotes as the plugin looks them up; those that a text refers to get numbers."""

    def __init__(self, labels: frozenset[str]) -> None:
        super().__init__()
        self.labels = labels

    def __bool__(self) -> bool:
        return bool(self.labels)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key[1:] in self.labels


def _references(tokens: Sequence[Token]) -> list[Token]:
    """Collect the link and image tokens, those inside alt texts left out: they are text there."""
    return [token for token in tokens if token.type in ("link_open", "image") and "start" in token.meta]


def _completion(text: str, meta: dict[str, Any]) -> tuple[int, str] | None:
    """Say what to insert where, for a link that stands on its text alone."""
    start, end = meta["start"], meta["end"]
    label_start = start + (2 if text[start] == "!" else 1)
    if text[start] == "<" or text[end - 1] != "]":
        return None
    if text[end - 2 : end] == "[]" and text[start:end].count("]") > 1:
        return end - 1, text[label_start : end - 3]
    label = text[label_start : end - 1]
    if _unescaped_brackets(label):
        return None
    return end, f"[{label}]"


def _unescaped_brackets(label: str) -> bool:
    return bool(re.search(r"(?<!\\)(?:\\\\)*[\[\]]", label))


class _Reader:
    """Turn the flat tokens of one prose into nested nodes."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.line = line

    def read(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """Nest by `_open` and `_close` tokens; adjacent text becomes one node."""
        stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        for token in tokens:
            if token.nesting == 1:
                stack.append((token, []))
            elif token.nesting == -1:
                opener, children = stack.pop()
                assert opener is not None
                stack[-1][1].append(self.span(opener, _joined(children)))
            else:
                stack[-1][1].append(self.leaf(token))
        return _joined(stack[0][1])

    def line_of(self, token: Token) -> int:
        return self.line + self.text.count("\n", 0, token.meta.get("start", 0)) if self.line else 0

    def span(self, opener: Token, children: tuple[Inline, ...]) -> Span:
        tag = _PAIRS[opener.type.removesuffix("_open")]
        return Span(tag=tag, children=children, attrs=_attrs(opener), line=self.line_of(opener))

    def leaf(self, token: Token) -> Inline:
        match token.type:
            case "text" | "text_special":
                return Text(text=token.content)
            case "softbreak" | "hardbreak":
                return Break(hard=token.type == "hardbreak")
            case "code_inline":
                return Code(text=token.content, attrs=_attrs(token))
            case "html_inline":
                return RawHtml(html=token.content, line=self.line_of(token))
            case "image":
                return self.image(token)
            case "footnote_ref":
                return FootnoteRef(label=token.meta["label"], line=self.line_of(token))
            case "math_inline" | "math_inline_double":
                return Formula(tex=token.content, display=token.type != "math_inline", line=self.line_of(token))
            case "gap":
                return Gap(answer=answer(token.content), source=token.content, line=self.line_of(token))
            case "fact":
                return Fact(name=token.meta["name"], arguments=token.meta["arguments"], line=self.line_of(token))
            case "role":
                return self.role(token)
        raise AssertionError(f"unknown inline token {token.type}")

    def image(self, token: Token) -> Image:
        alt = RendererHTML().renderInlineAsText(token.children, inline_dialect().options, {})
        rest = tuple(pair for pair in _attrs(token) if pair[0] not in ("src", "alt", "title"))
        title = str(token.attrs.get("title", ""))
        return Image(src=str(token.attrs["src"]), alt=alt, title=title, attrs=rest, line=self.line_of(token))

    def role(self, token: Token) -> Inline:
        """Read `{term}` and `{abbr}`; another role is kept as it was written, and `checks.unread` names it."""
        content, line = token.content, self.line_of(token)
        if token.meta["name"] == "term":
            match = _TARGET.fullmatch(content)
            shown, target = (match["shown"], match["target"]) if match else (content, content)
            return TermRef(term=slug(target), children=(Text(text=shown),), line=line)
        match = _EXPANSION.fullmatch(content)
        if token.meta["name"] == "abbr" and match:
            return Span(
                tag="abbr",
                attrs=(("title", match["full"]),),
                children=(Text(text=match["short"]),),
                line=line,
            )
        return Text(text=self.text[token.meta["start"] : token.meta["end"]])


def answer(source: str) -> Number | Accepted:
    """Read what a gap accepts: `30 ± 1`, or texts separated by `|`."""
    match = _NUMBER.fullmatch(source)
    if match:
        value = float(match["value"].replace("−", "-"))
        return Number(value=value, tolerance=float(match["tolerance"] or 0))
    return Accepted(texts=tuple(text.strip() for text in source.split("|")))


def _attrs(token: Token) -> Attrs:
    return tuple((name, str(value)) for name, value in token.attrs.items())


def _joined(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts and drop empty ones."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            if not node.text:
                continue
            if result and isinstance(result[-1], Text):
                result[-1] = Text(text=result[-1].text + node.text)
                continue
        result.append(node)
    return tuple(result)
