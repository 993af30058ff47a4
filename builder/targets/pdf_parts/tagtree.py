"""Read the structure tree that WeasyPrint wrote into a PDF, and write another one in its place."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pydyf

from builder.targets.pdf_parts.breaks import BREAK

# Where the glyphs of a line do not spell its words. Scripts of India, Thai, Lao, Tibet, Burma, Khmer, and their kin:
# vowels stand before the letter that they follow, and letters melt into one. N'Ko, and marks above and below Arabic and
# Hebrew letters: they stand on paper where readers of PDF do not look for them. Letters of Urdu: Nastaliq builds them
# of parts that are no characters. What is here is told as it was written, whatever way it runs.
_REORDERED = re.compile(
    "[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2"
    "\u07c0-\u07ff\u0900-\u0eff\u0f00-\u109f\u1700-\u17ff\u1900-\u1c4f\ua800-\ua82f\ua880-\uabff]"
)

# What WeasyPrint puts where it parts a word.
_HYPHEN = "\u2010"

Attributes: TypeAlias = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Be a marked passage of a page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Be the place of a page that leads somewhere; `number` is its object's."""

    page: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tag:
    """Be an element of the structure tree: its role (PDF 1.7, 14.8.4), and the HTML element that it came from.

    `name` is the element's, with the name of a pseudo-element (`li::marker`). `attributes` are those of `owner`.
    """

    role: str
    kids: tuple[Tag | Content | Annotation, ...] = ()
    element: Any = None
    name: str = ""
    language: str = ""
    alternative: str = ""
    expansion: str = ""
    identifier: str = ""
    owner: str = ""
    attributes: Attributes = ()


Kid: TypeAlias = Tag | Content | Annotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Hold what WeasyPrint knows while it makes a tree: the element of each tag, the marked words of each page."""

    elements: dict[int, tuple[Any, str]]
    words: dict[int, dict[int, str]]


@contextlib.contextmanager
def recorded() -> Iterator[Record]:
    """Learn from which HTML element each structure element comes; WeasyPrint tells nobody."""
    from weasyprint.pdf import tags

    record = Record(elements={}, words={})
    build = tags._build_box_tree

    def recording(box: Any, *rest: Any) -> Iterator[Any]:
        _parent, _pdf, page, nums, _annotations, marked = rest
        if not nums:
            # Nothing of this page is taken out yet.
            texts = {mark["mcid"]: at.text for at, mark in marked.items() if hasattr(at, "text")}
            record.words.setdefault(page, texts)
        for element in build(box, *rest):
            origin = getattr(box, "_box", box)
            # `html` and `body` pass on what their children yield: the innermost box speaks first.
            record.elements.setdefault(element.number, (origin.element, origin.element_tag))
            yield element

    tags._build_box_tree = recording
    try:
        yield record
    finally:
        tags._build_box_tree = build


def read(pdf: Any, record: Record) -> Tag:
    """Read the tree; its root is the document."""
    pages = {int(page): number for number, page in enumerate(pdf.pages["Kids"][::3])}
    root = _object(pdf, pdf.catalog["StructTreeRoot"])

    def tag(raw: Any) -> Tag:
        element, name = record.elements.get(raw.number, (None, ""))
        kids = tuple(kid(item, raw) for item in raw["K"])
        role, attributes = raw["S"].lstrip("/"), tuple(raw.get("A", {}).items())
        return Tag(role=role, kids=kids, element=element, name=name or "", attributes=attributes)

    def kid(item: Any, parent: Any) -> Kid:
        if isinstance(item, int):
            return Content(page=pages[_number(parent["Pg"])], number=item)
        raw = _object(pdf, item)
        if raw["Type"] == "/OBJR":
            return Annotation(page=pages[_number(raw["Pg"])], number=_number(raw["Obj"]))
        return tag(raw)

    return tag(_object(pdf, root["K"][0]))


def write(pdf: Any, tree: Tag, words: Mapping[int, Mapping[int, str]]) -> None:
    """Write a tree instead of the one that is there; what it leaves out becomes decoration of its page."""
    numbers = _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"]
    metadata = _object(pdf, pdf.catalog["Metadata"])
    # WeasyPrint makes its tree last, but for the metadata: their objects are the end of the list.
    del pdf.objects[_number(numbers) :]
    pen = _Pen(pdf)
    pen.write_tree(tree)
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference
    kept = {pdf.objects[place.number].reference for place, _ in pen.annotations}
    for number, page in enumerate(pen.pages):
        _keep_annotations(page, kept)
        stream = _object(pdf, page["Contents"]).stream
        _decorate(stream, pen.owners[number])
        _spell(stream, words.get(number, {}))


class _Pen:
    """Write tags as objects of a PDF, and remember what each of them holds."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.pages = [pdf.objects[int(number)] for number in pdf.pages["Kids"][::3]]
        self.owners: list[dict[int, bytes]] = [{} for _ in self.pages]
        self.annotations: list[tuple[Annotation, bytes]] = []

    def write_tree(self, tree: Tag) -> None:
        root, parents = pydyf.Dictionary({"Type": "/StructTreeRoot"}), pydyf.Dictionary({})
        self.pdf.add_object(root)
        self.pdf.add_object(parents)
        root["K"] = pydyf.Array([self._tag(tree, root.reference)])
        root["ParentTree"] = parents.reference
        parents["Nums"] = pydyf.Array(self._parents())
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def _tag(self, tag: Tag, parent: bytes) -> bytes:
        made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent, **_entries(tag)})
        self.pdf.add_object(made)
        page = next((kid.page for kid in tag.kids if not isinstance(kid, Tag)), None)
        if page is not None:
            made["Pg"] = self.pages[page].reference
        reference: bytes = made.reference
        made["K"] = pydyf.Array(self._kid(kid, reference, page) for kid in tag.kids)
        return reference

    def _kid(self, kid: Kid, parent: bytes, page: int | None) -> Any:
        if isinstance(kid, Tag):
            return self._tag(kid, parent)
        there = {} if kid.page == page else {"Pg": self.pages[kid.page].reference}
        if isinstance(kid, Content):
            self.owners[kid.page][kid.number] = parent
            return pydyf.Dictionary({"Type": "/MCR", **there, "MCID": kid.number}) if there else kid.number
        self.annotations.append((kid, parent))
        return pydyf.Dictionary({"Type": "/OBJR", **there, "Obj": self.pdf.objects[kid.number].reference})

    def _parents(self) -> Iterator[Any]:
        """Write the way back from marked content and annotations to their tags (PDF 1.7, 14.7.4.4)."""
        for number, owners in enumerate(self.owners):
            yield number
            yield pydyf.Array(owners.get(content, "null") for content in range(max(owners, default=-1) + 1))
        for number, (place, parent) in enumerate(self.annotations, start=len(self.pages)):
            self.pdf.objects[place.number]["StructParent"] = number
            yield number
            yield parent


