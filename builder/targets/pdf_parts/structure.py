"""Repair what a screen reader follows: WeasyPrint's structure tree becomes one that PDF/UA-1 and PDF/A-2a accept.

WeasyPrint 70 makes a tree for each page, of roles that it guesses from boxes. Here the tree of the whole document is
made of the HTML elements that the boxes came from. `docs/architecture.md` says what of this would go upstream.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pydyf

from builder.targets.pdf_parts.breaks import BREAK
from builder.targets.pdf_parts.roles import LISTS, gathered, role_of, shaped
from builder.targets.pdf_parts.tagtree import Annotation, Content, Kid, Record, Tag, read, write

# What WeasyPrint prints again on each page that a table goes over.
_REPEATED = ("thead", "tfoot")

# A CSS pixel in the points of a PDF.
_POINTS = 0.75


def repair(document: Any, pdf: Any, record: Record) -> None:
    """Put a tree in the place of WeasyPrint's, in the `finisher` of a PDF that has one."""
    raw = read(pdf, record)
    whole = replace(raw, kids=_joined(raw.kids))
    heights = [page.height for page in document.pages]
    (tree,) = _named(whole, str(document.metadata.lang or ""), heights)
    assert isinstance(tree, Tag)
    levelled = _levelled(tree, [])
    _tell_links(levelled, pdf)
    write(pdf, levelled, record.words)


# One tree for all pages: an element is one tag, wherever its boxes are.


def _joined(kids: tuple[Kid, ...]) -> tuple[Kid, ...]:
    """Join the parts of elements that go over lines and pages, from the root down."""
    parts = _merged(_nested(_bare(kid) for kid in kids))
    return tuple(replace(kid, kids=_joined(kid.kids)) if isinstance(kid, Tag) else kid for kid in parts)


def _bare(kid: Kid) -> Kid:
    """Take boxes out of a tag that are no elements of their own: lines, runs of text, anonymous blocks."""
    return replace(kid, kids=tuple(_lifted(kid))) if isinstance(kid, Tag) else kid


def _lifted(tag: Tag) -> Iterator[Kid]:
    leads = any(isinstance(kid, Annotation) for kid in tag.kids)
    for kid in tag.kids:
        if isinstance(kid, Tag) and (kid.element is None or _is_same(kid, tag) or _is_generated(kid)):
            inner = _lifted(replace(kid, element=tag.element, name=tag.name))
            yield from (part for part in inner if not (leads and isinstance(part, Annotation)))
        else:
            yield kid


def _is_same(one: Tag, other: Tag) -> bool:
    return one.element is other.element and one.name == other.name


def _is_generated(tag: Tag) -> bool:
    """Tell what a style sheet put before or after an element: it is part of it."""
    return tag.name.endswith(("::before", "::after"))


def _nested(kids: Iterator[Kid]) -> Iterator[Kid]:
    """Bring lists inside lists back into their items, which WeasyPrint puts beside them."""
    before: Tag | None = None
    for kid in kids:
        if before is not None and isinstance(kid, Tag) and before.name == "li" and kid.name in LISTS:
            before = replace(before, kids=_in_order(before, kid))
            continue
        if before is not None:
            yield before
        before = kid if isinstance(kid, Tag) else None
        if before is None:
            yield kid
    if before is not None:
        yield before


def _in_order(item: Tag, inner: Tag) -> tuple[Kid, ...]:
    """Put a list among what else its item holds, as the document has it."""
    order = {element: number for number, element in enumerate(item.element.iter())}
    here = order.get(inner.element, len(order))
    later = (n for n, kid in enumerate(item.kids) if isinstance(kid, Tag) and order.get(kid.element, 0) > here)
    place = next(later, len(item.kids))
    return (*item.kids[:place], inner, *item.kids[place:])


