"""`imsmanifest.xml` keeps the rules of SCORM 1.2 and of the platforms that read it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from builder.archive import PACKING_LIST
from builder.model import Edition
from builder.targets.parts.manifest import identify, one_line
from tests.targets.packages import files_of, small
from tests.theme.values import say

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
SCORMTYPE = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype"


def root_of(made: Edition) -> Any:
    return etree.fromstring(files_of("scorm12", made)["imsmanifest.xml"])


RULES = {
    "the namespace of content packaging is the default one": lambda root: root.nsmap[None] == CP[1:-1],
    "the prefix adlcp is literal": lambda root: root.nsmap["adlcp"] == SCORMTYPE[1:].partition("}")[0],
    "the version is 1.2": lambda root: root.findtext(f".//{CP}schemaversion") == "1.2",
    "there is one item": lambda root: len(root.findall(f".//{CP}item")) == 1,
    "there is one SCO, and it is the first resource": lambda root: (
        [each.get(SCORMTYPE) for each in root.findall(f".//{CP}resource")] == ["sco"]
    ),
    "the item leads to the resource": lambda root: (
        root.find(f".//{CP}item").get("identifierref") == root.find(f".//{CP}resource").get("identifier")
    ),
    "the default organization is there": lambda root: (
        root.find(f"{CP}organizations").get("default") == root.find(f".//{CP}organization").get("identifier")
    ),
    "the SCO is the page": lambda root: root.find(f".//{CP}resource").get("href") == "index.html",
    "no mastery score": lambda root: root.find(".//{*}masteryscore") is None,
    "no launch parameters": lambda root: "parameters" not in root.find(f".//{CP}item").attrib,
    "identifiers are unique": lambda root: len(set(root.xpath("//@identifier"))) == len(root.xpath("//@identifier")),
    "titles are one line": lambda root: all("\n" not in each.text for each in root.findall(f".//{CP}title")),
    "no xml:base": lambda root: not root.xpath("//@xml:base"),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule(rule: str) -> None:
    assert RULES[rule](root_of(small()))


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    files = files_of("scorm12", small())
    listed = [each.get("href") for each in root_of(small()).findall(f".//{CP}file")]
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"} | {PACKING_LIST})
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in files)


def test_letters_are_written_as_utf8() -> None:
    content = files_of("scorm12", small(title=say("Ville à l'étroit – مدينة")))["imsmanifest.xml"]
    assert "Ville à l'étroit – مدينة".encode() in content
    assert b"&#" not in content


def test_what_describes_the_course() -> None:
    words = {text.strip() for text in root_of(small()).itertext() if text.strip()}
    assert {"Miji midogo", "Jinsi miji inavyokua.", "sw", "mipango", "1.0"} <= words
    assert any(text.startswith("CC-BY-4.0") for text in words)


def test_control_characters_do_not_reach_xml() -> None:
    assert root_of(small(title=say("Miji\x00\x0b midogo\ufffe"))).findtext(f".//{CP}title") == "Miji midogo"


@pytest.mark.parametrize(
    ("changed", "identifier"),
    [
        ({}, "satchel-towns-sw-scorm12"),
        ({"audience": "trainer"}, "satchel-towns-sw-trainer-scorm12"),
        ({"profile": "lite"}, "satchel-towns-sw-lite-scorm12"),
    ],
)
def test_the_identifier(changed: dict[str, str], identifier: str) -> None:
    assert identify(replace(small(), **changed), "scorm12") == identifier


def test_a_new_version_keeps_the_identifier() -> None:
    assert identify(small(version="2.0"), "scorm12") == identify(small(version="1.0"), "scorm12")


@pytest.mark.parametrize(
    ("text", "longest", "line"),
    [
        ("Miji", 10, "Miji"),
        ("Miji\n midogo", 20, "Miji midogo"),
        ("Miji midogo sana", 12, "Miji midogo…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_one_line(text: str, longest: int, line: str) -> None:
    assert one_line(text, longest) == line
    assert len(line) <= longest
