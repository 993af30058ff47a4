"""Say which role in a PDF an HTML element has, and what shape its tag needs (PDF 1.7, 14.8.4; ISO 14289-1, 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from builder.targets.pdf_parts.tagtree import Annotation, Content, Kid, Tag

LISTS = ("ul", "ol", "dl")

_ROLES = {
    "main": "Part", "article": "Art", "section": "Sect", "nav": "Sect", "aside": "Sect",
    "div": "Div", "header": "Div", "footer": "Div", "figure": "Div", "details": "Div", "center": "Div",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "address": "P", "summary": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody", "li::marker": "Lbl",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "caption": "Caption", "figcaption": "Caption",
    "img": "Figure", "{http://www.w3.org/2000/svg}svg": "Figure", "code": "Code", "q": "Quote",
}  # fmt: skip

# What no content stands in directly: a run of words in one of these is a paragraph.
_GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
_INLINE = frozenset({"Span", "Link", "Code", "Quote", "Reference", "Formula"})

# What is a place of its own in a link, however many lines the link goes over.
_SOLID = frozenset({"img", "p", "div", "figure", "table", *LISTS})


def role_of(tag: Tag, speaks: bool) -> str:
    """Name the role of a tag; none where it only styles its words. `speaks`: its language is not that around it."""
    if tag.element is None:
        return tag.role
    if tag.name == "a" and any(isinstance(kid, Annotation) for kid in tag.kids):
        return "Link"
    if (tag.name == "code" and "math" in _get(tag, "class").split()) or _get(tag, "role") == "math":
        return "Formula"
    is_marked = speaks or (tag.name == "abbr" and _get(tag, "title")) or _get(tag, "aria-label")
    return _ROLES.get(tag.name) or ("Span" if is_marked else "")


def gathered(tag: Tag) -> Tag:
    """Let a link hold every place that leads there; those of the words inside are told by the link's own."""
    own = any(isinstance(kid, Annotation) for kid in tag.kids)
    places = [place for place, name in _annotations(tag) if not own or name in _SOLID or name == tag.name]
    return replace(tag, kids=(*places, *_without_annotations(tag.kids)))


def shaped(tag: Tag) -> tuple[Kid, ...]:
    """Give a tag the shape that its role asks for; nothing where there is nothing to read."""
    if not tag.kids and tag.role not in ("TD", "TH", "Document"):
        return ()
    if tag.role == "Figure" and not tag.alternative:
        return ()
    shape = _SHAPES.get(tag.role)
    made = shape(tag) if shape else tag
    if made.role in _GROUPS:
        made = replace(made, kids=tuple(_paragraphs(made.kids)))
    if tag.role == "Link" and _get(tag, "role") in ("doc-noteref", "doc-backlink"):
        return (Tag(role="Reference", kids=(made,)),)
    return (made,)


def _paragraphs(kids: tuple[Kid, ...]) -> Iterator[Kid]:
    """Wrap what stands in a group without a paragraph."""
    run: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Content) or (isinstance(kid, Tag) and kid.role in _INLINE):
            run.append(kid)
            continue
        if run:
            yield Tag(role="P", kids=tuple(run))
            run = []
        yield kid
    if run:
        yield Tag(role="P", kids=tuple(run))


def _list(tag: Tag) -> Tag:
    entries = _entries(tag.kids) if tag.name == "dl" else tag.kids
    items = tuple(kid if _is(kid, "LI") else _item(Tag(role="LI", kids=(kid,))) for kid in entries)
    numbering = "Decimal" if tag.name == "ol" else "Disc"
    has_labels = any(_is(kid, "Lbl") for item in items if isinstance(item, Tag) for kid in item.kids)
    if tag.name == "dl" or not has_labels:
        return replace(tag, kids=items, attributes=())
    return replace(tag, kids=items, owner="List", attributes=(("ListNumbering", f"/{numbering}"),))


def _item(tag: Tag) -> Tag:
    """Hold a label and a body, and nothing else (ISO 14289-1, 7.6)."""
    labels = tuple(kid for kid in tag.kids if _is(kid, "Lbl"))
    body = tuple(kid for kid in tag.kids if not _is(kid, "Lbl"))
    if _get(tag, "role") == "doc-footnote":
        body = (Tag(role="Note", kids=body, identifier=_get(tag, "id")),)
    if not body:
        return replace(tag, kids=labels)
    return replace(tag, kids=(*labels, Tag(role="LBody", kids=body)))