def _merged(kids: Iterator[Kid]) -> Iterator[Kid]:
    """Make one tag of those that came from the same element; a head that a table repeats is decoration."""
    parts: dict[object, Kid] = {}
    for kid in kids:
        key = (id(kid.element), kid.name) if isinstance(kid, Tag) and kid.element is not None else id(kid)
        first = parts.setdefault(key, kid)
        if first is not kid and isinstance(first, Tag) and isinstance(kid, Tag) and kid.name not in _REPEATED:
            parts[key] = replace(first, kids=(*first.kids, *kid.kids))
    return iter(parts.values())


# Every tag gets the role of its element, and the shape that the role asks for.


def _named(tag: Tag, around: str, heights: Sequence[float]) -> tuple[Kid, ...]:
    """Name a tag and what stands in it; a tag that says nothing gives way to its kids."""
    tag = gathered(tag) if tag.name == "a" else tag
    language = _language(tag) or around
    kids = tuple(
        new for kid in tag.kids for new in (_named(kid, language, heights) if isinstance(kid, Tag) else (kid,))
    )
    role = role_of(tag, language != around)
    if not role:
        return kids
    made = replace(
        tag,
        role=role,
        kids=kids,
        language=language if language != around else "",
        alternative=_alternative(tag, role),
        expansion=tag.element.get("title", "") if tag.name == "abbr" else "",
    )
    return shaped(_placed(made, heights) if role in ("Figure", "Formula") else made)


def _language(tag: Tag) -> str:
    return str(tag.element.get("lang") or "") if tag.element is not None and "::" not in tag.name else ""


def _alternative(tag: Tag, role: str) -> str:
    """Say in words what is not words; a drawing in the page says it in its title."""
    if role == "Formula" and tag.name == "code":
        return _words(tag.element)
    if role not in ("Figure", "Formula"):
        return str(tag.element.get("aria-label") or "") if role == "Span" and "::" not in tag.name else ""
    title = tag.element.find("{http://www.w3.org/2000/svg}title")
    return str(tag.element.get("alt") or (title is not None and title.text) or "").strip()


def _placed(tag: Tag, heights: Sequence[float]) -> Tag:
    """Say where a figure stands in the units of its page, from below (WeasyPrint counts pixels from above)."""
    page = next((kid.page for kid in tag.kids if isinstance(kid, Content)), None)
    place = dict(tag.attributes).get("BBox")
    if page is None or place is None:
        return replace(tag, attributes=())
    left, top, right, bottom = place
    corners = (left, heights[page] - bottom, right, heights[page] - top)
    box = pydyf.Array(round(corner * _POINTS, 3) for corner in corners)
    return replace(tag, owner="Layout", attributes=(("BBox", box), ("Placement", "/Block")))


def _levelled(tag: Tag, above: list[int]) -> Tag:
    """Let no heading skip a level (ISO 14289-1, 7.4.2); `above` holds the levels that are open."""
    kids = tuple(_levelled(kid, above) if isinstance(kid, Tag) else kid for kid in tag.kids)
    if tag.role[0] != "H" or not tag.role[1:].isdigit():
        return replace(tag, kids=kids)
    level = int(tag.role[1:])
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    return replace(tag, kids=kids, role=f"H{len(above)}")


def _tell_links(tag: Tag, pdf: Any) -> None:
    """Describe a link by its words: WeasyPrint says its address, or the id that it leads to."""
    words = _words(tag.element) if tag.role == "Link" else ""
    for kid in tag.kids:
        if isinstance(kid, Tag):
            _tell_links(kid, pdf)
        elif isinstance(kid, Annotation) and words:
            pdf.objects[kid.number]["Contents"] = pydyf.String(words)


def _words(element: Any) -> str:
    """Read an element aloud."""
    return " ".join("".join(_texts(element)).replace(BREAK, "").split())


def _texts(element: Any) -> Iterator[str]:
    for part in element.iter():
        yield from filter(None, (part.get("alt"), part.text, part.tail if part is not element else None))
