"""A course translated by itself, really swapped and parsed again, is the same course."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from builder.catalog import extract, localize
from builder.catalog.facts import WRITERS
from builder.catalog.msgid import has_words, is_translatable, source_nodes, unbroken
from builder.markdown import parse_inline
from builder.model import Course, Fact, Inline, Prose, Text, with_nodes, with_prose
from builder.parse import parse
from builder.po import Catalog
from builder.source import read_course
from tests.catalog.courses import course, identical, proses
from tests.commonmark import EXAMPLES

PROJECT = Path(__file__).resolve().parents[2]
IDS = [f"{example['example']}-{example['section']}" for example in EXAMPLES]


def shown(value: Any) -> Any:
    """Take away where nodes stand, and in which locale; what a reader sees is left."""
    if isinstance(value, tuple):
        return tuple(shown(item) for item in value)
    if isinstance(value, Prose):
        return replace(value, nodes=shown(unbroken(unspoken(value).nodes)), locale="-")
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inside = {field.name: shown(getattr(value, field.name)) for field in fields(value) if field.name != "line"}
    return (type(value).__name__, tuple(inside.items()))


def unspoken(prose: Prose, *, even_answers: bool = False) -> Prose:
    """Take back what each language writes in its own way (a number, a date, a price), or all that facts stand for."""

    def bare(node: Inline) -> Inline:
        if not isinstance(node, Fact):
            return node
        return replace(node, children=()) if even_answers or node.name in WRITERS else node

    return with_nodes(prose, bare)


def check_identity(subject: Course) -> None:
    swapped = localize(subject, (identical(subject),), "sw")
    assert [problem for problem in swapped.problems if problem.is_error] == []
    assert all(prose.locale == "sw" for prose in proses(swapped) if is_translatable(prose))
    source = localize(subject, (), "en")
    assert shown(swapped.course.modules) == shown(source.course.modules)
    assert shown(swapped.course.glossary) == shown(source.course.glossary)
    assert shown(swapped.course.drawings) == shown(source.course.drawings)
    assert swapped.coverage.percent == 100


def check_emptiness(subject: Course) -> None:
    empty = localize(subject, (Catalog(locale="sw"),), "sw")
    assert empty.problems == ()
    for prose in proses(empty):
        expected = (Text(text=prose.source),) if prose.plain else parse_inline(
            prose.source, prose.scope, line=prose.place.line
        )  # fmt: skip
        assert unspoken(prose, even_answers=True).nodes == expected
        assert prose.locale == ("en" if has_words(source_nodes(prose)) or prose.skip else "sw")


@pytest.fixture(scope="module")
def sample() -> Course:
    return parse(read_course(PROJECT, "growing-towns"))[0]


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_examples_of_commonmark(example: dict[str, str]) -> None:
    subject = course(example["markdown"])
    check_identity(subject)
    check_emptiness(subject)


def test_the_sample_course(sample: Course) -> None:
    assert len(extract(sample).messages) > 300
    check_identity(sample)
    check_emptiness(sample)


def test_a_changed_translation_is_seen() -> None:
    """The comparison above can fail."""
    subject = course("# Towns\n\nThey *grow*.\n")
    words = identical(subject)
    changed = replace(words, messages=tuple(replace(one, text=one.text.replace("*", "**")) for one in words.messages))
    one, other = localize(subject, (words,), "sw"), localize(subject, (changed,), "sw")
    assert shown(one.course) != shown(other.course)


def test_soft_breaks_are_the_only_difference() -> None:
    subject = course("# T\n\nOne\ntwo\\\nthree `a\n  b`\n[label]\n\n[label]: https://example.org\n")
    assert [message.id for message in extract(subject).messages][3:] == [
        "One\ntwo\\\nthree `a\n  b`\n[label][label]"
    ], "collapsing the break inside code would change the code"
    check_identity(subject)


def test_a_course_is_left_alone() -> None:
    subject = course("# T\n\nWords.\n")
    before = with_prose(subject, lambda prose: prose)
    localize(subject, (identical(subject),), "sw")
    assert subject == before
    assert not subject.title.is_localized
