"""Ids are written into the one line that they belong to, and every other byte stays."""

from __future__ import annotations

import pytest

from builder.markdown import parse_module
from builder.markdown.own_ids import nameless, with_ids
from builder.model import ModuleSource, SourceFile


def found(text: str) -> list[str]:
    """List what has no id of its own, as `line kind id`."""
    source = ModuleSource(slug="test", file=SourceFile(path="modules/01-test.md", text=text))
    return [f"{one.place.line} {one.kind} {one.id}" for one in nameless(source, parse_module(source)[0])]


QUESTION = "### {title}\n\n- [x] a\n- [ ] b\n\n"

CASES = {
    "a lesson": ("# T\n\n## Clean wells\n", ["3 lesson clean-wells"]),
    "a lesson with an id": ("# T\n\n## Clean wells {#wells}\n", []),
    "an id before the marks that close a heading": ("# T\n\n## Clean wells {#wells} ##\n", []),
    "an underlined heading of two lines": ("# T\n\nClean\nwells\n---\n", ["4 lesson clean-wells"]),
    "a question and its quiz": (
        "# T\n\n:::{quiz} End\n" + QUESTION.format(title="Which?") + ":::\n",
        ["3 quiz end", "4 question which"],
    ),
    "an activity and a reflection": (
        "# T\n\n:::{activity} Walk\n:duration: 5\n\nGo.\n:::\n\n:::{reflection}\nThink.\n:::\n",
        ["3 activity walk", "9 reflection reflection-9"],
    ),
    "a survey inside other boxes": (
        "# T\n\n:::::{only} KE\n::::{slot} case\n:::{survey}\n### Why? {#why}\n[[ ]]\n:::\n::::\n:::::\n",
        ["5 survey survey-5"],
    ),
    "two of one name": ("# T\n\n## Wells\n\n## Wells\n", ["3 lesson wells", "5 lesson wells-2"]),
    "a name that is taken further down": (
        "# T\n\n:::{activity} Walk\nGo.\n:::\n\n:::{activity} Other {#walk}\nGo.\n:::\n",
        ["3 activity walk-2"],
    ),
    "a lesson and a question of one name": (
        "# T\n\n## Which?\n\n:::{quiz} End {#end}\n" + QUESTION.format(title="Which?") + ":::\n",
        ["3 lesson which", "6 question which"],
    ),
    "headings in code are none": ("# T\n\n```\n## Clean\n```\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_has_no_id_of_its_own(name: str) -> None:
    text, expected = CASES[name]
    assert found(text) == expected


LINES = {
    "## Title": "## Title {#a-b}",
    "## Title  \t": "## Title {#a-b}  \t",
    "## Title ##": "## Title {#a-b} ##",
    "## C#": "## C# {#a-b}",
    "### \u0623\u0631\u0636": "### \u0623\u0631\u0636 {#a-b}",
    "  :::{quiz} Number # ": "  :::{quiz} Number # {#a-b} ",
    ":::{reflection}": ":::{reflection} {#a-b}",
    "Underlined #": "Underlined # {#a-b}",
    "> - ### In a list": "> - ### In a list {#a-b}",
}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_id_stands_where_it_is_read(line: str, end: str) -> None:
    before = f"\ufeff# Title{end}{line}{end}Last"
    after = f"\ufeff# Title{end}{LINES[line]}{end}Last"
    assert with_ids(before.encode(), {2: "a-b"}) == after.encode()


def test_bytes_that_are_no_text_stay() -> None:
    assert with_ids(b"\xff\xfe\n## T\xe9\n\x00", {2: "t"}) == b"\xff\xfe\n## T\xe9 {#t}\n\x00"
