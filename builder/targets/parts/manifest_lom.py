"""Describe an edition in a manifest: IMS Learning Resource Meta-Data 1.2.1 in SCORM 1.2, IEEE LOM in SCORM 2004."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model import Course, Edition, Translation, plain_text
from builder.theme.speak import percent

if TYPE_CHECKING:
    from lxml.etree import _Element

# Moodle keeps a title in 255 characters and fails above; a translation may grow.
LONGEST_TITLE = 200
# IMS Learning Resource Meta-Data 1.2.1: smallest permitted maximum of general.description.
LONGEST_DESCRIPTION = 1000

# What XML 1.0 cannot hold.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_UNREAD = "Not yet reviewed by a native speaker."


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Hold what the two standards call the same things; `language` is an attribute of a `text`."""

    namespace: str
    life: str
    rights: str
    text: str
    language: str
    vocabulary_has_texts: bool
    statuses: tuple[str, str]


IMS = Terms(
    namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    life="lifecycle",
    rights="copyrightandotherrestrictions",
    text="langstring",
    language=_XML_LANG,
    vocabulary_has_texts=True,
    statuses=("Draft", "Final"),
)
IEEE = Terms(
    namespace="http://ltsc.ieee.org/xsd/LOM",
    life="lifeCycle",
    rights="copyrightAndOtherRestrictions",
    text="string",
    language="language",
    vocabulary_has_texts=False,
    statuses=("draft", "final"),
)


def title_of(edition: Edition) -> str:
    """Title a package: the course, and its module where it holds one."""
    course = edition.course
    title = plain_text(course.title)
    if edition.part:
        title = f"{title}: {plain_text(course.modules[0].title)}"
    return one_line(title, LONGEST_TITLE)


def describe(metadata: _Element, edition: Edition, strings: Mapping[str, str], terms: Terms) -> None:
    """Add the course's description, in the order of elements that both standards have."""
    course, writer = edition.course, _Writer(terms)
    lom = writer.add(metadata, "lom")
    general = writer.add(lom, "general")
    writer.text(general, "title", title_of(edition), edition.locale)
    writer.add(general, "language", edition.locale)
    writer.text(general, "description", one_line(plain_text(course.summary), LONGEST_DESCRIPTION), edition.locale)
    for keyword in course.keywords:
        writer.text(general, "keyword", one_line(plain_text(keyword), LONGEST_DESCRIPTION), edition.locale)
    life = writer.add(lom, terms.life)
    writer.text(life, "version", one_line(course.version, 50), "x-none")
    writer.choice(life, "status", terms.statuses[0 if edition.is_draft else 1])
    rights = writer.add(lom, "rights")
    writer.choice(rights, terms.rights, "yes")
    writer.text(rights, "description", _license(course), "x-none")
    if edition.translation:
        told = one_line(_about_translation(edition, edition.translation, strings), LONGEST_DESCRIPTION)
        writer.text(writer.add(lom, "annotation"), "description", told, edition.locale)


def one_line(text: str, longest: int) -> str:
    """Bring a text onto one line; what is longer ends in an ellipsis, between words where there are any."""
    words = " ".join(_CONTROL.sub(" ", text).split())
    if len(words) <= longest:
        return words
    head, space, _ = words[:longest].rpartition(" ")
    return (head if space else words[: longest - 1]).rstrip(" .,;:–-") + "…"


def _license(course: Course) -> str:
    holders = ", ".join((*course.authors, *((course.publisher,) if course.publisher else ())))
    return one_line(f"{course.license} – {holders}" if holders else course.license, LONGEST_DESCRIPTION)


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


class _Writer:
    """Add elements of one standard."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def add(self, parent: _Element, name: str, text: str | None = None) -> _Element:
        from lxml import etree

        child = etree.SubElement(parent, f"{{{self._terms.namespace}}}{name}")
        child.text = text
        return child

    def text(self, parent: _Element, name: str, text: str, language: str) -> None:
        """Add an element that holds one string in a language."""
        self.add(self.add(parent, name), self._terms.text, text).set(self._terms.language, language)

    def choice(self, parent: _Element, name: str, value: str) -> None:
        """Add an element that holds a word of a vocabulary."""
        element = self.add(parent, name)
        for part, word in (("source", "LOMv1.0"), ("value", value)):
            if self._terms.vocabulary_has_texts:
                self.text(element, part, word, "x-none")
            else:
                self.add(element, part, word)
