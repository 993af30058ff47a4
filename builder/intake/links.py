"""Rewrite the links and pictures of a page, and take the meaning from what only other tools understand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.errors import Place, Problem
from builder.intake.boxes import Line
from builder.intake.problems import LeftOut, problem
from builder.markdown.ids import slug
from builder.source.names import is_media

if TYPE_CHECKING:
    from builder.intake.markdown import Draft, Shelf

_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})(.*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--[\s\S]*?-->")
_ATTRS = r"(\{:?[^{}\n]*\})?"
_TITLE = r"""(?:[ \t]+(?:"[^"]*"|'[^']*'))?"""
_ADDRESS = r"\([ \t]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)" + _TITLE + r"[ \t]*\)"
_WORDS = r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*?)\]"
_IMAGE = re.compile("!" + _WORDS + _ADDRESS + _ATTRS)
_LINK = re.compile(r"(?<!!)" + _WORDS + _ADDRESS + _ATTRS)
_DEFINITION = re.compile(r"^( {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(<[^<>\n]*>|\S+)", re.M)
_IMAGE_BY_LABEL = re.compile("!" + _WORDS + r"(?:\[([^\[\]\n]*)\])?(?!\(|\[)")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_REFUSED = re.compile(
    r"<(script|style|iframe|object|embed|video|audio|form|canvas|svg|math|template|select|textarea)\b[^>]*>"
    r"(?:[\s\S]*?</\1\s*>)?|<(?:input|link|meta|base|button|/button)\b[^>]*>",
    re.I,
)
# A tag on a line of its own, around Markdown: it would not balance inside its block.
_WRAPPER = re.compile(
    r"^[ \t]*</?(?:div|center|section|article|main|aside|header|footer|nav|p|span|font|figure)\b[^>\n]*>[ \t]*$",
    re.I | re.M,
)
_MACRO = re.compile(r"\{[{%][^\n]*?[%}]\}")
_SNIPPET = re.compile(r"^[ \t]*(?:;?-+8<-+.*|\[TOC\]|\[\[_TOC_\]\]|\*\[[^\]\n]+\]:.*|\{#.*#\})[ \t]*$", re.M)
_LOOKS = re.compile(r"[ \t]*(?:\{:[ \t]*[.#\w][^{}\n]*\}|:(?:material|fontawesome|octicons|simple)-[\w-]+:)", re.M)
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)
_SAFE = re.compile(r"(?:https?|mailto|tel):", re.I)