def _entries(kids: tuple[Kid, ...]) -> tuple[Tag, ...]:
    """Make an item of each term and what says what it is."""
    flat = [inner for kid in kids for inner in (kid.kids if isinstance(kid, Tag) and kid.role == "Div" else (kid,))]
    groups: list[list[Tag]] = []
    for part in flat:
        if not isinstance(part, Tag):
            continue
        if not groups or (part.role == "Lbl" and groups[-1][-1].role != "Lbl"):
            groups.append([])
        groups[-1].append(part)
    return tuple(_entry(group) for group in groups)


def _entry(group: list[Tag]) -> Tag:
    parts = (_one([part for part in group if (part.role == "Lbl") == is_label]) for is_label in (True, False))
    return Tag(role="LI", kids=tuple(part for part in parts if part is not None))


def _one(parts: list[Tag]) -> Tag | None:
    """Make one label of several terms, one body of several explanations."""
    if len(parts) < 2:
        return parts[0] if parts else None
    inner = "Span" if parts[0].role == "Lbl" else "Div"
    kids = tuple(shaped(replace(part, role=inner))[0] for part in parts)
    return Tag(role=parts[0].role, kids=kids)


def _table(tag: Tag) -> Tag:
    """Let no head stand without a body (ISO 14289-1, 7.5; ISO 32000-1, 14.8.4.3.4)."""
    if any(_is(kid, "TBody") for kid in tag.kids):
        return tag
    rows = (kid.kids if isinstance(kid, Tag) and kid.role == "THead" else (kid,) for kid in tag.kids)
    return replace(tag, kids=tuple(row for part in rows for row in part))


def _row(tag: Tag) -> Tag:
    """Say of each heading whether it speaks for its column or its row."""
    cells = [kid for kid in tag.kids if isinstance(kid, Tag)]
    usual = "Column" if all(cell.role == "TH" for cell in cells) else "Row"
    return replace(tag, kids=tuple(_scoped(cell, usual) if cell.role == "TH" else cell for cell in cells))


def _scoped(cell: Tag, usual: str) -> Tag:
    scope = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}.get(_get(cell, "scope"), usual)
    return replace(cell, owner="Table", attributes=(*cell.attributes, ("Scope", f"/{scope}")))


def _cell(tag: Tag) -> Tag:
    spans = tuple(pair for pair in tag.attributes if pair[0] in ("ColSpan", "RowSpan"))
    return replace(tag, owner="Table", attributes=spans)


def _annotations(tag: Tag) -> Iterator[tuple[Annotation, str]]:
    for kid in tag.kids:
        if isinstance(kid, Annotation):
            yield kid, tag.name
        elif isinstance(kid, Tag):
            yield from _annotations(kid)


def _without_annotations(kids: tuple[Kid, ...]) -> Iterator[Kid]:
    for kid in kids:
        if isinstance(kid, Tag):
            yield replace(kid, kids=tuple(_without_annotations(kid.kids)))
        elif isinstance(kid, Content):
            yield kid


def _section(tag: Tag) -> Tag:
    """Make a table of contents of the lists in a section that is one; an index is called so."""
    if _get(tag, "role") == "doc-index":
        return replace(tag, role="Index")
    if _get(tag, "role") != "doc-toc":
        return tag
    return replace(tag, kids=tuple(_contents(kid) if _is(kid, "L") else kid for kid in tag.kids))


def _contents(kid: Kid) -> Kid:
    """Turn a list into a table of contents: its items refer to what they name."""
    if not isinstance(kid, Tag):
        return kid
    if kid.role == "L":
        return replace(kid, role="TOC", owner="", attributes=(), kids=tuple(_contents(item) for item in kid.kids))
    if kid.role == "LI":
        flat = (inner for part in kid.kids for inner in (part.kids if _is(part, "LBody") else (part,)))  # type: ignore[union-attr]
        return replace(kid, role="TOCI", kids=tuple(_contents(part) for part in flat))
    return Tag(role="Reference", kids=(kid,)) if kid.role == "Link" else kid


def _is(kid: Kid, role: str) -> bool:
    return isinstance(kid, Tag) and kid.role == role


def _get(tag: Tag, name: str) -> str:
    return (tag.element.get(name) or "") if tag.element is not None and "::" not in tag.name else ""


_SHAPES: Mapping[str, Callable[[Tag], Tag]] = {
    "L": _list, "LI": _item, "Table": _table, "TR": _row, "TH": _cell, "TD": _cell, "Sect": _section,
}  # fmt: skip
