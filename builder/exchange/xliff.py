"""Write and read XLIFF 2 through translate-toolkit, for people whose tools know no gettext."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from builder.errors import Problem, ProblemsFound
from builder.exchange.extra import need
from builder.exchange.names import tidy
from builder.exchange.problems import problem
from builder.exchange.values import Back, BackText, Handout, OutText

LARGEST = 30_000_000
MOST_TEXTS = 100_000
# The file's id and `original` tell course and locale; every tool keeps them.
_ORIGINAL = "satchel:"
# Characters that XML 1.0 cannot hold (§2.2).
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_xliff(handout: Handout) -> bytes:
    """Write XLIFF 2.0: a unit for each text, with notes on what it is; raises `SatchelError` without the library."""
    need("translate", what="XLIFF")
    from translate.storage.xliff2 import Xliff2File

    store: Any = Xliff2File()
    store.setsourcelanguage(handout.source_locale)
    store.settargetlanguage(handout.locale)
    store.body.set("id", handout.course)
    store.body.set("original", f"{_ORIGINAL}{handout.course}")
    for text in handout.texts:
        _add(store, text)
    written = io.BytesIO()
    store.serialize(written)
    return written.getvalue()


def _add(store: Any, text: OutText) -> None:
    unit = store.addsourceunit(_clean(text.source))
    unit.setid(text.id)
    if text.state != "new":
        unit.target = _clean(text.translation or text.draft)
        unit.xmlelement.set("state", "initial" if text.state == "fuzzy" else "translated")
    # XLIFF 2.0 (§4.2.2) knows xml:space on a unit, not on a segment.
    unit.getunitelement().set(_SPACE, unit.xmlelement.attrib.pop(_SPACE, "preserve"))
    _note(unit, text)


def _note(unit: Any, text: OutText) -> None:
    """Put the notes before the segment, where XLIFF 2.0 (§4.2.2.3) wants them; the library puts them into it."""
    from lxml import etree

    said = [*text.about, *([f"context: {text.context}"] if text.context else [])]
    said += [f"readers see now: {text.draft}"] if text.draft and text.state == "new" else []
    if not said:
        return
    notes = etree.Element(unit.namespaced("notes"))
    for line in said:
        etree.SubElement(notes, unit.namespaced("note")).text = _clean(line)
    unit.getunitelement().insert(0, notes)


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)


def read_xliff(content: bytes, file: str) -> tuple[Back, tuple[Problem, ...]]:
    """Read what came back; raises `ProblemsFound` where it cannot be read at all."""
    need("translate", what="XLIFF")
    from lxml.etree import LxmlError
    from translate.storage.xliff2 import Xliff2File

    if len(content) > LARGEST:
        raise ProblemsFound([problem("X103", file, what=f"{len(content):,} bytes")])
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ProblemsFound([problem("X102", file, why="it declares entities, which no XLIFF does")])
    store = Xliff2File()
    try:
        store.parse(content)
    except (LxmlError, ValueError, AssertionError) as error:
        raise ProblemsFound([problem("X102", file, why=str(error).split("\n", 1)[0] or "it is no XLIFF 2")]) from None
    return _back(store, file), ()


def _back(store: Any, file: str) -> Back:
    original = store.body.get("original") or ""
    if not original.startswith(_ORIGINAL):
        raise ProblemsFound([problem("X101", file)])
    if len(store.units) > MOST_TEXTS:
        raise ProblemsFound([problem("X103", file, what=f"{len(store.units):,} texts")])
    return Back(
        kind="xliff",
        file=file,
        course=original.removeprefix(_ORIGINAL),
        locale=(store.gettargetlanguage() or "").replace("_", "-"),
        texts=tuple(_texts(store)),
    )


def _texts(store: Any) -> Iterator[BackText]:
    """List the units; one that a tool has cut into segments is joined again."""
    parts: dict[str, list[Any]] = {}
    for unit in store.units:
        # The library's own `getid` counts the segments before each: n² steps for n of them.
        parts.setdefault(unit.getunitelement().get("id") or "", []).append(unit)
    for name, units in parts.items():
        source = "".join(str(unit.source) for unit in units)
        target = "".join(str(unit.target or "") for unit in units)
        is_draft = any(unit.xmlelement.get("state", "translated") == "initial" for unit in units)
        line = units[0].xmlelement.sourceline or 0
        yield BackText(id=name, source=tidy(source), translation=tidy(target), number=line, is_draft=is_draft)
