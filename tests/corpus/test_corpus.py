"""Several hundred real files: translated by themselves they are the same, translated by a stranger nothing breaks.

Each catalog is written as a PO file and read again; the translations are really put in the place of their source.
"""

import ast
import hashlib
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from builder.edition import select
from builder.errors import Problem
from builder.markdown import parse_module
from builder.markdown.schema import SCHEMAS
from builder.model import BLOCKS, Course, Inline, ModuleSource, Question, SourceFile, walk
from builder.po import read_catalog
from tests.corpus import pseudo, sources
from tests.corpus.author import module
from tests.corpus.pages import make_course, outline, pages, read, translated, untranslated, write_po

HERE = Path(__file__).parent
KINDS = ("course_files", "commonmark", "descriptions")
QUESTIONS = {"choice", "choices", "number", "text", "gaps", "order", "match", "sort", "open", "scale"}
LETTER = re.compile(rf"[^\W\d_]{pseudo.LINE}?")


@cache
def course(kind: str) -> Course:
    return make_course(getattr(sources, kind)())


@cache
def catalog(kind: str) -> str:
    return write_po(course(kind))


@cache
def source_pages(kind: str) -> dict[str, str]:
    return pages(untranslated(course(kind)))


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    assert one.keys() == other.keys()
    return [name for name in one if one[name] != other[name]]


def by_itself(po: str) -> str:
    """Translate every message by itself, in the text of the PO file."""
    return re.sub(r'(?<=\nmsgid )((?:".*"\n)+)msgstr ""\n?(?!")', r"\1msgstr \1", po)


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_translated_by_itself_is_the_same(kind: str) -> None:
    po = by_itself(catalog(kind))
    messages = read_catalog(po, "translations/corpus/en-US.po")[0].messages
    assert messages and all(message.text == message.id for message in messages)
    same = translated(course(kind), po)
    assert [problem for problem in same.problems if problem.is_error] == []
    assert same.coverage.percent == 100
    assert differing(source_pages(kind), pages(same.course)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_translates_all_and_breaks_nothing(kind: str) -> None:
    pretended = translated(course(kind), pseudo.po(catalog(kind)))
    assert [problem for problem in pretended.problems if problem.is_error] == []
    before, after = source_pages(kind), pages(pretended.course)
    outlines = {name: outline(page) for name, page in before.items()}
    assert [name for name in after if outline(after[name]) != outlines[name]] == []
    for name, page in before.items():
        was, now = read(page), read(after[name])
        assert (now.behind, now.code) == (was.behind, was.code), name
    check_letters(kind, pretended.course)


def check_letters(kind: str, localized: Course) -> None:
    """Count the letters that a learner or trainer sees or hears, and those that are still the source's."""
    seen: Counter[bool] = Counter()
    for page in pages(select(localized, "trainer").course).values():
        said = [letter for words in read(page).words for letter in LETTER.findall(words)]
        seen.update(len(letter) == 2 or pseudo.is_wide(letter) for letter in said)
    least = {"course_files": 1.0, "commonmark": 0.98, "descriptions": 0.998}[kind]
    assert seen[True] / seen.total() >= least, seen


def test_the_course_files_cover_the_dialect() -> None:
    found = [*walk(untranslated(course("course_files")))]
    missing = {*BLOCKS, *Inline.__args__} - {type(node) for node in found}
    assert not missing, "let tests/corpus/author.py or words.py write them"
    assert {node.kind for node in found if isinstance(node, Question)} == QUESTIONS
    text = "".join(sources.course_files().values())
    unwritten = [name for name in SCHEMAS if f"{{{name}}}" not in text]
    assert not unwritten, "let tests/corpus/author.py write them"


def test_the_course_files_are_without_fault() -> None:
    texts = sources.course_files()
    assert len(texts) >= 300
    found = [problem for name, text in texts.items() for problem in parse(name, text)]
    assert found == []


def parse(name: str, text: str) -> tuple[Problem, ...]:
    return parse_module(ModuleSource(slug=name, file=SourceFile(path=f"{name}.md", text=text)))[1]


def test_the_same_number_gives_the_same_file() -> None:
    assert module(7) == module(7) != module(8)
    assert hashlib.sha256(module(7).encode()).hexdigest()[:8] == "1cf1d8ce"


def test_the_packages_of_the_tests_describe_themselves() -> None:
    assert len(sources.descriptions()) >= 20


def test_the_stranger_knows_nothing_of_builder() -> None:
    tree = ast.parse((HERE / "pseudo.py").read_text(encoding="utf-8"))
    modules = [
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert {str(name).split(".")[0] for name in modules} <= sys.stdlib_module_names


# What a translator gets, and what the stranger makes of it.
MARKDOWN = [
    ('A [town *x*](https://a.org/x "Ti"){.y}', 'Ａ [ｔｏｗｎ *ｘ*](https://a.org/x "Ｔｉ"){.y}'),
    ("[a][b c] [d] ![al](x.svg){#i .x}", "[ａ][b c] [ｄ] ![ａｌ](x.svg){#i .x}"),
    ("`c`{.python} ``a ` b`` ` x", "`c`{.python} ``a ` b`` ` ｘ"),
    ("{term}`plan` {term}`a b <plan>`", "{term}`ｐｌａｎ <plan>` {term}`ａ ｂ <plan>`"),
    ("{abbr}`NGO (group)` $x_1$ $5 to $9 a", "{abbr}`ＮＧＯ (ｇｒｏｕｐ)` $x_1$ $5 ｔｏ $9 ａ"),
    ("<https://a.b> <b>x</b> &eacute; &foo;", "<https://a.b> <b>ｘ</b> &eacute;\u0305 &ｆｏｏ;"),
    ("[^n] [[30 ± 1]] [[a | b]] {{ price 1 }} \\*é", "[^n] [[30 ± 1]] [[ａ | ｂ]] {{ price 1 }} \\*é\u0305"),
    ("[[a](b)](c) [a](b\\(c) [a](<b c>)", "[[ａ](b)](ｃ) [ａ](b\\(c) [ａ](<b c>)"),
]


@pytest.mark.parametrize(("text", "said"), MARKDOWN)
def test_the_stranger_knows_markdown(text: str, said: str) -> None:
    assert pseudo.markdown(text) == said
