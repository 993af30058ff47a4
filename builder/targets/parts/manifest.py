"""Write `imsmanifest.xml` for SCORM: one SCO, every file listed, who made it and under which licence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from builder.model import Edition
from builder.targets.parts.manifest_lom import IEEE, IMS, Terms, describe, one_line, title_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["SCORM_12", "SCORM_2004_3RD", "SCORM_2004_4TH", "Flavour", "identify", "manifest", "one_line"]

# SCORM 1.2 Content Aggregation Model, section 2.3; SCORM 2004 CAM, section 3.4. Moodle matches the prefixes as strings,
# and wants the content packaging namespace without one.
_OLD = {None: "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2"}
_NEW = {
    None: "http://www.imsglobal.org/xsd/imscp_v1p1",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
    "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
    "adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
    "imsss": "http://www.imsglobal.org/xsd/imsss",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flavour:
    """Hold what differs between the editions of SCORM; `name` ends the identifier of a package."""

    name: str
    version: str
    namespaces: Mapping[str | None, str]
    type_attribute: str
    terms: Terms
    has_sequencing: bool

    def __hash__(self) -> int:
        return hash(self.name)

    def tag(self, name: str, prefix: str | None = None) -> str:
        """Spell a name with its namespace."""
        return f"{{{self.namespaces[prefix]}}}{name}"


SCORM_12 = Flavour(
    name="scorm12",
    version="1.2",
    namespaces=_OLD,
    type_attribute="scormtype",
    terms=IMS,
    has_sequencing=False,
)
SCORM_2004_3RD = Flavour(
    name="scorm2004-3rd",
    version="2004 3rd Edition",
    namespaces=_NEW,
    type_attribute="scormType",
    terms=IEEE,
    has_sequencing=True,
)
SCORM_2004_4TH = replace(SCORM_2004_3RD, name="scorm2004-4th", version="2004 4th Edition")


def manifest(edition: Edition, beside: Sequence[str], strings: Mapping[str, str], flavour: Flavour = SCORM_12) -> bytes:
    """Write the manifest of an edition whose page is `index.html`; `beside` are the paths of its other files.

    `strings` are what is said in the edition's language about its translation.

    No `adlcp:masteryscore`: with one, Moodle overwrites the status at LMSFinish from the raw score alone, and a
    learner who passed each quiz but one, or has not seen every lesson, would be reported as passed. The player
    knows the rule of the course and reports passed or failed itself.
    """
    from lxml import etree  # 41 ms to import: only where a manifest is written

    identifier = identify(edition, flavour.name)
    prefixes: Any = {**flavour.namespaces, **_lom_prefix(flavour)}
    root = etree.Element(flavour.tag("manifest"), nsmap=prefixes)
    root.set("identifier", identifier)
    root.set("version", "1.0")
    metadata = _add(root, flavour.tag("metadata"))
    _add(metadata, flavour.tag("schema"), "ADL SCORM")
    _add(metadata, flavour.tag("schemaversion"), flavour.version)
    describe(metadata, edition, strings, flavour.terms)
    _organize(root, identifier, title_of(edition), flavour)
    _list_files(root, ("index.html", *beside), flavour)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def identify(edition: Edition, flavour: str) -> str:
    """Name a package for a platform: the same in every version, or each learner's progress would be lost."""
    apart = [name for name in (edition.audience, edition.profile, edition.part) if name not in ("learner", "full", "")]
    return "-".join(["satchel", edition.course.slug, edition.locale, *apart, flavour])


def _lom_prefix(flavour: Flavour) -> Mapping[str | None, str]:
    return {"imsmd" if flavour.terms is IMS else "lom": flavour.terms.namespace}


def _add(parent: _Element, tag: str, text: str | None = None, **attributes: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def _organize(root: _Element, identifier: str, title: str, flavour: Flavour) -> None:
    tag = flavour.tag
    organizations = _add(root, tag("organizations"), default=f"{identifier}-organization")
    organization = _add(organizations, tag("organization"), identifier=f"{identifier}-organization")
    _add(organization, tag("title"), title)
    item = _add(organization, tag("item"), identifier=f"{identifier}-item", identifierref="page", isvisible="true")
    _add(item, tag("title"), title)
    if flavour.has_sequencing:
        _sequence(item, flavour, completionSetByContent="true", objectiveSetByContent="true")
        _sequence(organization, flavour)


def _sequence(parent: _Element, flavour: Flavour, **delivered: str) -> None:
    """Let learners come and go; completion and success are what the course itself reports."""
    sequencing = _add(parent, flavour.tag("sequencing", "imsss"))
    if not delivered:
        _add(sequencing, flavour.tag("controlMode", "imsss"), choice="true", flow="true")
    else:
        _add(sequencing, flavour.tag("deliveryControls", "imsss"), **delivered)


def _list_files(root: _Element, paths: Sequence[str], flavour: Flavour) -> None:
    """List the one resource; it is the first, because some platforms launch the first one."""
    resources = _add(root, flavour.tag("resources"))
    page = _add(resources, flavour.tag("resource"), identifier="page", type="webcontent", href=paths[0])
    page.set(flavour.tag(flavour.type_attribute, "adlcp"), "sco")
    for path in paths:
        _add(page, flavour.tag("file"), href=path)
