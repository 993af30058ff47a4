"""Modules: title, lessons, ids, footnotes, notes to translators, and text that is too deep."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from builder.errors import errors_in
from builder.markdown import parse_glossary, parse_inline
from builder.model import CodeBlock, HtmlBlock, MathBlock, Prose, SourceFile, plain_text, walk
from tests.markdown.parsing import body, module


def codes(text: str) -> list[str]:
    """List the problems of a module as `CODE:line`."""
    return [f"{problem.code}:{problem.place.line}" for problem in module(text)[1]]


FAULTS = {
    "no title": ("Text\n", ["M101:1"]),
    "empty title": ("#\n", ["M101:1"]),
    "two titles": ("# A\n\n# B\n", ["M102:3"]),
    "text above the title": ("Text\n\n# A\n", ["M103:1"]),
    "lesson without a title": ("# A\n\n##\n", ["M105:3"]),
    "id with a capital": ("# A\n\n## B {#Big}\n", ["M106:3"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_module_is_told_with_its_line(name: str) -> None:
    assert codes(FAULTS[name][0]) == FAULTS[name][1]


def test_lessons_begin_at_second_level_headings() -> None:
    parsed, problems = module("# *My* title\n\nIntro\n\n## First {#one}\n\nText\n\n### Inside\n\n## Größe der Stadt\n")
    assert problems == ()
    assert parsed.title.source == "*My* title"
    assert [(lesson.id, lesson.title.source) for lesson in parsed.lessons] == [
        ("one", "First"),
        ("groe-der-stadt", "Größe der Stadt"),
    ]
    assert [lesson.place.line for lesson in parsed.lessons] == [5, 11]


def test_lessons_of_one_name_get_numbers_and_scripts_without_latin_get_stable_ids() -> None:
    parsed, _problems = module("# A\n\n## B\n\n## B\n\n## مدينة\n")
    ids = [lesson.id for lesson in parsed.lessons]
    assert ids[:2] == ["b", "b-2"]
    assert ids[2] == module("# A\n\n## مدينة\n")[0].lessons[0].id
    assert ids[2].isascii()


def test_footnotes_belong_to_the_module() -> None:
    parsed, _problems = module("# A\n\nText[^a]\n\n:::{tip}\nMore[^b]\n:::\n\n[^a]: Note *a*.\n[^b]: Note b.\n")
    assert [note.label for note in parsed.footnotes] == ["a", "b"]
    assert [note.place.line for note in parsed.footnotes] == [9, 10]


def test_a_comment_speaks_to_the_translator_of_the_next_text() -> None:
    blocks, _codes = body("<!-- translators: the\nverb -->\n\nPlan\n\nOther\n")
    notes = {node.source: node.note for node in walk(blocks) if isinstance(node, Prose)}
    assert notes == {"Plan": "the verb", "Other": ""}


def test_a_text_can_be_kept_from_translation_or_told_apart() -> None:
    blocks, _codes = body("<!-- i18n: skip -->\n\nABC\n\n<!-- i18n: context noun -->\n\nPlan\n")
    proses = [node for node in walk(blocks) if isinstance(node, Prose)]
    assert [(prose.skip, prose.context) for prose in proses] == [(True, ""), (False, "noun")]


def test_every_prose_knows_its_line() -> None:
    blocks, _codes = body(
        "One\n\n- two\n\n  three\n- four\n\n| five | six |\n| --- | --- |\n| seven | eight |\n\n> nine\n"
    )
    lines = {node.source: node.place.line for node in walk(blocks) if isinstance(node, Prose)}
    assert lines == {
        "One": 2,
        "two": 4,
        "three": 6,
        "four": 7,
        "five": 9,
        "six": 9,
        "seven": 11,
        "eight": 11,
        "nine": 13,
    }


DEEP = {"quotes": ">" * 120 + " deep", "lists": "- " * 120 + "deep", "mixed": "> - " * 60 + "deep"}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_nested_too_deeply_is_an_error(name: str) -> None:
    assert "M104:1" in [code.replace(":2", ":1") for code in body(DEEP[name] + "\n")[1]]


def test_fifty_quotes_deep_loses_nothing() -> None:
    blocks, found = body(">" * 90 + " deep\n")
    assert found == [] and _words(blocks) == "deep"


def test_a_glossary_is_a_list_of_terms() -> None:
    text = "# Glossary\n\nland use\n: What *land* is for.\n\nUrban plan\n: One.\n\n: Two.\n"
    terms, problems = parse_glossary(SourceFile(path="glossary.md", text=text))
    assert problems == ()
    assert [(term.id, len(term.children)) for term in terms] == [("land-use", 1), ("urban-plan", 2)]


def test_a_glossary_holds_nothing_else() -> None:
    _terms, problems = parse_glossary(SourceFile(path="glossary.md", text="a\n: b\n\n- c\n"))
    assert [(problem.code, problem.place.line) for problem in problems] == [("M201", 4)]


def _words(blocks: object) -> str:
    """Read all that a document says."""
    said = []
    for node in walk(blocks):
        if isinstance(node, Prose):
            said.append(plain_text(parse_inline(node.source, node.scope)))
        elif isinstance(node, CodeBlock):
            said.append(node.text)
        elif isinstance(node, HtmlBlock):
            said.append(node.html)
        elif isinstance(node, MathBlock):
            said.append(node.tex)
    return " ".join(said)


def _behind(blocks: object) -> str:
    """Read what stands behind words: addresses, definitions, language of code, HTML."""
    nodes = [node for node in walk(blocks) if isinstance(node, Prose)]
    inline = [child for node in nodes for child in walk(parse_inline(node.source, node.scope))]
    attrs = [getattr(node, "attrs", ()) for node in (*inline, *walk(blocks))]
    html = [getattr(node, "html", "") + getattr(node, "src", "") + str(getattr(node, "label", "")) for node in inline]
    references = [str(dict(node.scope.references)) for node in nodes]
    infos = [str(node.info) for node in walk(blocks) if isinstance(node, CodeBlock)]
    return str((attrs, html, references, infos))


MARKS = st.sampled_from(
    ["- ", "  ", "    ", "> ", "1. ", "\n", "\n\n", ":::{tip}\n", ":::\n", "::::{note}\n", "::::\n", "```\n",
     "# ", "## ", "| a | b |\n|---|---|\n", "[", "]", "(x)", "*", "**", "`", "$", "$$\n", "[^a]", "[^a]: ", ": ",
     "{#x}", "[[", "]]", "<b>", "</b>", "<!--", "-->", "~~", "\\", "{term}`a`", ":::{quiz}\n", "### ",
     "- [ ] ", "- [x] "]
)  # fmt: skip
WORDS = st.from_regex(r"w[0-9]{3}", fullmatch=True)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.one_of(MARKS, WORDS), max_size=40))
@example(["- [x] ", "w000"])
def test_every_visible_word_survives_or_a_problem_names_the_line(parts: list[str]) -> None:
    text = "# T\n\n" + "".join(parts) + "\n"
    assume(not re.search(r"\[[^\]^]*w[^\]]*\]:", text))  # a link definition shows nothing
    parsed, problems = module(text)
    if errors_in(problems):
        assert all(1 <= problem.place.line <= text.count("\n") + 1 for problem in errors_in(problems))
        return
    said = _words(parsed) + _behind(parsed)
    assert all(part in said for part in parts if part.startswith("w"))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_gives_a_module_or_problems(text: str) -> None:
    parsed, problems = module(text)
    assert parsed.slug == "test"
    assert all(problem.place.file for problem in problems)
