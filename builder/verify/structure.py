"""Rules of a manifest's structure; each gives the problems that it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from builder.errors import Problem
from builder.verify.contents import MANIFEST, Contents

if TYPE_CHECKING:
    from lxml.etree import _Element

CP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
CP_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
PREFIXES = {
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp",
    "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp",
    "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq",
    "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav",
    "http://www.imsglobal.org/xsd/imsss": "imsss",
}
VERSIONS = ("1.2", "2004 3rd Edition", "2004 4th Edition")
LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 1000
# Children of an item, and of its sequencing, in the order that the schemas want.
ITEM_ORDER = ("title", "item", "metadata")
SEQUENCING_ORDER = (
    "controlMode sequencingRules limitConditions auxiliaryResources rollupRules objectives randomizationControls "
    "deliveryControls"
).split()
_DATED = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|(?:19|20)\d\d-?[01]\d-?[0-3]\d|\d{10,}", re.I
)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Hold a manifest that could be parsed, and the package that it stands in."""

    package: Contents
    root: _Element

    @cached_property
    def version(self) -> str:
        """Read `schemaversion` as it is written."""
        return self.root.findtext("{*}metadata/{*}schemaversion") or ""

    @property
    def is_12(self) -> bool:
        return not self.version.startswith("2004")

    @cached_property
    def resources(self) -> tuple[_Element, ...]:
        return tuple(self.root.iter("{*}resource"))

    def all(self, name: str) -> Iterator[_Element]:
        yield from self.root.iter(f"{{*}}{name}")

    def tell(self, code: str, message: str, hint: str, at: _Element | None = None) -> Problem:
        line = self.root.sourceline if at is None else at.sourceline
        return self.package.problem(code, message, hint, MANIFEST, line if isinstance(line, int) else 0)

    def warn(self, code: str, message: str, hint: str, at: _Element | None = None) -> Problem:
        line = self.root.sourceline if at is None else at.sourceline
        return self.package.warning(code, message, hint, MANIFEST, line if isinstance(line, int) else 0)


