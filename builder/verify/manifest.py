"""Check `imsmanifest.xml` by the rules of SCORM, and by those of the platforms that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from builder.errors import Problem
from builder.verify.contents import MANIFEST, Contents
from builder.verify.structure import RULES, Manifest

if TYPE_CHECKING:
    from lxml.etree import _Element


def check_manifest(package: Contents) -> Iterator[Problem]:
    """Find the manifest, read it as strict platforms do, then ask every rule."""
    if MANIFEST not in package.files:
        (where, *_) = (path for path in package.files if path.rpartition("/")[2].lower() == MANIFEST)
        hint = "Zip the files themselves and not the folder around them; the name is written in lower case."
        yield package.problem(
            "W102", f"The manifest must be `{MANIFEST}` at the root of the zip; it is `{where}`.", hint
        )
        return
    content = package.read(MANIFEST)
    yield from _check_bytes(package, content)
    root = _parsed(content)
    if isinstance(root, str):
        yield package.problem("W104", f"The manifest is no XML: {root}.", "Write it anew.", MANIFEST)
        return
    manifest = Manifest(package=package, root=root)
    for rule in RULES:
        yield from rule(manifest)


def _parsed(content: bytes) -> _Element | str:
    """Parse XML without entities, network or other files; or say why not."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        return str(broken).rstrip(".")


def _check_bytes(package: Contents, content: bytes) -> Iterator[Problem]:
    """Some platforms show `&#233;` to learners as it stands, and read nothing but UTF-8."""
    hint = "Write it as UTF-8, each letter as itself."
    text = _text(content)
    if text is None:
        yield package.problem("W103", "The manifest is not written in UTF-8.", hint, MANIFEST)
        return
    found: tuple[tuple[str, Any], ...] = (
        ("character references such as `{}`", re.search(r"&#\w+;", text)),
        ("`{}`", re.search(r"<!\[CDATA\[", text)),
        ("a document type (`{}`)", re.search(r"<!DOCTYPE\b", text)),
    )
    for what, match in found:
        if match:
            line = text.count("\n", 0, match.start()) + 1
            message = f"The manifest holds {what.format(match[0])}; some platforms show or refuse it."
            yield package.problem("W103", message, hint, MANIFEST, line)


def _text(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    declared = re.match(r"\ufeff?<\?xml[^>]*encoding=['\"]([\w.-]+)", text)
    return text if declared is None or declared[1].lower() in ("utf-8", "us-ascii") else None
