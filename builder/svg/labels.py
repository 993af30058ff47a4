"""Find the runs of text in a drawing: what a reader sees, and what a screen reader says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from builder.svg.safety import SVG, line_of

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Point at one label: the text in an element, the text after it, or its `aria-label`."""

    element: etree._Element
    kind: Literal["text", "tail", "aria-label"]

    @property
    def raw(self) -> str:
        if self.kind == "aria-label":
            return str(self.element.get("aria-label") or "")
        return (self.element.text if self.kind == "text" else self.element.tail) or ""

    @property
    def label(self) -> str:
        """Give the words, with white space as SVG shows it."""
        return _SPACE.sub(" ", self.raw).strip()

    @property
    def line(self) -> int:
        return line_of(self.element)

    @property
    def owner(self) -> etree._Element | None:
        """Give the element whose language and direction the run has."""
        return self.element.getparent() if self.kind == "tail" else self.element

    def replace(self, label: str) -> None:
        """Put other words in the run's place; the white space around them stays."""
        raw = self.raw
        start = len(raw) - len(raw.lstrip())
        text = raw[:start] + label + raw[len(raw.rstrip()) :]
        if self.kind == "aria-label":
            self.element.set("aria-label", text)
        elif self.kind == "text":
            self.element.text = text
        else:
            self.element.tail = text


def runs(root: etree._Element) -> Iterator[Run]:
    """List the runs that hold words, in document order."""
    yield from (run for run in _runs(root, inside=False) if run.label)


def _runs(root: etree._Element, inside: bool) -> Iterator[Run]:
    """Walk with a stack of our own: a drawing may be nested deeper than Python calls."""
    stack: list[tuple[etree._Element, bool, bool]] = [(root, inside, False)]
    while stack:
        element, in_text, is_end = stack.pop()
        if is_end:
            yield Run(element=element, kind="tail")
            continue
        yield Run(element=element, kind="aria-label")
        worded = in_text or element.tag == f"{SVG}text"
        if worded or element.tag in (f"{SVG}title", f"{SVG}desc"):
            yield Run(element=element, kind="text")
        if in_text and element.getparent() is not None:
            stack.append((element, in_text, True))
        named = element.tag in (f"{SVG}title", f"{SVG}desc", f"{SVG}style")
        stack.extend((child, worded and not named, False) for child in reversed(element))