def local(tag: Any) -> str:
    """Name an element or attribute without its namespace; a comment has no name."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def scorm_type(resource: _Element) -> str:
    """Read whether a resource is a `sco` or an `asset`, whatever the case of the attribute."""
    return next(
        (str(value).lower() for name, value in resource.attrib.items() if local(name).lower() == "scormtype"), ""
    )


def check_namespaces(manifest: Manifest) -> Iterator[Problem]:
    """Moodle compares prefixes as texts, and wants the one of content packaging to be none."""
    wanted = CP_12 if manifest.is_12 else CP_2004
    if manifest.root.nsmap.get(None) != wanted:
        hint = f'Write xmlns="{wanted}", and its elements without a prefix.'
        yield manifest.tell("W105", "Content packaging is not the default namespace.", hint)
    told = set()
    for element in manifest.root.iter():
        for prefix, name in element.nsmap.items():
            literal = PREFIXES.get(name, prefix)
            if prefix != literal and (prefix, name) not in told:
                told.add((prefix, name))
                hint = f"Write `{literal}:`; some platforms compare it as a text and find no SCO."
                yield manifest.tell("W106", f"The prefix `{prefix}` stands for `{name}`.", hint, element)


def check_version(manifest: Manifest) -> Iterator[Problem]:
    if manifest.version not in VERSIONS:
        hint = "Write exactly `1.2`, `2004 3rd Edition` or `2004 4th Edition`; anything else is played as 1.2."
        yield manifest.tell("W107", f"The schemaversion is `{manifest.version}`.", hint)


def check_types(manifest: Manifest) -> Iterator[Problem]:
    wanted = "scormtype" if manifest.is_12 else "scormType"
    for resource in manifest.resources:
        names = [local(name) for name in resource.attrib if local(name).lower() == "scormtype"]
        if names and names != [wanted]:
            yield manifest.tell("W108", f"The attribute is `{names[0]}`.", f"Write `adlcp:{wanted}`.", resource)


def check_thresholds(manifest: Manifest) -> Iterator[Problem]:
    """Each edition has its own way to say what passes."""
    for score in manifest.all("masteryscore"):
        if not manifest.is_12 or local(getattr(score.getparent(), "tag", "")) != "item":
            yield manifest.tell("W109", "`adlcp:masteryscore` is for items of SCORM 1.2.", "Take it out.", score)
    for threshold in manifest.all("completionThreshold"):
        if manifest.version != "2004 4th Edition":
            hint = "Take it out; the course itself says what completes it."
            yield manifest.tell("W110", "`completionThreshold` is for the 4th edition.", hint, threshold)
        elif (threshold.text or "").strip():
            hint = "Write attributes: `completedByMeasure`, `minProgressMeasure`."
            yield manifest.tell("W110", "`completionThreshold` holds a text.", hint, threshold)


def check_order(manifest: Manifest) -> Iterator[Problem]:
    """The schemas have an order, and strict platforms keep it."""
    for item in manifest.all("item"):
        ranks = [ITEM_ORDER.index(name) if name in ITEM_ORDER else len(ITEM_ORDER) for name in _children(item)]
        if ranks != sorted(ranks):
            hint = "Order: title, items, metadata, then `adlcp:` and sequencing."
            yield manifest.tell("W111", "The children of an item are out of order.", hint, item)
    for sequencing in manifest.all("sequencing"):
        known = [SEQUENCING_ORDER.index(name) for name in _children(sequencing) if name in SEQUENCING_ORDER]
        if known != sorted(known):
            hint = f"Order: {', '.join(SEQUENCING_ORDER)}."
            yield manifest.tell("W112", "The children of a sequencing are out of order.", hint, sequencing)
    for rules in manifest.all("sequencingRules"):
        hint = "Let learners choose (`imsss:controlMode choice flow`), and guide them inside the course."
        yield manifest.warn("W113", "Most platforms do not follow sequencing rules.", hint, rules)


def _children(element: _Element) -> list[str]:
    return [name for name in (local(child.tag) for child in element) if name]


def check_titles(manifest: Manifest) -> Iterator[Problem]:
    for parent in (*manifest.all("organization"), *manifest.all("item")):
        title = parent.find("{*}title")
        text = "" if title is None else (title.text or "").strip()
        if not text:
            yield manifest.tell("W114", f"The {local(parent.tag)} has no title.", "Give it one.", parent)
        elif "\n" in text:
            yield manifest.tell("W114", "The title has several lines.", "Write it on one.", title)
        elif len(text) > LONGEST_TITLE:
            hint = f"Keep to {LONGEST_TITLE}: Moodle fails above 255."
            yield manifest.tell("W114", f"The title has {len(text)} characters.", hint, title)


def check_resources(manifest: Manifest) -> Iterator[Problem]:
    """One SCO, the first resource: several platforms launch the first, and track no other."""
    scos = [resource for resource in manifest.resources if scorm_type(resource) == "sco"]
    if not scos:
        hint = 'Mark the resource that is opened: `adlcp:scormtype="sco"`.'
        yield manifest.tell("W115", "No resource is a SCO: nothing will be tracked.", hint)
    elif manifest.resources[0] is not scos[0]:
        yield manifest.tell("W115", "The SCO is not the first resource.", "Put it first.", scos[0])
    if len(scos) > 1 and not manifest.is_12:
        hint = "Make each a package of its own: Moodle tracks none but the first."
        yield manifest.tell("W116", f"There are {len(scos)} SCOs; in SCORM 2004 only one is tracked.", hint, scos[1])
    if manifest.is_12 and any(item.find("{*}item") is not None for item in manifest.all("item")):
        yield manifest.warn("W116", "Items stand inside items.", "Make them one flat list.")


def check_files(manifest: Manifest) -> Iterator[Problem]:
    """Every file is listed and every listed file is there."""
    listed = {unquote(file.get("href") or ""): file for file in manifest.all("file")}
    listed |= {unquote((one.get("href") or "").split("?")[0]): one for one in manifest.resources if one.get("href")}
    for path, file in listed.items():
        if path not in manifest.package.files and not re.match(r"https?:", path):
            hint = "Put it into the zip, or take it out of the list; upper and lower case count."
            yield manifest.tell("W119", f"`{path}` is listed, but not in the package.", hint, file)
    for path in manifest.package.files:
        is_schema = path.endswith((".xsd", ".dtd"))
        if path not in listed and path != MANIFEST and not is_schema:
            yield manifest.tell("W120", f"`{path}` is in the package, but not listed.", "List it as a file.")
    for element in manifest.root.iter():
        if "{http://www.w3.org/XML/1998/namespace}base" in element.attrib:
            yield manifest.tell("W121", "Several platforms forget `xml:base`.", "Write whole paths.", element)


def check_references(manifest: Manifest) -> Iterator[Problem]:
    """What is pointed at must be there."""
    resources = {resource.get("identifier") for resource in manifest.resources}
    for item in manifest.all("item"):
        name = item.get("identifierref")
        if name and name not in resources:
            yield manifest.tell("W122", f"There is no resource `{name}`.", "Correct `identifierref`.", item)
    organizations = {one.get("identifier") for one in manifest.all("organization")}
    for parent in manifest.all("organizations"):
        if parent.get("default") not in organizations:
            name = parent.get("default") or ""
            yield manifest.tell("W122", f"There is no organization `{name}`.", "Correct `default`.", parent)
    seen: set[str] = set()
    for element in manifest.root.iter():
        name = element.get("identifier") or ""
        if name in seen:
            yield manifest.tell("W122", f"Two elements are called `{name}`.", "Rename one.", element)
        seen |= {name} - {""}


def check_launch(manifest: Manifest) -> Iterator[Problem]:
    hint = "Put what the course must know into its page: several platforms drop parameters."
    for element in (*manifest.all("item"), *manifest.resources):
        if element.get("parameters") or "?" in (element.get("href") or ""):
            yield manifest.tell("W128", "The course is opened with parameters.", hint, element)


def check_identifier(manifest: Manifest) -> Iterator[Problem]:
    name = manifest.root.get("identifier") or ""
    if not name:
        yield manifest.tell("W129", "The manifest has no identifier.", "Give it one that never changes.")
    elif _DATED.search(name):
        hint = "Use a name that the next version keeps: with another one all progress is lost."
        yield manifest.warn("W129", f"The identifier `{name}` looks as if it changes with each version.", hint)


def check_description(manifest: Manifest) -> Iterator[Problem]:
    """Platforms and libraries find a course by its metadata."""
    lom = manifest.root.find("{*}metadata/{*}lom")
    if lom is None:
        yield manifest.warn(
            "W130", "The manifest does not describe the course.", "Add a `lom` with title and language."
        )
        return
    for name in ("title", "description", "language"):
        element = lom.find(f"{{*}}general/{{*}}{name}")
        text = "" if element is None else "".join(str(part) for part in element.itertext()).strip()
        if not text:
            yield manifest.warn("W130", f"The description has no {name}.", f"Add a `{name}`.", lom)
        elif name == "description" and manifest.is_12 and len(text) > LONGEST_DESCRIPTION:
            hint = f"Keep to {LONGEST_DESCRIPTION:,} characters in SCORM 1.2."
            yield manifest.warn("W130", f"The description has {len(text):,} characters.", hint, element)


RULES: tuple[Callable[[Manifest], Iterator[Problem]], ...] = (
    check_namespaces,
    check_version,
    check_types,
    check_thresholds,
    check_order,
    check_titles,
    check_resources,
    check_files,
    check_references,
    check_launch,
    check_identifier,
    check_description,
)
