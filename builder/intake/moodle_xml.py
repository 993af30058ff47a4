"""Read question banks in Moodle XML.

The elements are those of https://docs.moodle.org/en/Moodle_XML_format; how a kind of question is told by them stands in
`moodle_kinds.py`.
"""

from __future__ import annotations

from typing import Any

from builder.errors import Place, Problem, ProblemsFound
from builder.intake.gift import category, merged
from builder.intake.moodle_kinds import KINDS
from builder.intake.moodle_texts import Texts, text_of
from builder.intake.pictures import Gallery
from builder.intake.problems import LeftOut, problem
from builder.intake.values import Bank, Item

_WAY = "Ask it another way: `satchel explain Q210` lists the kinds of questions."


def read_moodle_xml(content: bytes, file: str, language: str) -> Bank:
    """Read a bank; raises `ProblemsFound` where it is no sound XML. What cannot be converted is told by line."""
    root = _root(content, file)
    sections: list[tuple[str, list[Item]]] = [("", [])]
    problems: list[Problem] = []
    gallery = Gallery()
    for node in root.iter("question"):
        kind = node.get("type", "")
        if kind == "category":
            sections.append((category(text_of(node.find("category"))), []))
            continue
        texts = Texts(node, file, language, gallery)
        item = _item(kind, node, texts)
        problems += texts.problems
        sections[-1][1].extend([item] if item else [])
    problems += _settings(root, file)
    return Bank(sections=tuple(merged(sections)), media=gallery.files, problems=tuple(problems))


def _root(content: bytes, file: str) -> Any:
    """Parse XML that a stranger sent: no entities, no network, no depth or size that libxml2 does not expect."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        why = str(error).split("\n", maxsplit=1)[0]
        raise ProblemsFound([problem("Z103", Place(file=file, line=line), why=why)]) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ProblemsFound([problem("Z104", Place(file=file, line=1))])
    if root.tag != "quiz":
        way = "Export the questions from Moodle's question bank as Moodle XML."
        why = f"its outermost element is <{root.tag}>, not <quiz>"
        raise ProblemsFound([problem("Z101", Place(file=file, line=1), why=why, way=way)])
    return root


def _item(kind: str, node: Any, texts: Texts) -> Item | None:
    reader = KINDS.get(kind)
    try:
        if reader is None:
            raise LeftOut(f"no course has questions of the kind `{kind}`")
        return reader(node, texts)
    except LeftOut as left:
        texts.problems.append(problem("Z201", texts.place, name=texts.name, why=left.why, way=_WAY))
        return None


def _settings(root: Any, file: str) -> list[Problem]:
    """Tell of what is not in any text: tags, penalties."""
    tags = sum(1 for _tag in root.iter("tag"))
    limits = [node for node in root.iter("penalty") if node.text and node.text.strip() not in _USUAL_PENALTIES]
    counted = ((tags, "tags"), (len(limits), "penalties for second tries"))
    said = [f"{what} ({count})" for count, what in counted if count]
    return [problem("Z204", Place(file=file), what=", ".join(said))] if said else []


_USUAL_PENALTIES = ("0.3333333", "0.3333333333", "0", "0.0000000", "0.1", "0.1000000", "1", "1.0000000")
