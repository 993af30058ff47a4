"""Write questions in Moodle XML: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeAlias

from builder.exchange.bank import Going, Told, interval, number, questions_of, shares
from builder.exchange.bank_html import Writer
from builder.model import (
    Accepted,
    Block,
    Choice,
    Course,
    Element,
    Gap,
    Gaps,
    Match,
    Number,
    Open,
    Order,
    Prose,
    Sort,
    Text,
)

# Give the bytes of a file of the course, or none.
Media: TypeAlias = Callable[[str], bytes]

_MARKS = re.compile(r"[\\~#}\"/]")
_ORDERING = (
    ("layouttype", "VERTICAL"),
    ("selecttype", "ALL"),
    ("selectcount", "0"),
    ("gradingtype", "ABSOLUTE_POSITION"),
    ("showgrading", "SHOW"),
    ("numberingstyle", "none"),
)


def write_moodle_xml(course: Course, media: Media, told: Told) -> bytes:
    """Write all questions that Moodle has a kind for; the others are told. Pictures travel in the file."""
    from lxml import etree

    root = etree.Element("quiz")
    for category, run in groupby(questions_of(course, told), lambda going: going.category):
        entry = etree.SubElement(root, "question", type="category")
        path = "/".join(part.replace("/", "//") for part in category)
        _words(etree.SubElement(entry, "category", format="plain_text"), f"$course$/top/{path}")
        for going in run:
            _Question(root, going, media, told).write()
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _words(node: Any, text: str) -> None:
    from lxml import etree

    etree.SubElement(node, "text").text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


class _Question:
    """Write one question with the pictures that its texts show."""

    def __init__(self, root: Any, going: Going, media: Media, told: Told) -> None:
        self.root = root
        self.going = going
        self.media = media
        self.told = told
        self.node: Any = None
        self.shown: dict[str, bytes] = {}

    def write(self) -> None:
        """Add the question to the file, or tell why it does not go."""
        question = self.going.question
        match question.answer:
            case Choice() as choice:
                self.choice(choice)
            case Gaps() as gaps:
                self.gaps(gaps)
            case Match() as match:
                if match.left.source or match.right.source:
                    self.told.part(self.going, "the names of its columns")
                pairs = [(one.left, one.right) for one in match.pairs]
                self.matching(pairs)
            case Sort(groups=groups):
                self.matching([(one, group.name) for group in groups for one in group.items])
            case Order(items=items):
                self.begin("ordering", question.stem)
                self.set(_ORDERING)
                for place, item in enumerate(items, start=1):
                    self.text("answer", self.writer().line(item), fraction=str(place))
            case Open():
                self.begin("essay", question.stem)
                self.set((("responseformat", "editor"), ("responserequired", "1"), ("attachments", "0")))
            case _:
                self.told.leave(self.going, "Moodle has no such kind of question")
                return
        if question.hint:
            self.text("hint", self.writer().line(question.hint))

    def writer(self, gap: Callable[[Gap], str] = lambda gap: "") -> Writer:
        return Writer(self.going, self.told, self.address, gap)

    def address(self, src: str) -> str:
        """Take a picture along."""
        content = self.media(src)
        if not content:
            return ""
        name = src.removeprefix("media/").replace("/", "-")
        self.shown[name] = content
        return f"@@PLUGINFILE@@/{name}"

    def begin(self, kind: str, stem: tuple[Block, ...], gap: Callable[[Gap], str] = lambda gap: "") -> None:
        """Write what every kind has."""
        from lxml import etree

        question = self.going.question
        self.node = etree.SubElement(self.root, "question", type=kind)
        _words(etree.SubElement(self.node, "name"), self.going.name)
        self.text("questiontext", self.writer(gap).text(stem))
        self.text("generalfeedback", self.writer().blocks(question.explanation))
        self.set((("defaultgrade", number(question.points)), ("penalty", "0.3333333"), ("hidden", "0")))
        self.set((("idnumber", self.going.own),))

    def set(self, values: tuple[tuple[str, str], ...]) -> None:
        from lxml import etree

        for name, value in values:
            etree.SubElement(self.node, name).text = value

    def text(self, name: str, html: str, under: Any = None, fraction: str = "") -> Any:
        """Write a text in HTML, with the files that it shows."""
        from lxml import etree

        node = etree.SubElement(self.node if under is None else under, name, format="html")
        if fraction:
            node.set("fraction", fraction)
        _words(node, html)
        for file, content in self.shown.items():
            entry = etree.SubElement(node, "file", name=file, path="/", encoding="base64")
            entry.text = base64.b64encode(content).decode()
        self.shown = {}
        return node

    def choice(self, choice: Choice) -> None:
        weights = shares(choice)
        if weights is None:
            self.told.leave(self.going, "Moodle has no fractions for more than ten right answers")
            return
        self.begin("multichoice", self.going.question.stem)
        shuffle = "true" if self.going.shuffled else "false"
        self.set((("single", "false" if choice.several else "true"), ("shuffleanswers", shuffle)))
        self.set((("answernumbering", "abc"),))
        for option, weight in zip(choice.options, weights, strict=True):
            answer = self.text("answer", self.writer().line(option.text), fraction=number(weight))
            self.text("feedback", self.writer().blocks(option.feedback), answer)

    def matching(self, pairs: list[tuple[Prose | None, Prose]]) -> None:
        """Write pairs; several terms may have one partner."""
        from lxml import etree

        self.begin("matching", self.going.question.stem)
        self.set((("shuffleanswers", "true"),))
        for left, right in pairs:
            part = self.text("subquestion", self.writer().line(left) if left else "")
            _words(etree.SubElement(part, "answer"), self.writer().partner(right))

    def gaps(self, gaps: Gaps) -> None:
        """Write a gap that stands alone as a question of its own kind, others into the text."""
        gap, unit = _alone(gaps.body)
        if gap is None:
            self.begin("cloze", gaps.body, _cloze)
            return
        kind = "numerical" if isinstance(gap.answer, Number) else "shortanswer"
        self.begin(kind, gaps.body[:-1])
        if isinstance(gap.answer, Number):
            node = self.plain("answer", number(gap.answer.value))
            _child(node, "tolerance", number(gap.answer.tolerance))
            self.units(unit)
            return
        self.set((("usecase", "0"),))
        for text in gap.answer.texts:
            self.plain("answer", text.replace("*", "\\*"))

    def plain(self, name: str, text: str) -> Any:
        from lxml import etree

        node = etree.SubElement(self.node, name, fraction="100", format="moodle_auto_format")
        _words(node, text)
        return node

    def units(self, unit: str) -> None:
        from lxml import etree

        if unit:
            node = etree.SubElement(etree.SubElement(self.node, "units"), "unit")
            _child(node, "multiplier", "1")
            _child(node, "unit_name", unit)


def _child(node: Any, name: str, text: str) -> None:
    from lxml import etree

    etree.SubElement(node, name).text = text


def _alone(body: tuple[Block, ...]) -> tuple[Gap | None, str]:
    """Give a gap that is all of the last paragraph, with the one word behind it as a number's unit."""
    last = body[-1]
    prose = last.children[0] if isinstance(last, Element) and last.tag == "p" and len(last.children) == 1 else None
    nodes = prose.nodes if isinstance(prose, Prose) else ()
    if not nodes or not isinstance(nodes[0], Gap) or len(nodes) > 2:
        return None, ""
    unit = nodes[1].text.strip() if len(nodes) == 2 and isinstance(nodes[1], Text) else ""
    if len(nodes) == 2 and (not isinstance(nodes[0].answer, Number) or not re.fullmatch(r"\S{1,20}", unit)):
        return None, ""
    return nodes[0], unit


def _cloze(gap: Gap) -> str:
    """Write a gap into the text: `{1:SHORTANSWER:=levy~=charge}`."""
    match gap.answer:
        case Number() as wanted:
            return f"{{1:NUMERICAL:={interval(wanted)}}}"
        case Accepted(texts=texts):
            from html import escape

            answers = "~".join(f"={_MARKS.sub(_marked, escape(text, quote=False))}" for text in texts)
            return f"{{1:SHORTANSWER:{answers}}}"


def _marked(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
