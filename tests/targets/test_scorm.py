"""SCORM 2004, one package of each module, and progress that is proven to have room."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from builder.errors import ProblemsFound
from builder.model import File, Scorm, Span, Term, TermRef
from builder.player import capacity
from builder.targets import find_targets
from builder.targets.parts.manifest import SCORM_12, SCORM_2004_4TH, identify
from builder.targets.parts.sco import prove_room, state_of
from tests.targets.packages import KIT, files_of, outline_of, page_of, small
from tests.theme.samples import CHOICE, quiz
from tests.theme.values import edition, module, p, say

EDITIONS = {"scorm2004-3rd": "2004 3rd Edition", "scorm2004-4th": "2004 4th Edition"}
ADLCP = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
IMSSS = "{http://www.imsglobal.org/xsd/imsss}"


def root_of(target: str, made: Any) -> Any:
    return etree.fromstring(files_of(target, made)["imsmanifest.xml"])


@pytest.mark.parametrize("target", EDITIONS)
def test_a_manifest_of_scorm_2004(target: str) -> None:
    root = root_of(target, small())
    assert root.findtext(".//{*}schemaversion") == EDITIONS[target]
    assert root.nsmap[None] == "http://www.imsglobal.org/xsd/imscp_v1p1"
    assert {"adlcp", "adlseq", "adlnav", "imsss"} <= set(root.nsmap)
    assert [each.get(f"{ADLCP}scormType") for each in root.iter("{*}resource")] == ["sco"]
    delivered = root.find(f".//{{*}}item/{IMSSS}sequencing/{IMSSS}deliveryControls")
    assert dict(delivered.attrib) == {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    assert root.get("identifier") == f"satchel-towns-sw-{target}"


@pytest.mark.parametrize("target", EDITIONS)
def test_the_page_speaks_the_packaged_flavour(target: str) -> None:
    assert outline_of(page_of(target, small()))["tracking"] == "scorm2004"


@pytest.mark.parametrize("rule", ["lessons", "quiz", "both"])
def test_the_rule_of_completion_reaches_the_player(rule: Any) -> None:
    assert outline_of(page_of("scorm12", small(scorm=Scorm(completion=rule))))["completion"] == rule


def by_module(**changed: Any) -> tuple[Any, ...]:
    """Split a course of two modules, of which the first links to both."""
    links = [Span(tag="a", attrs=(("href", href),), children=say(href).nodes) for href in ("02-water.md", "01-land.md")]
    first = module("land", p("", "sw", *links), quiz(CHOICE))
    made = edition(first, module("water"), scorm=Scorm(scope="module"), **changed)
    return find_targets()["scorm12"].split(made, KIT).editions


def test_each_module_is_a_package_of_its_own() -> None:
    parts = by_module()
    assert [part.part for part in parts] == ["land", "water"]
    assert [identify(part, "scorm12") for part in parts] == [
        "satchel-towns-sw-land-scorm12",
        "satchel-towns-sw-water-scorm12",
    ]
    titles = [root_of("scorm12", part).findtext(".//{*}item/{*}title") for part in parts]
    assert titles == ["Miji midogo: Ardhi", "Miji midogo: Ardhi"]
    outlines = [outline_of(page_of("scorm12", part)) for part in parts]
    assert [(one["module"], one["lessons"], len(one["quizzes"])) for one in outlines] == [
        ("land", ["land/rent"], 1),
        ("water", ["water/rent"], 0),
    ]


def test_a_link_into_another_module_becomes_words() -> None:
    page = page_of("scorm12", by_module()[0])
    (lesson,) = page.xpath("//section[@data-lesson]")
    assert "02-water.md" in lesson.text_content()
    assert [link.get("href") for link in lesson.iter("a") if ".md" in (link.text or "")] == ["#/land"]


def test_a_course_stays_whole_by_default() -> None:
    made = edition(module("land"), module("water"))
    assert find_targets()["scorm12"].split(made, KIT).editions == (made,)


def test_a_package_of_one_module_says_which_and_keeps_its_own_terms() -> None:
    terms = tuple(Term(id=name, name=say(name), children=(p(f"{name} defined", "sw"),)) for name in ("levy", "well"))
    mention = p("", "sw", TermRef(term="levy", children=say("levy").nodes))
    made = edition(module("land"), module("water", mention), scorm=Scorm(scope="module"), glossary=terms)
    land, water = (page_of("scorm12", part) for part in find_targets()["scorm12"].split(made, KIT).editions)
    kickers = [page.xpath("string(//section[contains(@class, 'module')]/p)") for page in (land, water)]
    assert ["1" in kickers[0], "2" in kickers[1]] == [True, True]
    assert [node.get("id") for node in water.xpath("//*[starts-with(@id, 'term-')]")] == ["term-levy"]
    assert land.xpath("//*[starts-with(@id, 'term-')] | //section[@id='/glossary']") == []


@pytest.mark.parametrize(("told", "expected"), [(True, True), (False, None)])
def test_what_is_said_in_surveys_goes_to_a_platform_only_when_asked_for(told: bool, expected: Any) -> None:
    outline = outline_of(page_of("scorm12", small(scorm=Scorm(surveys=told))))
    assert outline.get("tellsSurveys") is expected


def test_a_package_tells_its_largest_state() -> None:
    def state(target: str) -> tuple[int, int]:
        return state_of(tuple(File(path=path, content=content) for path, content in files_of(target, small()).items()))

    needed = capacity(outline_of(page_of("scorm12", small()))).needed
    assert (state("scorm12"), state("scorm2004-4th"), state("html")) == ((needed, 4096), (needed, 64_000), (0, 0))


def long(lessons: int, **quizzes: Any) -> dict[str, Any]:
    """Outline a course of many lessons."""
    return {"lessons": [f"m/{rank}" for rank in range(lessons)], "quizzes": [], **quizzes}


def test_a_course_whose_results_have_no_room_is_not_built() -> None:
    needs = capacity(long(1100))
    prove_room(small(), capacity(long(1000)), SCORM_12)
    prove_room(small(), needs, SCORM_2004_4TH)
    with pytest.raises(ProblemsFound) as stopped:
        prove_room(small(), needs, SCORM_12)
    (problem,) = stopped.value.problems
    assert problem.code == "B301"
    assert "4,404 characters" in problem.message and "4,096" in problem.message and "4,400" in problem.message


def test_the_outline_tells_the_longest_responses() -> None:
    (asked,) = outline_of(page_of("scorm12", small()))["quizzes"]
    longest = {question["kind"]: question["longest"] for question in asked["questions"]}
    assert longest == {"choice": 1, "gaps": None, "order": len("a,b,c,d"), "match": len("a.b,b.a")}
