"""Know how the text of a drawing is styled: attributes, rules of its `<style>`, style attributes, inheritance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"

# What words inherit, with the initial values (SVG 2 §11, §13).
INHERITED = MappingProxyType(
    {
        "fill": "black", "fill-opacity": "1", "fill-rule": "nonzero", "stroke": "none", "stroke-width": "1",
        "stroke-opacity": "1", "stroke-linejoin": "miter", "stroke-linecap": "butt", "stroke-dasharray": "none",
        "color": "black", "visibility": "visible", "font-family": "sans-serif", "font-size": "16",
        "font-style": "normal", "font-weight": "normal", "letter-spacing": "normal", "text-anchor": "start",
        "direction": "ltr", "dominant-baseline": "auto", "white-space": "normal",
    }
)  # fmt: skip

# What an element has for itself; WeasyPrint's groups know these.
OWN = ("opacity", "clip-path", "mask", "filter", "display")

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Declarations = Mapping[str, str]


class Cascade:
    """Compute the styles of a drawing's elements."""

    def __init__(self, root: etree._Element) -> None:
        self._matcher = _matcher(root)
        self._wrapped = {id(wrapped.etree_element): wrapped for wrapped in _wrapper(root).iter_subtree()}
        self._computed: dict[etree._Element, Declarations] = {}

    def declared(self, element: etree._Element) -> dict[str, str]:
        """Join what is said of an element itself, weakest first."""
        found = {str(name): str(value).strip() for name, value in element.attrib.items()}
        for rule in self._matcher.match(self._wrapped[id(element)]):
            found |= rule[-1]
        return found | dict(_declarations(element.get("style") or ""))

    def computed(self, element: etree._Element) -> Declarations:
        """Give the inherited properties of an element; `font-size` is in user units."""
        if element not in self._computed:
            self._computed[element] = self._compute(element)
        return self._computed[element]

    def _compute(self, element: etree._Element) -> Declarations:
        parent = element.getparent()
        above = self.computed(parent) if parent is not None else {**INHERITED, "lang": "", "space": "default"}
        own = self.declared(element)
        named = {name: own[name] for name in INHERITED if own.get(name, "inherit") != "inherit"}
        size = length(named["font-size"], above["font-size"], above["font-size"]) if "font-size" in named else None
        weight = _weight(named.get("font-weight", ""), above["font-weight"])
        exact = {"font-size": str(above["font-size"] if size is None else size), "font-weight": weight}
        marks = {"lang": own.get(_LANG, above["lang"]), "space": own.get(_SPACE, above["space"])}
        return MappingProxyType({**above, **named, **exact, **marks})


def _weight(weight: str, above: str) -> str:
    """Write a weight as a number (CSS Fonts 4 §2.2)."""
    before = int(above) if above.isdigit() else {"bold": 700}.get(above, 400)
    steps = {"": before, "normal": 400, "bold": 700, "bolder": 400 if before < 350 else 700 if before < 550 else 900}
    steps["lighter"] = 100 if before < 550 else 400 if before < 750 else 700
    return str(int(float(weight)) if weight.replace(".", "", 1).isdigit() else steps.get(weight, before))


_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
_NAMED = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}


def length(text: str, em: float | str, whole: float | str) -> float | None:
    """Read a length in user units: `em` is the font's size, `whole` what a percentage is taken of."""
    text = text.strip().lower()
    number = text.rstrip("abcdefghijklmnopqrstuvwxyz%")
    unit = text[len(number) :]
    if text in _NAMED:
        return float(_NAMED[text])
    scale = _UNITS | {"em": float(em), "rem": 16.0, "ex": float(em) / 2, "%": float(whole) / 100}
    try:
        return float(number) * scale[unit]
    except (ValueError, KeyError):
        return None


def _wrapper(root: etree._Element) -> Any:
    from cssselect2 import ElementWrapper

    return ElementWrapper.from_xml_root(root)


def _matcher(root: etree._Element) -> Any:
    """Compile the rules of the drawing's styles; one that cannot be read counts for nothing, as in a browser."""
    from cssselect2 import Matcher, SelectorError, compile_selector_list
    from tinycss2 import parse_stylesheet

    matcher = Matcher()
    for style in root.iter(f"{SVG}style"):
        for rule in parse_stylesheet(style.text or "", skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule":
                continue
            try:
                selectors = compile_selector_list(rule.prelude)
            except SelectorError:
                continue
            declared = dict(_declarations(rule.content))
            for selector in (one for one in selectors if one.pseudo_element is None):
                matcher.add_selector(selector, declared)
    return matcher


def _declarations(content: Any) -> Iterator[tuple[str, str]]:
    """List the declarations of a rule or of a style attribute."""
    from tinycss2 import parse_blocks_contents, serialize

    if not content:
        return
    for declaration in parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if declaration.type == "declaration":
            yield declaration.lower_name, serialize(declaration.value).strip()