def _entries(tag: Tag) -> dict[str, Any]:
    """Write what a tag says beside its role and kids."""
    texts = (("Lang", tag.language), ("Alt", tag.alternative), ("E", tag.expansion), ("ID", tag.identifier))
    entries: dict[str, Any] = {key: pydyf.String(text) for key, text in texts if text}
    if tag.attributes:
        entries["A"] = pydyf.Dictionary({"O": f"/{tag.owner}", **dict(tag.attributes)})
    return entries


def _keep_annotations(page: Any, kept: set[bytes]) -> None:
    """Take those links off a page that no tag holds."""
    if "Annots" in page:
        page["Annots"] = pydyf.Array(reference for reference in page["Annots"] if reference in kept)


def _decorate(stream: list[Any], owned: Mapping[int, bytes]) -> None:
    """Turn marked content that no tag holds into artifacts: numbers of pages, running heads, pictures without words."""
    for place, item in enumerate(stream):
        if isinstance(item, dict) and "MCID" in item and item["MCID"] not in owned:
            del item["MCID"]
            stream[place - 1] = "/Artifact"


def _spell(stream: list[Any], words: Mapping[int, str]) -> None:
    """Say how words are written that paper shows in another way: letters in another order, parted at a line's end."""
    for item in stream:
        text = words.get(item["MCID"], "") if isinstance(item, dict) and "MCID" in item else ""
        if _REORDERED.search(text) or text.endswith(_HYPHEN):
            item["ActualText"] = pydyf.String(_written(text))


def _written(text: str) -> str:
    """Take out what was put in for the lines; a hyphen between two of them is a soft one (PDF 1.7, 14.8.2.2.3)."""
    text = text.replace(BREAK, "")
    return text.removesuffix(_HYPHEN) + "\u00ad" if text.endswith(_HYPHEN) else text


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
