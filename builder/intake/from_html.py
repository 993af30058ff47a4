"""Write HTML as Markdown of our dialect, and tell what has no place in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any, TypeAlias

from builder.intake.plain import at_start, cell, escaped
from builder.intake.values import Blocks

# Give the path of a picture in the course, or "" where there is none; it is asked with the address as written.
Picture: TypeAlias = Callable[[str], str]

LONGEST = 2_000_000
DEEPEST = 60
_TOO_DEEP = "what is nested too deep is plain words"
_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|span|div|a|img|ul|ol|li|table|tr|td|h[1-6]|pre|code|sub|sup|hr)\b", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table ul".split()
)
_LOST = frozenset(
    "applet audio button canvas embed form iframe input math object script select source style svg textarea video "
    "noscript template marquee map area".split()
)
_MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "cite": "*",
    "dfn": "*",
    "s": "~~",
    "del": "~~",
    "strike": "~~",
}
_KEPT = frozenset({"sub", "sup", "kbd", "mark", "small", "u", "ins"})
_HEADING = re.compile(r"h[1-6]")
_SAFE = re.compile(r"(?:https?|mailto|tel):", re.I)


@dataclass(slots=True)
class Written:
    """Hold the Markdown of a piece of HTML; `lost` names what is left out, `flat` what is simpler now."""

    blocks: Blocks = ()
    lost: list[str] = field(default_factory=list)
    flat: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """Give all of it as inline Markdown on one line."""
        return " ".join(cell(block) for block in self.blocks)


def from_html(html: str, picture: Picture = lambda src: "") -> Written:
    """Read a piece of HTML, however broken; what is too long or too deep is cut off and told."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    written = Written()
    if not html.strip():
        return written
    if len(html) > LONGEST:
        written.lost.append(f"all after {LONGEST:,} characters")
    try:
        parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
        source = _without_controls(html[:LONGEST]).encode("utf-8", "replace")
        root = document_fromstring(source, parser=parser, ensure_head_body=True)
        if any("depth" in error.message for error in parser.error_log):
            raise ValueError("libxml2 gives up below 256 elements")
    except (etree.LxmlError, ValueError):
        written.flat.append(_TOO_DEEP)
        words = " ".join(unescape(re.sub(r"<[^>]*>", " ", html[:LONGEST])).split())
        written.blocks = (at_start(escaped(words)),) if words else ()
        return written
    writer = _Writer(written, picture)
    written.blocks = tuple(writer.blocks(root.find("body"), 0))
    return written


def from_words(text: str, picture: Picture = lambda src: "") -> Written:
    """Read text as Moodle's automatic format does: lines and paragraphs are kept, HTML in it counts."""
    html = text if _TAG.search(text) else escape(text, quote=False)
    paragraphs = re.split(r"\n[ \t]*\n", html.strip())
    return from_html("".join(f"<p>{one.replace(chr(10), '<br>')}</p>" for one in paragraphs if one.strip()), picture)


def from_plain(text: str) -> Written:
    """Read words that mean nothing but themselves."""
    paragraphs = re.split(r"\n[ \t]*\n", escape(text.strip(), quote=False))
    return from_html("".join(f"<p>{one.replace(chr(10), '<br>')}</p>" for one in paragraphs if one.strip()))


def _without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


