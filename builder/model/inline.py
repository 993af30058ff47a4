"""Hold what stands inside a line of text: a prose as written, its nodes once localized."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias, get_args

from builder.errors import Place

NOWHERE = Place(file="")
Attrs: TypeAlias = tuple[tuple[str, str], ...]
_NO_REFERENCES: Mapping[str, tuple[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Hold characters as a reader sees them (nothing escaped)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """End a line: softly (white space) or hard (a new line for the reader)."""

    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Hold code inside a sentence."""

    text: str
    attrs: Attrs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Mark a stretch of inline content: `em`, `strong`, `s`, `a`, `span`, `abbr`, `bdi`."""

    tag: str
    children: tuple[Inline, ...]
    attrs: Attrs = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """Show a picture inside a sentence; `src` is as written, `alt` its text alternative."""

    src: str
    alt: str
    title: str = ""
    attrs: Attrs = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawHtml:
    """Hold one inline HTML tag or comment, byte for byte."""

    html: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """Hold TeX; `display` when it stands on a line of its own."""

    tex: str
    display: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRef:
    """Point at a footnote of the module by its label."""

    label: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRef:
    """Point at a glossary entry by its id; the children are the words shown."""

    term: str
    children: tuple[Inline, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Stand for something that differs by place: `{{ planning-law }}`, `{{ price 1200 USD }}`.

    `arguments` are as written; `catalog.localize` puts the words of the place into `children`.
    """

    name: str
    arguments: tuple[str, ...] = ()
    children: tuple[Inline, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Accept a number within a tolerance: `30 ± 1` is from 29 to 31, both included."""

    value: float
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Accept one of some texts, compared without regard to case, accents or white space."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Leave room for an answer inside a sentence of a question."""

    answer: Number | Accepted
    source: str
    line: int = 0


Inline: TypeAlias = Text | Break | Code | Span | Image | RawHtml | Formula | FootnoteRef | TermRef | Gap | Fact
INLINE = get_args(Inline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Know what a module's inline Markdown may refer to: link definitions, footnote labels, glossary terms.

    `references` maps a normalised label to (href, title). Equal for all prose of one module, so it is shared.
    """

    references: Mapping[str, tuple[str, str]] = field(default_factory=lambda: _NO_REFERENCES, hash=False)
    footnotes: frozenset[str] = frozenset()
    gaps: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        return _scope, (dict(self.references), tuple(sorted(self.footnotes)), self.gaps)


def _scope(references: dict[str, tuple[str, str]], footnotes: tuple[str, ...], gaps: bool) -> Scope:
    return Scope(references=MappingProxyType(references), footnotes=frozenset(footnotes), gaps=gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Hold a piece of inline Markdown that a translator may change.

    Parsed, it is `source` (the text between the block's marks, soft breaks as newlines) and its `scope`. Localized, it
    has `nodes` too, and says which `locale` they are in. `plain` text knows no Markdown (alt text, drawing labels).
    `role` tells the translator what it is ("heading", "wrong answer of question station-gain").
    """

    source: str
    place: Place = NOWHERE
    role: str = "paragraph"
    note: str = ""
    context: str = ""
    plain: bool = False
    skip: bool = False
    scope: Scope = field(default=Scope(), repr=False)
    nodes: tuple[Inline, ...] = ()
    locale: str = ""

    @property
    def is_localized(self) -> bool:
        return bool(self.locale)
