"""Draw the words of an SVG as outlines, shaped by HarfBuzz.

WeasyPrint draws the text of drawings letter by letter, so Arabic comes out unshaped and reversed. Outlines look the
same in every language, and need no font where they are shown. The drawing's `<title>` and `alt` still say the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from builder.targets.parts.cascade import OWN, SVG, Cascade, Declarations, length
from builder.targets.parts.fonts import families_of, stack
from builder.targets.parts.shaping import Letter, Shaped, Voice, shape_line

_KEPT = ("transform", "id")
_PAINT = (
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linejoin",
    "stroke-linecap", "stroke-dasharray", "visibility",
)  # fmt: skip
_MODES = ("text", "tspan", "a")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """Hold a drawing without text, and the words that stand on a path, which are not drawn."""

    svg: str
    on_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Be words of one element; `x` and `y` put the pen somewhere, `dx` and `dy` move it."""

    text: str
    style: Declarations
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0


def outlined(svg: str, families: Sequence[str]) -> Outlined:
    """Replace every text of a drawing by a group of paths; `families` serve where it names no installed font."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(svg.encode(), parser)
    texts = [*root.iter(f"{SVG}text")]
    _set_size(root)
    pen = _Pen(root, tuple(families))
    groups = [pen.group(text) for text in texts]
    for text, group in zip(texts, groups, strict=True):
        parent = text.getparent()
        if parent is not None:
            parent.replace(text, group)
    written = etree.tostring(root, encoding="unicode") + "\n"
    return Outlined(svg=written, on_path=tuple(pen.on_path))


class _Pen:
    """Draw the texts of one drawing."""

    def __init__(self, root: etree._Element, families: tuple[str, ...]) -> None:
        self._cascade, self._families = Cascade(root), families
        self._width, self._height = _view(root)
        self.on_path: list[str] = []

    def group(self, text: etree._Element) -> etree._Element:
        """Draw one text: each stretch between two places is a line with its own anchor."""
        group = _group(text, self._cascade.declared(text))
        x = y = 0.0
        for chunk in _chunks(_trimmed([*self._pieces(text)])):
            first = chunk[0]
            x, y = x if first.x is None else first.x, y if first.y is None else first.y
            x, y = self._draw(chunk, x, y, group)
        return group

    def _pieces(self, element: etree._Element) -> Iterator[Piece]:
        style = self._cascade.computed(element)
        if self._cascade.declared(element).get("display") == "none" and element.tag != f"{SVG}text":
            return
        yield from self._placed(element, style)
        for child in element:
            name = str(child.tag).removeprefix(SVG)
            if name in _MODES:
                yield from self._pieces(child)
            elif name == "textPath":
                self.on_path.append(" ".join(str(words) for words in child.itertext()).strip())
            yield Piece(text=child.tail or "", style=style)

    def _placed(self, element: etree._Element, style: Declarations) -> Iterator[Piece]:
        """Cut an element's own words where a list of places sets single letters."""
        places = {name: self._lengths(element, name, style) for name in ("x", "y", "dx", "dy")}
        words = element.text or ""
        if any(map(len, places.values())):
            words = words.lstrip()
        cuts = max(map(len, places.values())) - 1
        for rank in range(cuts + 1 if words and cuts > 0 else 1):
            last = rank >= cuts or rank >= len(words) - 1
            here = {name: values[rank] for name, values in places.items() if rank < len(values)}
            yield Piece(text=words[rank:] if last else words[rank], style=style, **here)
            if last:
                return

    def _lengths(self, element: etree._Element, name: str, style: Declarations) -> tuple[float, ...]:
        whole = self._width if name.endswith("x") else self._height
        words = re.split(r"[\s,]+", (element.get(name) or "").strip())
        found = (length(word, style["font-size"], whole) for word in words if word)
        return tuple(value for value in found if value is not None)

    def _draw(self, chunk: Sequence[Piece], x: float, y: float, group: etree._Element) -> tuple[float, float]:
        """Draw a line from its anchor, and say where the pen ends."""
        voices = [self._voice(piece.style) for piece in chunk]
        pairs = zip(chunk, voices, strict=True)
        letters = [Letter(char=c, voice=v, part=rank) for rank, (p, v) in enumerate(pairs) for c in p.text]
        is_rtl = chunk[0].style["direction"] == "rtl"
        shaped = shape_line(letters, int(is_rtl))
        width = sum(run.advance + _spacing(run, chunk) for run in shaped)
        start = x - width * _share(chunk[0].style["text-anchor"], is_rtl)
        for run in shaped:
            dx, dy = _moved(chunk, run.run.part)
            self._path(run, start + dx, y + dy, chunk[run.run.part].style, group)
            start += run.advance + _spacing(run, chunk)
        dx, dy = _moved(chunk, len(chunk) - 1)
        return (start - width if is_rtl else start) + dx, y + dy

    def _voice(self, style: Declarations) -> Voice:
        families = (*stack(families_of(style["font-family"])), *self._families)
        return Voice(
            families=tuple(dict.fromkeys(families)),
            weight=int(style["font-weight"]),
            italic=style["font-style"] in ("italic", "oblique"),
            size=float(style["font-size"]),
            language=style["lang"],
        )

    def _path(self, shaped: Shaped, x: float, y: float, style: Declarations, group: etree._Element) -> None:
        outline = _outline(shaped, x, y + _baseline(shaped, style), _gap(style, shaped.run.voice.size))
        if outline:
            path = etree.SubElement(group, f"{SVG}path", {"d": outline})
            path.set("style", ";".join(_paint(style)))


