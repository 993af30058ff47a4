"""Find what a drawing must not hold: scripts, other files, anything but still shapes and words.

An allow-list: what is not known to be harmless is a problem. Leftovers of drawing programs are cleaned away silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from builder.errors import Problem
from builder.svg.problems import problem

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML = "{http://www.w3.org/XML/1998/namespace}"

_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        svg g defs symbol use switch title desc style view a image
        path rect circle ellipse line polyline polygon text tspan textPath
        linearGradient radialGradient stop pattern clipPath mask marker filter
        feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
        feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
        feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
        """,
    )
)
_LOCAL = re.compile(r"\s*(?:#[^\s]*|data:image/(?:png|jpeg|gif|webp)[;,].*)\s*", re.S | re.I)
_URL = re.compile(r"url\s*\(\s*[\"']?([^\"')]*)[\"']?\s*\)?", re.I)
# A backslash could spell `url` so that no check sees it.
_LOADING = re.compile(r"@import|@font-face|\\|image-set|src\s*\(|expression\s*\(|javascript:|://", re.I)
_SCRIPT = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data:text)", re.I)


def line_of(element: etree._Element) -> int:
    """Give the line of an element's opening tag, 0 where the parser does not know it."""
    return element.sourceline if isinstance(element.sourceline, int) else 0


def clean(root: etree._Element) -> None:
    """Drop what drawing programs leave behind: comments, metadata (with paths of a machine), foreign elements."""
    leftovers = {element.tag for element in root.iter() if element is not root and _is_leftover(element)}
    etree.strip_elements(root, *leftovers, with_tail=False)
    for element in root.iter():
        for name in [name for name in element.attrib if _is_foreign(str(name))]:
            del element.attrib[name]
    etree.cleanup_namespaces(root)


def _is_leftover(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):
        return True
    return element.tag == f"{SVG}metadata" or not element.tag.startswith((SVG, XHTML))


def _is_foreign(name: str) -> bool:
    known = (XLINK_HREF, f"{_XML}space", f"{_XML}lang")
    return name.startswith("{") and name not in known


def find_dangers(root: etree._Element, file: str) -> Iterator[Problem]:
    """List everything that must not be in the drawing."""
    for element in root.iter():
        tag, line = str(element.tag), line_of(element)
        if not tag.startswith(SVG) or tag.removeprefix(SVG) not in _ELEMENTS:
            yield problem("V104", file, line, found=etree.QName(tag).localname)
        elif tag == f"{SVG}style":
            yield from _style_dangers("".join(str(text) for text in element.itertext()), file, line)
        for name, value in element.attrib.items():
            yield from _attribute_dangers(str(name), str(value), file, line)


def _attribute_dangers(name: str, value: str, file: str, line: int) -> Iterator[Problem]:
    if name.lower().startswith("on") or _SCRIPT.match(value):
        yield problem("V105", file, line, found=name)
    elif name in ("href", XLINK_HREF, "src"):
        if not _LOCAL.fullmatch(value):
            yield problem("V106", file, line, found=_short(value))
    elif name == "style" or "url" in value.lower():
        yield from _style_dangers(value, file, line)


def _style_dangers(css: str, file: str, line: int) -> Iterator[Problem]:
    for match in _URL.finditer(css):
        if not _LOCAL.fullmatch(match[1]):
            yield problem("V106", file, line, found=_short(match[0]))
    for match in _LOADING.finditer(_URL.sub("", css)):
        yield problem("V107", file, line, found=match[0])


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
