"""Answers that differ in the source differ in a translation, or the question is shown in the source."""

import pytest

from builder.catalog import localize
from tests.catalog.courses import course, in_words, proses

CHOICE = "- [x] A street\n- [ ] A road\n"
ORDER = "1. First\n2. Second\n3. Third\n"
MATCH = "| Thing | Use |\n|---|---|\n| Well | Water |\n| Tree | Shade |\n"

# The body of a question, a translation of its answers, and on which lines of the catalog something is wrong.
CASES = [
    (CHOICE, {"A street": "Mtaa", "A road": "Barabara"}, []),
    (CHOICE, {"A street": "Barabara", "A road": "Barabara"}, [3]),
    (CHOICE, {"A street": "barabara", "A road": "**Barabara** "}, [3]),
    (ORDER, {"First": "Kwanza", "Second": "Pili", "Third": "Pili"}, [4]),
    (MATCH, {"Thing": "a", "Use": "b", "Well": "Kisima", "Tree": "Mti", "Water": "Maji", "Shade": "Maji"}, [7]),
    (MATCH, {"Thing": "a", "Use": "b", "Well": "Maji", "Tree": "Mti", "Water": "Maji", "Shade": "Kivuli"}, []),
]


@pytest.mark.parametrize(("body", "words", "lines"), CASES)
def test_answers_stay_apart(body: str, words: dict[str, str], lines: list[int]) -> None:
    subject = course(f"# T\n\n:::{{quiz}}\n### Which? {{#which}}\n\n{body}\n:::\n")
    result = localize(subject, (in_words({"Which?": "Ipi?", **words}),), "sw")
    told = [(found.code, found.place.line) for found in result.problems if found.is_error]
    assert told == [("T122", line) for line in lines]
    assert {prose.locale for prose in proses(result) if prose.source in words} == {"en" if lines else "sw"}


def test_a_farther_catalog_may_tell_them_apart() -> None:
    subject = course(f"# T\n\n:::{{quiz}}\n### Which? {{#which}}\n\n{CHOICE}\n:::\n")
    near = in_words({"Which?": "1", "A street": "x", "A road": "x"}, "es-CO")
    far = in_words({"Which?": "1", "A street": "calle", "A road": "camino"}, "es")
    result = localize(subject, (near, far), "es-CO")
    assert {prose.locale for prose in proses(result) if prose.source == "A road"} == {"es"}