class Rewriter:
    """Rewrite the text of a page outside code, and collect what is lost."""

    def __init__(self, draft: Draft, shelf: Shelf) -> None:
        self.path = draft.path
        self.own = draft
        self.shelf = shelf
        self.problems: list[Problem] = []
        self._line = 0
        self._told_looks = False
        self._pictures: dict[str, str] = {}

    def rewritten(self, lines: list[Line]) -> list[Line]:
        """Rewrite runs of lines outside fences; a run may become longer or shorter."""
        found = _DEFINITION.findall("\n".join(line.text for line in lines))
        self._pictures = {_label(label): address.strip("<>") for label, address in found}
        result: list[Line] = []
        run: list[Line] = []
        fence = ""
        for line in lines:
            match = _FENCE.match(line.text)
            if not fence and not match:
                run.append(line)
                continue
            result += self._run(run)
            run = []
            result.append(line)
            if match:
                closes = fence and match[1].startswith(fence) and not match[2].strip()
                fence = "" if closes else fence or match[1]
        return [*result, *self._run(run)]

    def _run(self, run: list[Line]) -> list[Line]:
        if not run:
            return []
        text = "\n".join(line.text for line in run)
        for pattern, change in (
            (_SNIPPET, self._snippet),
            (_REFUSED, self._refused),
            (_WRAPPER, self._looks),
            (_MACRO, self._macro),
            (_IMAGE_BY_LABEL, self._image_by_label),
            (_IMAGE, self._image),
            (_LINK, self._link),
            (_DEFINITION, self._definition),
            (_HTML_IMAGE, self._html_image),
            (_LOOKS, self._looks),
        ):
            text = self._changed(text, pattern, change, run)
        return [Line(run[min(n, len(run) - 1)].number, line) for n, line in enumerate(text.split("\n"))]

    def _changed(
        self, text: str, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], run: list[Line]
    ) -> str:
        """Change what a pattern finds outside code and comments; the number of lines stays nearly the same."""
        hidden = [match.span() for match in (*_CODE.finditer(text), *_COMMENT.finditer(text))]

        def outside(match: re.Match[str]) -> str:
            if any(start <= match.start() < end for start, end in hidden):
                return match[0]
            number = text.count("\n", 0, match.start())
            self._line = run[min(number, len(run) - 1)].number
            made = change(match)
            return made + "\n" * (match[0].count("\n") - made.count("\n"))

        return pattern.sub(outside, text)

    def tell(self, code: str, what: str, way: str = "") -> None:
        self.problems.append(problem(code, Place(file=self.path, line=self._line), what=what, way=way))

    def _snippet(self, match: re.Match[str]) -> str:
        if not re.match(r"\s*(?:\[TOC\]|\[\[_TOC_)", match[0]):
            way = "Write what stands there into the module; words are explained in glossary.md."
            self.tell("Z301", f"`{match[0].strip()}`", way)
        return ""

    def _looks(self, match: re.Match[str]) -> str:
        self._drop(match[0])
        return ""

    def _drop(self, looks: str | None) -> None:
        """Drop attributes and icons, and tell of the first of a page alone."""
        if looks and not self._told_looks:
            way = "Nothing has to be done: themes say how things look."
            self.tell("Z301", f"tags, attributes and icons of a theme, such as `{looks.strip()}`", way)
            self._told_looks = True

    def _refused(self, match: re.Match[str]) -> str:
        opening = match[0].split(">")[0] + ">"
        self.tell("Z301", opening, "Save recordings under media/, and play them with {audio} or {video}.")
        return ""

    def _html_image(self, match: re.Match[str]) -> str:
        said = {name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(match[0])}
        return self._shown(said.get("alt", ""), said.get("src", ""))

    def _macro(self, match: re.Match[str]) -> str:
        self.tell("Z301", f"`{match[0]}` is not filled in", "Write the words themselves.")
        return f"`{match[0]}`"

    def _image(self, match: re.Match[str]) -> str:
        self._drop(match[3])
        is_linked = match.string[match.start() - 1 : match.start()] == "[" and match.string[match.end() :][:1] == "]"
        return self._shown(match[1], match[2], is_linked=is_linked)

    def _image_by_label(self, match: re.Match[str]) -> str:
        """Give a picture its address: what its label stands for is no link."""
        address = self._pictures.get(_label(match[2] or match[1]))
        return f"![{match[1]}](<{address}>)" if address else match[0]

    def _shown(self, alt: str, address: str, *, is_linked: bool = False) -> str:
        """Show a picture; one on the network becomes a link to it, or words where it is part of a link."""
        address = address.strip("<>")
        try:
            return f"![{alt}]({self.shelf.media(address, self.path)})"
        except LeftOut as left:
            self.tell("Z304", left.why, left.way)
            return f"[{alt or address}]({address})" if _SAFE.match(address) and not is_linked else alt

    def _link(self, match: re.Match[str]) -> str:
        words, address = match[1], match[2].strip("<>")
        self._drop(match[3])
        made = self._address(address)
        return f"[{words}]({made})" if made else words

    def _definition(self, match: re.Match[str]) -> str:
        address = match[2].strip("<>")
        made = self._address(address)
        return f"{match[1]}{made}" if made else ""

    def _address(self, address: str) -> str:
        """Rewrite where a link leads; nothing where it leads nowhere."""
        if _SAFE.match(address) or address.startswith("media/"):
            return address
        page = self.own if address.startswith("#") else None
        if not page and not _REMOTE.match(address):
            page = self.shelf.page(address, self.path)
        if page is not None:
            return f"satchel:{page.slug}{self._anchor(page, address.partition('#')[2])}"
        if not _REMOTE.match(address) and is_media(re.split(r"[?#]", address)[0]):
            try:
                return self.shelf.media(address, self.path)
            except LeftOut:
                pass
        self.tell("Z303", address or "an empty address")
        return ""

    def _anchor(self, page: Draft, anchor: str) -> str:
        """Point at a heading that is there; the title needs no anchor."""
        name = named(anchor) if anchor else ""
        if not name or name == named(page.title):
            return ""
        if name in page.ids:
            return f"#{name}"
        self.tell("Z302", f"a link to #{anchor}, as no heading of {page.path} is called, leads to the page itself")
        return ""


def _label(written: str) -> str:
    return " ".join(written.strip().removesuffix(":").rstrip().removeprefix("[").removesuffix("]").split()).casefold()


def named(anchor: str) -> str:
    """Make one id of an anchor, and of the heading that it was made of."""
    return slug(unquote(anchor).replace("-", " ").replace("_", " "))