class _Writer:
    """Write the children of an element: runs of words become paragraphs, blocks stay blocks."""

    def __init__(self, written: Written, picture: Picture) -> None:
        self.told = written
        self.picture = picture

    def blocks(self, node: Any, depth: int) -> Iterator[str]:
        """Yield the blocks in an element."""
        if depth > DEEPEST:
            self.told.flat.append(_TOO_DEEP)
            yield from self.words(escaped(" ".join(node.text_content().split())))
            return
        run = _text(node.text)
        for child in node:
            tag = _tag(child)
            if tag in _BLOCKS and tag not in _LOST:
                yield from self.words(run)
                yield from self.block(child, tag, depth + 1)
                run = ""
            elif _holds_blocks(child):
                yield from self.words(run)
                yield from self.blocks(child, depth + 1)
                run = ""
            else:
                run += self.inline(child, depth + 1)
            run += _text(child.tail)
        yield from self.words(run)

    def words(self, run: str) -> Iterator[str]:
        """Make a paragraph of inline Markdown, where `\\n` is a line break."""
        lines = [at_start(" ".join(line.split())) for line in run.strip().split("\n")]
        text = "\\\n".join(line for line in lines if line)
        if text:
            yield text

    def block(self, node: Any, tag: str, depth: int) -> Iterator[str]:
        match tag:
            case "ul" | "ol":
                yield from self.list(node, tag, depth)
            case "table":
                yield from self.table(node, depth)
            case "pre":
                for line_break in node.iter("br"):
                    line_break.tail = f"\n{line_break.tail or ''}"
                yield _fenced(node.text_content())
            case "blockquote":
                yield from _quoted(tuple(self.blocks(node, depth)))
            case "hr":
                yield "***"
            case "figure":
                yield from self.figure(node, depth)
            case "dl":
                yield from self.definitions(node, depth)
            case _ if _HEADING.fullmatch(tag):
                yield from (f"**{line}**" for line in self.words(self.inside(node, depth).replace("**", "")))
            case _:
                yield from self.blocks(node, depth)

    def list(self, node: Any, tag: str, depth: int) -> Iterator[str]:
        items = []
        for number, child in enumerate((one for one in node if _tag(one) == "li"), start=_start(node)):
            mark = f"{number}. " if tag == "ol" else "- "
            inner = tuple(self.blocks(child, depth)) or ("",)
            joint = "\n" if len(inner) == 1 or all(_is_list(one) for one in inner[1:]) else "\n\n"
            items.append(mark + _indented(joint.join(inner), len(mark)).lstrip())
        stray = [_tag(one) for one in node if _tag(one) not in ("li", "")]
        self.told.flat += [f"<{name}> right inside a list" for name in stray]
        for one in node:
            if _tag(one) in ("ul", "ol"):
                items.append(_indented("\n".join(self.list(one, _tag(one), depth + 1)), 2))
        if items:
            yield "\n".join(items)

    def table(self, node: Any, depth: int) -> Iterator[str]:
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        caption = node.find("caption")
        if caption is not None:
            yield from (f"**{line}**" for line in self.words(self.inside(caption, depth)))
        cells = [[one for one in row if _tag(one) in ("td", "th")] for row in rows]
        grid = [[self.cell(one, depth) for one in row] for row in cells if row]
        if not grid:
            return
        if any(one.get(span, "1") != "1" for row in cells for one in row for span in ("colspan", "rowspan")):
            self.told.flat.append("a table with cells over several rows or columns")
        width = max(map(len, grid))
        padded = [row + [""] * (width - len(row)) for row in grid]
        lines = [f"| {' | '.join(row)} |" for row in padded]
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])

    def cell(self, node: Any, depth: int) -> str:
        inner = tuple(self.blocks(node, depth))
        if any(_is_list(one) or one.startswith(("```", "|")) for one in inner):
            self.told.flat.append("a table with lists, code or tables in its cells")
        return "<br>".join(cell(one) for one in inner)

    def figure(self, node: Any, depth: int) -> Iterator[str]:
        """Write a picture with its caption as a figure."""
        image, caption = node.find(".//img"), node.find(".//figcaption")
        path = self.picture(image.get("src", "")) if image is not None else ""
        if image is None or not path:
            yield from self.blocks(node, depth)
            return
        alt = " ".join(image.get("alt", "").split())
        words = "\n\n".join(self.blocks(caption, depth)) if caption is not None else ""
        yield f":::{{figure}} {path}\n:alt: {alt}\n" + (f"\n{words}\n" if words else "") + ":::"

    def definitions(self, node: Any, depth: int) -> Iterator[str]:
        lines: list[str] = []
        for child in node:
            inner = " ".join(cell(one) for one in self.blocks(child, depth))
            lines.append(f": {inner}" if _tag(child) == "dd" else f"{chr(10) if lines else ''}{inner}")
        yield "\n".join(lines)

    def inside(self, node: Any, depth: int) -> str:
        return _text(node.text) + "".join(self.inline(child, depth + 1) + _text(child.tail) for child in node)

    def inline(self, node: Any, depth: int) -> str:
        """Write an element in a line of text."""
        tag = _tag(node)
        if not tag:
            return ""
        if tag in _LOST:
            self.told.lost.append(f"<{tag}>{_address(node)}")
            return ""
        if depth > DEEPEST:
            return escaped(" ".join(node.text_content().split()))
        match tag:
            case "br":
                return "\n"
            case "wbr":
                return ""
            case "img":
                return self.image(node)
            case "a":
                return self.link(node, depth)
            case "code" | "tt" | "samp" | "var":
                return _code(node.text_content())
            case _:
                return self.marked(tag, self.inside(node, depth))

    def marked(self, tag: str, inner: str) -> str:
        """Put marks around words, never around the space beside them."""
        core = inner.strip()
        if not core or (tag not in _MARKS and tag not in _KEPT):
            return inner
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        if tag in _KEPT:
            return f"{before}<{tag}>{core}</{tag}>{after}"
        mark = _MARKS[tag]
        if core.startswith("*") and mark[0] == "*":
            mark = mark.replace("*", "_")
        return (
            before
            + "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in core.split("\n"))
            + after
        )

    def image(self, node: Any) -> str:
        src, alt = node.get("src", ""), escaped(" ".join(node.get("alt", "").split()))
        path = self.picture(src)
        return f"![{alt}]({path})" if path else alt

    def link(self, node: Any, depth: int) -> str:
        inner, href = self.inside(node, depth), "".join(node.get("href", "").split())
        if not inner.strip() or not href or href.startswith("#"):
            return inner
        if not _SAFE.match(href):
            self.told.lost.append(f"the address {href}")
            return inner
        return f"[{inner.strip()}]({_quoted_address(href)})"


def _tag(node: Any) -> str:
    return node.tag.lower() if isinstance(node.tag, str) else ""


def _text(text: str | None) -> str:
    return escaped(re.sub(r"\s+", " ", text)) if text else ""


def _holds_blocks(node: Any) -> bool:
    """Say whether an inline element holds blocks, as `<span><p>…` does."""
    return _tag(node) not in _LOST and any(_tag(one) in _BLOCKS for one in node.iterdescendants())


def _address(node: Any) -> str:
    found = node.get("src") or node.get("data") or ""
    return f" {found}" if found else ""


def _start(node: Any) -> int:
    written = node.get("start", "")
    return int(written) if re.fullmatch(r"\d{1,6}", written) else 1


def _is_list(block: str) -> bool:
    return re.match(r"(?:- |\d+\. )", block) is not None


def _indented(text: str, width: int) -> str:
    return "\n".join(" " * width + line if line.strip() else "" for line in text.split("\n"))


def _quoted(blocks: Blocks) -> Iterator[str]:
    if blocks:
        yield quote(blocks)


def quote(blocks: Blocks) -> str:
    """Write blocks as a quote."""
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"


def _code(text: str) -> str:
    flat = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}" if flat else ""


def _quoted_address(href: str) -> str:
    return href.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
