"""Put a font into a drawing: a picture on a page cannot use the page's fonts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from lxml import etree

from builder.svg.safety import SVG


def with_fonts(svg: str, fonts: Mapping[str, bytes]) -> str:
    """Write a drawing whose words are set in woff2 fonts, by family, that stand in it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(svg.encode(), parser)
    style = etree.Element(f"{SVG}style")
    faces = "".join(_face(family, font) for family, font in fonts.items())
    families = ",".join(f'"{family}"' for family in fonts)
    # A drawing names the fonts of the program that made it; the reader's device has none of them for this script.
    style.text = f"{faces}text,tspan{{font-family:{families},system-ui,sans-serif!important}}"
    root.insert(0, style)
    return etree.tostring(root, encoding="unicode") + "\n"


def _face(family: str, font: bytes) -> str:
    address = f"data:font/woff2;base64,{b64encode(font).decode('ascii')}"
    return f'@font-face{{font-family:"{family}";src:url("{address}")}}'
