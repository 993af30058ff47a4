"""Read a drawing's labels, and write the drawing with others."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from builder.errors import Place, Problem
from builder.model import Drawing, Prose, SourceFile, plain_text
from builder.svg.labels import Run, runs
from builder.svg.mirror import turn
from builder.svg.problems import problem
from builder.svg.safety import SVG, clean, find_dangers, line_of

MOST_NODES = 200_000
MOST_ATTRIBUTES = 500
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_drawing(file: SourceFile) -> tuple[Drawing, tuple[Problem, ...]]:
    """Read the labels of an SVG file, and everything in it that must not be there.

    The drawing's own text is the cleaned SVG: no comments, no metadata, no leftovers of a drawing program.
    """
    path = _path(file)
    try:
        root = _parse(file.text)
    except etree.XMLSyntaxError as error:
        reason, line = str(error.msg).partition(", line")[0].rstrip("."), error.lineno or 0
        return Drawing(path=path, svg="", labels=()), (problem("V101", file.path, line, reason=reason),)
    problems = _document_problems(root, file.path) or _crowd_problems(root, file.path)
    if problems:
        return Drawing(path=path, svg="", labels=()), problems
    clean(root)
    found = tuple(find_dangers(root, file.path))
    labels = tuple(_prose(run, file.path, path) for run in runs(root))
    return Drawing(path=path, svg=_text(root), labels=labels), found


def write_drawing(drawing: Drawing, direction: str) -> str:
    """Write the SVG with its labels; for `rtl` readers with texts that run right to left.

    `xml:lang` says what language the labels are in, once for the drawing, and on each label in another one.
    """
    root = _parse(drawing.svg)
    places = [*runs(root)]
    if all(label.is_localized for label in drawing.labels):
        _mark_languages(root, places, drawing.labels)
    for run, label in zip(places, drawing.labels, strict=True):
        run.replace(plain_text(label))
    if direction == "rtl":
        turn(root)
    return _text(root)


def _parse(text: str) -> etree._Element:
    """Parse without entities, without network, with libxml2's limits on size and depth."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8")
    return etree.fromstring(text.encode(), parser)


def _text(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode", with_tail=False) + "\n"


def _document_problems(root: etree._Element, file: str) -> tuple[Problem, ...]:
    found = []
    if root.getroottree().docinfo.internalDTD is not None:
        found.append(problem("V103", file, 1))
    if root.tag != f"{SVG}svg":
        found.append(problem("V102", file, line_of(root), found=etree.QName(root).localname))
    return tuple(found)


def _crowd_problems(root: etree._Element, file: str) -> tuple[Problem, ...]:
    """Tell of more than can be drawn; lxml takes n² steps to read n attributes of an element."""
    count = int(str(root.xpath("count(//node())")).partition(".")[0])
    if count > MOST_NODES:
        return (problem("V108", file, 0, what=f"{count:,} elements and texts, of {MOST_NODES:,} at most"),)
    crowded = next((element for element in root.iter() if len(element.attrib) > MOST_ATTRIBUTES), None)
    if crowded is None:
        return ()
    what = f"{len(crowded.attrib):,} attributes of one element, of {MOST_ATTRIBUTES:,} at most"
    return (problem("V108", file, line_of(crowded), what=what),)


def _path(file: SourceFile) -> str:
    """Name the drawing from its course's folder: `course_src/<course>/media/x.svg` → `media/x.svg`."""
    top, _, rest = file.path.partition("/")
    return rest.partition("/")[2] if top == "course_src" else file.path


def _prose(run: Run, file: str, path: str) -> Prose:
    return Prose(source=run.label, plain=True, role=f"label in drawing {path}", place=Place(file=file, line=run.line))


def _mark_languages(root: etree._Element, places: list[Run], labels: tuple[Prose, ...]) -> None:
    """Say what language the words are in; a number is in everybody's."""
    worded = [(run, label) for run, label in zip(places, labels, strict=True) if _has_letters(label)]
    for element in root.iter():
        for name in {"lang", _LANG} & set(element.attrib):
            del element.attrib[name]
    if not worded:
        return
    usual = Counter(label.locale for _run, label in worded).most_common(1)[0][0]
    root.set(_LANG, usual)
    for run, label in worded:
        owner = run.owner
        if label.locale != usual and owner is not None and owner is not root:
            owner.set(_LANG, label.locale)


def _has_letters(label: Prose) -> bool:
    return any(char.isalpha() for char in plain_text(label))