def _view(root: etree._Element) -> tuple[float, float]:
    """Give the size of the drawing's view, which percentages are taken of."""
    box = (root.get("viewBox") or "").replace(",", " ").split()
    sizes = box[2:] if len(box) == 4 else [root.get("width") or "", root.get("height") or ""]
    width, height = (length(size, 16, 100) for size in sizes)
    return width or 100.0, height or 100.0


def _set_size(root: etree._Element) -> None:
    """Give the drawing the size of its view: without one, WeasyPrint 70 fails on it in right-to-left lines."""
    for name, size in zip(("width", "height"), _view(root), strict=True):
        if (length(root.get(name) or "", 16, 0) or 0) <= 0:
            root.set(name, _number(size))


def _group(text: etree._Element, declared: Declarations) -> etree._Element:
    """Make the group that stands in the place of a text, with all that holds for the whole of it."""
    group = etree.Element(f"{SVG}g")
    for name in (*_KEPT, *OWN):
        if name in declared:
            group.set(name, declared[name])
    group.tail = text.tail
    return group


def _trimmed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Collapse white space as SVG does; a piece without words stays only for the place that it names."""
    before = " "
    trimmed: list[Piece] = []
    for piece in pieces:
        text = re.sub(r"[ \t\r\n]", " ", piece.text)
        if not _preserves(piece.style):
            text = re.sub(" +", " ", text)
            text = text[1:] if before == " " and text.startswith(" ") else text
        before = text[-1:] or before
        trimmed.append(_with_text(piece, text))
    if trimmed and not _preserves(trimmed[-1].style):
        trimmed = [*_without_end(trimmed)]
    return (piece for piece in trimmed if piece.text or piece.x is not None or piece.y is not None or piece.dy)


def _without_end(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Drop the white space at the end of the last words."""
    last = max((rank for rank, piece in enumerate(pieces) if piece.text), default=-1)
    for rank, piece in enumerate(pieces):
        yield _with_text(piece, piece.text.rstrip(" ")) if rank == last else piece


def _with_text(piece: Piece, text: str) -> Piece:
    return Piece(text=text, style=piece.style, x=piece.x, y=piece.y, dx=piece.dx, dy=piece.dy)


def _preserves(style: Declarations) -> bool:
    return style["space"] == "preserve" or style["white-space"].startswith("pre")


def _chunks(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Cut a text where the pen is put somewhere (SVG 2 §11.5: text chunks)."""
    number = 0
    numbered: list[tuple[int, Piece]] = []
    for piece in pieces:
        number += piece.x is not None or piece.y is not None
        numbered.append((number, piece))
    for _number, group in groupby(numbered, key=lambda pair: pair[0]):
        yield tuple(piece for _number, piece in group)


def _share(anchor: str, is_rtl: bool) -> float:
    """Say how much of a line's width lies left of its anchor; the start of right-to-left words is their right end."""
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    share = shares.get(anchor, 0.0)
    return 1.0 - share if is_rtl else share


def _moved(chunk: Sequence[Piece], part: int) -> tuple[float, float]:
    """Add up how far the pen was moved up to a part of the line."""
    pieces = chunk[: part + 1]
    return sum(piece.dx for piece in pieces), sum(piece.dy for piece in pieces)


def _gap(style: Declarations, size: float) -> float:
    return length(style["letter-spacing"], size, size) or 0.0


def _spacing(run: Shaped, chunk: Sequence[Piece]) -> float:
    return _gap(chunk[run.run.part].style, run.run.voice.size) * len(run.glyphs)


def _baseline(shaped: Shaped, style: Declarations) -> float:
    """Say how far below the named place the letters' own baseline lies (SVG 2 §11.10.2)."""
    size = shaped.run.voice.size
    if style["dominant-baseline"] in ("auto", "alphabetic"):
        return 0.0
    font = shaped.run.font.load(shaped.run.voice.weight)
    extents, scale = font.get_font_extents("ltr"), size / font.face.upem
    heights: dict[str, float] = {
        "middle": size * 0.25,
        "central": (extents.ascender + extents.descender) * scale / 2,
        "hanging": extents.ascender * scale * 0.8,
        "text-before-edge": extents.ascender * scale,
        "text-after-edge": extents.descender * scale,
        "ideographic": extents.descender * scale,
    }
    return heights.get(style["dominant-baseline"], 0.0)


def _outline(shaped: Shaped, x: float, y: float, gap: float) -> str:
    """Write the outlines of a run as path data, y running down."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font = shaped.run.font.load(shaped.run.voice.weight)
    scale = shaped.run.voice.size / font.face.upem
    path = SVGPathPen(None, ntos=_number)
    for rank, glyph in enumerate(shaped.glyphs):
        place = (scale, 0, 0, -scale, x + glyph.x + gap * rank, y - glyph.y)
        font.draw_glyph_with_pen(glyph.number, TransformPen(path, place))
    return str(path.getCommands())


def _number(value: float) -> str:
    """Write a hundredth of a unit at most: finer than any printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _paint(style: Declarations) -> Iterator[str]:
    """Say how the words are painted; in the style, which is stronger than any rule of the drawing for paths."""
    for name in _PAINT:
        value = style[name]
        yield f"{name}:{style['color'] if value == 'currentColor' else value}"
