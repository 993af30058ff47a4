"""Write `imsmanifest.xml` for SCORM 1.2: one SCO, every file listed, who made it and under which licence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from builder.model import Course, Edition, Translation, plain_text
from builder.theme.speak import percent

if TYPE_CHECKING:
    from lxml.etree import _Element

# SCORM 1.2 Content Aggregation Model, section 2.3. Moodle matches the prefix `adlcp` as a string, and wants the
# content packaging namespace without one.
CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
LOM = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"

NAMESPACES: Any = {None: CP, "adlcp": ADLCP, "imsmd": LOM}

# Moodle keeps a title in 255 characters and fails above; a translation may grow.
LONGEST_TITLE = 200
# IMS Learning Resource Meta-Data 1.2.1: smallest permitted maximum of general.description.
LONGEST_DESCRIPTION = 1000

# What XML 1.0 cannot hold.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_UNREAD = "Not yet reviewed by a native speaker."


def manifest(edition: Edition, beside: Sequence[str], strings: Mapping[str, str]) -> bytes:
    """Write the manifest of an edition whose page is `index.html`; `beside` are the paths of its other files.

    `strings` are what is said in the edition's language about its translation.

    No `adlcp:masteryscore`: with one, Moodle overwrites the status at LMSFinish from the raw score alone, and a
    learner who passed each quiz but one, or has not seen every lesson, would be reported as passed. The player
    knows the rule of the course and reports passed or failed itself.
    """
    from lxml import etree  # 41 ms to import: only where a manifest is written

    identifier = identify(edition)
    root = etree.Element(_cp("manifest"), nsmap=NAMESPACES)
    root.set("identifier", identifier)
    root.set("version", "1.0")
    metadata = _add(root, _cp("metadata"))
    _add(metadata, _cp("schema"), "ADL SCORM")
    _add(metadata, _cp("schemaversion"), "1.2")
    _describe(metadata, edition, strings)
    _organize(root, identifier, one_line(plain_text(edition.course.title), LONGEST_TITLE))
    _list_files(root, ("index.html", *beside))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def identify(edition: Edition) -> str:
    """Name a course for a platform: the same in every version, or each learner's progress would be lost."""
    flavour = [name for name in (edition.audience, edition.profile) if name not in ("learner", "full")]
    return "-".join(["satchel", edition.course.slug, edition.locale, *flavour, "scorm12"])


def one_line(text: str, longest: int) -> str:
    """Bring a text onto one line; what is longer ends in an ellipsis, between words where there are any."""
    words = " ".join(_CONTROL.sub(" ", text).split())
    if len(words) <= longest:
        return words
    head, space, _ = words[:longest].rpartition(" ")
    return (head if space else words[: longest - 1]).rstrip(" .,;:–-") + "…"


def _cp(name: str) -> str:
    return f"{{{CP}}}{name}"


def _add(parent: _Element, tag: str, text: str | None = None, **attributes: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def _organize(root: _Element, identifier: str, title: str) -> None:
    organizations = _add(root, _cp("organizations"), default=f"{identifier}-organization")
    organization = _add(organizations, _cp("organization"), identifier=f"{identifier}-organization")
    _add(organization, _cp("title"), title)
    item = _add(organization, _cp("item"), identifier=f"{identifier}-item", identifierref="page", isvisible="true")
    _add(item, _cp("title"), title)


def _list_files(root: _Element, paths: Sequence[str]) -> None:
    """List the one resource; it is the first, because some platforms launch the first one."""
    resources = _add(root, _cp("resources"))
    page = _add(resources, _cp("resource"), identifier="page", type="webcontent", href=paths[0])
    page.set(f"{{{ADLCP}}}scormtype", "sco")
    for path in paths:
        _add(page, _cp("file"), href=path)


def _describe(metadata: _Element, edition: Edition, strings: Mapping[str, str]) -> None:
    """Add the course's description (IMS Learning Resource Meta-Data 1.2.1, in its order of elements)."""
    course = edition.course
    lom = _add(metadata, f"{{{LOM}}}lom")
    general = _add(lom, f"{{{LOM}}}general")
    _text(general, "title", one_line(plain_text(course.title), LONGEST_TITLE), edition.locale)
    _add(general, f"{{{LOM}}}language", edition.locale)
    _text(general, "description", one_line(plain_text(course.summary), LONGEST_DESCRIPTION), edition.locale)
    for keyword in course.keywords:
        _text(general, "keyword", one_line(plain_text(keyword), LONGEST_DESCRIPTION), edition.locale)
    lifecycle = _add(lom, f"{{{LOM}}}lifecycle")
    _text(lifecycle, "version", one_line(course.version, 50), "x-none")
    _choice(lifecycle, "status", "Draft" if edition.is_draft else "Final")
    _license(lom, course)
    if edition.translation:
        told = one_line(_about_translation(edition, edition.translation, strings), LONGEST_DESCRIPTION)
        _text(_add(lom, f"{{{LOM}}}annotation"), "description", told, edition.locale)


def _about_translation(edition: Edition, translation: Translation, strings: Mapping[str, str]) -> str:
    """Say how much is translated, by whom, and whether a native speaker has read it."""

    def say(message: str, *values: str) -> str:
        text = strings.get(message, message)
        return text.replace("%s", values[0]) if values else text

    parts = [say("%s translated", percent(edition.coverage.percent, edition.tongue.like)) + "."]
    if translation.translators:
        parts.append(f"{say('Translators')}: {', '.join(translation.translators)}.")
    if translation.reviewers:
        parts.append(say("Reviewed by %s.", ", ".join(translation.reviewers)))
    read = "Reviewed by a native speaker." if translation.is_native_reviewed else _UNREAD
    return " ".join((*parts, say(read)))


def _license(lom: _Element, course: Course) -> None:
    rights = _add(lom, f"{{{LOM}}}rights")
    _choice(rights, "copyrightandotherrestrictions", "yes")
    holders = ", ".join((*course.authors, *((course.publisher,) if course.publisher else ())))
    words = f"{course.license} – {holders}" if holders else course.license
    _text(rights, "description", one_line(words, LONGEST_DESCRIPTION), "x-none")


def _choice(parent: _Element, name: str, value: str) -> None:
    """Add an element that holds a word of a vocabulary."""
    element = _add(parent, f"{{{LOM}}}{name}")
    for part, word in (("source", "LOMv1.0"), ("value", value)):
        _text(element, part, word, "x-none")


def _text(parent: _Element, name: str, text: str, language: str) -> None:
    """Add an element that holds one string in a language."""
    element = _add(parent, f"{{{LOM}}}{name}")
    string = _add(element, f"{{{LOM}}}langstring", text)
    string.set("{http://www.w3.org/XML/1998/namespace}lang", language)
