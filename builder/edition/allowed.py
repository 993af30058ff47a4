"""Let an allow-list of HTML through: no script, style, address or comment; what does not balance loses its tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_TAGS = frozenset(
    "abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th "
    "thead tr u ul var wbr".split()
)
_VOID = frozenset({"br", "col", "hr", "wbr"})
_ATTRIBUTES = frozenset(
    {"lang", "dir", "title", "aria-label", "class", "colspan", "rowspan", "scope", "open", "start", "span", "translate"}
)
# Elements whose content is no text for readers: it goes with the tag.
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea", "select"}
)


@dataclass(slots=True)
class _Cleaned:
    """Collect what comes through, and what is wrong."""

    out: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)


class _Cleaner(HTMLParser):
    """Write allowed tags anew, attribute by attribute; nothing is copied from the source but text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cleaned = _Cleaned()
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent.append(tag)
        if tag not in _TAGS:
            self.cleaned.refused.append(tag)
            return
        self._refuse_attributes(attrs)
        kept = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if name in _ATTRIBUTES)
        self.cleaned.out.append(f"<{tag}{kept}>")
        if tag not in _VOID:
            self.cleaned.stack.append(tag)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Take `<![…` for a comment, as browsers do (HTML §13.2.5.42); the library stops at what it does not know."""
        return self.parse_bogus_comment(i, bool(report))

    def _refuse_attributes(self, attrs: list[tuple[str, str | None]]) -> None:
        self.cleaned.refused += [name for name, _value in attrs if name not in _ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        if tag not in _TAGS or tag in _VOID:
            return
        if not self.cleaned.stack or self.cleaned.stack[-1] != tag:
            self.cleaned.unbalanced.append(f"</{tag}>")
            return
        self.cleaned.stack.pop()
        self.cleaned.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.cleaned.out.append(escape(data, quote=False))
            self.cleaned.words.append(escape(data, quote=False))


def _clean(html: str) -> _Cleaned:
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    cleaner.cleaned.unbalanced += [f"<{tag}>" for tag in cleaner.cleaned.stack]
    return cleaner.cleaned


def allowed_html(html: str) -> str:
    """Clean a stretch of HTML that must balance in itself; unbalanced, only its words come through."""
    cleaned = _clean(html)
    return "".join(cleaned.words if cleaned.unbalanced else cleaned.out)


def allowed_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Clean the tags of one prose, one by one; all are dropped when they do not balance together."""
    if _clean("".join(tags)).unbalanced:
        return ("",) * len(tags)
    return tuple(_one_tag(tag) for tag in tags)


def _one_tag(tag: str) -> str:
    if not tag.startswith("</"):
        return "".join(_clean(tag).out)
    name = tag[2:].rstrip("> \t\n").lower()
    return f"</{name}>" if name in _TAGS - _VOID else ""


def html_faults(html: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the tags and attributes that are not let through, and the tags that do not balance."""
    cleaned = _clean(html)
    return tuple(dict.fromkeys(cleaned.refused)), tuple(cleaned.unbalanced)
