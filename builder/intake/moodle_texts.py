"""Read the texts of a question in Moodle XML, with the pictures that lie beside them."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any
from urllib.parse import unquote

from builder.errors import Place, Problem
from builder.intake.from_html import Written, from_html, from_plain, from_words
from builder.intake.pictures import RESAVE, Gallery
from builder.intake.problems import LeftOut, problem
from builder.intake.values import Blocks
from builder.markdown.foreign import as_html

_PLUGIN = "@@PLUGINFILE@@/"
# What Moodle says by itself; the player has words of its own for it.
_USUAL = (
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
)


def text_of(node: Any) -> str:
    """Give the words in `<text>`, however they are written."""
    if node is None:
        return ""
    found = node.find("text")
    return "".join((node if found is None else found).itertext()).strip()


class Texts:
    """Write the texts of one question as Markdown, and collect what is lost of them."""

    def __init__(self, node: Any, file: str, language: str, gallery: Gallery) -> None:
        self.node = node
        self.language = language
        self.place = Place(file=file, line=node.sourceline or 0)
        self.name = " ".join(text_of(node.find("name")).split()) or "?"
        self.gallery = gallery
        self.problems: list[Problem] = []
        self._files = {one.get("path", "/").lstrip("/") + one.get("name", ""): one for one in node.iter("file")}

    def blocks(self, node: Any, *, html: str | None = None) -> Blocks:
        """Write a text with its format; `html` stands for its words where they were changed."""
        if node is None:
            return ()
        written = self._read(html if html is not None else text_of(node), node.get("format", "html"))
        for what in written.lost:
            self.lose(what, "Write it anew in the module, if learners need it.", node)
        for what in written.flat:
            self.simpler(what, node)
        return written.blocks

    def line(self, node: Any) -> str:
        return " ".join(block.replace("\\\n", " ").replace("\n", " ") for block in self.blocks(node))

    def words(self, node: Any) -> str:
        """Write a text that has no format: plain words, as the partners of a match are."""
        return " ".join(from_plain(text_of(node)).blocks).replace("\\\n", " ")

    def lose(self, what: str, way: str, node: Any = None) -> None:
        self.problems.append(problem("Z202", self.at(node), name=self.name, what=what, way=way))

    def simpler(self, what: str, node: Any = None) -> None:
        self.problems.append(problem("Z203", self.at(node), name=self.name, what=what))

    def at(self, node: Any) -> Place:
        line = self.place.line if node is None else node.sourceline or self.place.line
        return Place(file=self.place.file, line=line)

    def lose_feedback(self) -> None:
        """Tell of words for an answer as a whole, and of all hints but the first."""
        for name in (
            "correctfeedback",
            "partiallycorrectfeedback",
            "incorrectfeedback",
            "graderinfo",
            "responsetemplate",
        ):
            node = self.node.find(name)
            said = re.sub(r"<[^>]*>", " ", text_of(node))
            if said.strip() and " ".join(said.split()) not in _USUAL:
                self.lose(f"<{name}>, `{said.strip()}`", "Say it in the explanation, if everybody may read it.", node)
        for node in self.node.findall("hint")[1:]:
            said = re.sub(r"<[^>]*>", " ", text_of(node))
            if said.strip():
                self.lose(f"the further hint `{said.strip()}`", "Make one hint of them.", node)

    def _read(self, text: str, form: str) -> Written:
        if form == "plain_text":
            return from_plain(text)
        if form == "moodle_auto_format":
            return from_words(text, self._picture)
        if form == "markdown":
            text = as_html(text)
        return from_html(text, self._picture)

    def _picture(self, src: str) -> str:
        try:
            return self._kept(src)
        except LeftOut as left:
            self.problems.append(problem("Z304", self.place, what=left.why, way=left.way))
            return ""

    def _kept(self, src: str) -> str:
        if src.startswith("data:"):
            return self.gallery.add_data(src)
        name = unquote(src.removeprefix(_PLUGIN))
        found = self._files.get(name) if src.startswith(_PLUGIN) else None
        if found is None:
            raise LeftOut(f"{src}, which is not in the file", RESAVE)
        try:
            content = base64.b64decode("".join(found.itertext()))
        except (binascii.Error, ValueError):
            raise LeftOut(f"{name}, which is damaged", RESAVE) from None
        return self.gallery.add(name, content)
