"""Turn the words of a drawing for readers from right to left, each inside the box that it had."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from builder.svg.safety import SVG

# The start of right-to-left text is its right edge: to keep the box, start and end change places (SVG 2 §11.10.2).
_MIRRORED = {"start": "end", "end": "start", "middle": "middle"}
_DECLARED = re.compile(r"(?:^|;)\s*text-anchor\s*:\s*(start|middle|end)")
_SIMPLE = re.compile(r"\.([\w-]+)|(text|tspan|svg|g)")


def turn(root: etree._Element) -> None:
    """Set the direction of each text whose words run right to left; the others are held left to right."""
    classes = _class_anchors(root)
    root.set("direction", "ltr")
    for text in root.iter(f"{SVG}text"):
        if not is_rtl("".join(str(run) for run in text.itertext())):
            continue
        text.set("direction", "rtl")
        for element, anchor in [*_anchored(text, classes)]:
            _set_anchor(element, _MIRRORED[anchor])


def is_rtl(words: str) -> bool:
    """Say whether the first strong character runs right to left (Unicode Standard Annex 9, P2)."""
    kinds = (unicodedata.bidirectional(char) for char in words)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def _anchored(text: etree._Element, classes: dict[str, str]) -> Iterator[tuple[etree._Element, str]]:
    """List the text with the anchor that it has or inherits, and the parts of it that have their own."""
    ancestors = (_own_anchor(element, classes) for element in (text, *text.iterancestors()))
    yield text, next((anchor for anchor in ancestors if anchor), "start")
    for part in text.iterdescendants():
        if own := _own_anchor(part, classes):
            yield part, own


def _own_anchor(element: etree._Element, classes: dict[str, str]) -> str | None:
    """Look where CSS looks, strongest first: style, class rule, rule for the element, attribute."""
    declared = _DECLARED.search(element.get("style") or "")
    if declared:
        return declared[1]
    names = (element.get("class") or "").split()
    ruled = [classes[key] for key in (*(f".{name}" for name in names), _tag(element)) if key in classes]
    own = element.get("text-anchor")
    return ruled[0] if ruled else (own if own in _MIRRORED else None)


def _tag(element: etree._Element) -> str:
    return str(element.tag).removeprefix(SVG)


def _class_anchors(root: etree._Element) -> dict[str, str]:
    """Read `text-anchor` from simple rules of the drawing's styles: `.label { text-anchor: end }`."""
    found: dict[str, str] = {}
    for style in root.iter(f"{SVG}style"):
        for selectors, body in _rules(style.text or ""):
            declared = _DECLARED.search(body)
            names = [name.strip() for name in selectors.split(",")]
            found |= {name: declared[1] for name in names if declared and _SIMPLE.fullmatch(name)}
    return found


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Part a style into rules, those inside a group too; a search for them would take n² steps without a brace."""
    for piece in css.split("}")[:-1]:
        before, brace, body = piece.rpartition("{")
        if brace:
            yield before.rpartition("{")[2], body


def _set_anchor(element: etree._Element, anchor: str) -> None:
    """Write it into the style, which is stronger than any rule of a class."""
    style = _DECLARED.sub("", element.get("style") or "").strip("; ")
    if "text-anchor" in element.attrib:
        del element.attrib["text-anchor"]
    element.set("style", f"{style};text-anchor:{anchor}" if style else f"text-anchor:{anchor}")
