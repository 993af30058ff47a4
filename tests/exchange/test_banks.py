"""Questions that go out as GIFT or Moodle XML come back the same; what a format lacks is told."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from builder.catalog import localize
from builder.errors import Place, errors_in
from builder.exchange.bank import Told, questions_of
from builder.exchange.bank_gift import write_gift
from builder.exchange.bank_moodle import write_moodle_xml
from builder.intake import Origin, take_in
from builder.model import Course, CourseSettings, ModuleSource, Question, Scope, SourceFile, SourceTree, with_prose
from builder.parse import parse

SETTINGS = CourseSettings(title="Wells", version="1", language="en", license="CC-BY-4.0", summary="Wells.")
LAST = {"gift": "x.gift", "moodle-xml": "x.xml"}
# What each kind looks like that both formats have; texts hold what their grammars read.
SHARED = {
    "choice": "### Who pays: {a} = b ~ c # d \\\\ → e? {#who}\n\nSee `x = {1}` and [this](https://example.org/a_b).\n\n"
    "- [ ] Passengers = nobody\n  > No: look **again** -> there.\n- [x] Owners, *all* of them\n"
    "- [ ] 2 \\* 3 \\< 7 & 8\n\n"
    "> First.\n>\n> Second: $a + b$.",
    "choices": "### Which are right? {#which}\n\n- [x] a\n- [x] b\n- [x] c\n- [ ] d\n  > No.",
    "one-of-several": "### Which is right? {#one}\n:kind: choices\n\n- [x] a\n- [ ] b",
    "number": "### How deep? {#deep}\n\n[[6 ± 0.1]]",
    "number-in-place": "### How deep? {#deep}\n\n| Year | Depth |\n| --- | --- |\n| 1990 | 6 |\n\n"
    "It is [[-6.5]] m, now.",
    "text": "### What helps? {#helps}\n\n- rain\n- sun\n\n[[a cover | a lid: two]]",
    "text-in-place": "### What helps? {#helps}\n\nWells have a [[cover | lid = top]] of stone.",
    "match": "### Match. {#match}\n\n|  |  |\n| --- | --- |\n| Rain -> | Drain = 1 \\< 2 |\n"
    "| *Goats* | Fence |\n|  | Rope |",
    "sort": "### Sort. {#sort}\n\n**dirt**\n\n- oil\n- leaves\n\n**clean**\n\n- sand",
    "open": "### Why? {#why}\n\nThink.\n\n[[ ]]\n\n> Because.",
    "code": "### What does it print? {#code}\n\n```\nfor x in {1}:\n  print(x)\n```\n\n- [x] 1\n- [ ] 2",
    "list-above": "### Which? {#which}\n\n* one\n* two\n\n1) a\n2) b\n\n- [x] a\n- [ ] b",
    "arabic": "### ما الذي يحمي البئر؟ {#arabic}\n\n- [x] غطاء وقناة\n- [ ] حبل أطول",
}
# What Moodle XML has, and GIFT has not.
MOODLE = {
    "gaps": "### Fill in. {#gaps}\n\nA [[cover | lid ~ #1 }]] costs [[30 ± 1]] dollars.",
    "order": "### Order. {#order}\n\n1) a\n\n***\n\n1. dig\n2. line\n3. *cover*",
    "unit": "### How deep? {#deep}\n\n[[6]] m",
    "hint": "### How deep? {#deep}\n:hint: Count the rings.\n:points: 2\n\n[[6]]",
    "figure": "### What is it? {#what}\n\n:::{figure} media/well.png\n:alt: A well\n\nOur well.\n:::\n\n"
    "- [x] a\n- [ ] b",
}
LEFT_OUT = {
    "gift": {"partner": "Z402", "gaps": "Z401", "order": "Z401", "hint": "Z402", "figure": "Z402"},
    "moodle-xml": {"names": "Z402", "survey": "Z401", "link": "Z402"},
}
OTHERS = {
    "partner": "### Match. {#match}\n\n|  |  |\n| --- | --- |\n| 1 | *2* |\n| 3 | 4 |",
    "names": "### Match. {#match}\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |",
    "link": "### See [there](01-wells.md#dig)? {#see}\n\n- [x] a\n- [ ] b",
}


def _png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "#3a7").save(written, "PNG")
    return written.getvalue()


PNG = _png()


def course_of(text: str, slug: str = "wells") -> Course:
    """Parse a module that must be sound, and put it into its own language."""
    file = SourceFile(path=f"course_src/c/modules/01-{slug}.md", text=text)
    tree = SourceTree(
        slug="c",
        folder="course_src/c",
        settings=SETTINGS,
        modules=(ModuleSource(slug=slug, file=file),),
        glossary=None,
        drawings=(),
        media=("media/well.png",),
        place=Place(file="course_src/c/course.yaml"),
    )
    course, problems = parse(tree)
    assert errors_in(problems) == (), text
    return localize(course, (), "en").course


def asking(question: str) -> Course:
    return course_of(f"# Wells\n\n## Dig {{#dig}}\n\n:::::{{quiz}} {{#end}}\n\n{question}\n\n:::::\n")


def sent(course: Course, form: str) -> tuple[bytes, Told]:
    """Write a course's questions."""
    told = Told()
    if form == "gift":
        return write_gift(course, told).encode(), told
    return write_moodle_xml(course, lambda path: PNG if path == "media/well.png" else b"", told), told


def bare(question: Question) -> str:
    """Spell out a question as it is shown, whatever file and line it stands in."""

    def nodes_alone(prose: object) -> object:
        return replace(prose, source="", role="", scope=Scope())  # type: ignore[type-var]

    shown = with_prose(replace(question, id=""), nodes_alone)  # type: ignore[arg-type]
    return re.sub(r"place=Place\([^)]*\)|line=\d+", "", repr(shown))


def returned(content: bytes, form: str) -> Course:
    material = take_in(Origin(name=LAST[form], language="en", content=content))
    assert [str(one) for one in material.problems] == []
    return course_of(material.pages[0].text, "x")


CASES = [
    *((form, name, text) for form in LAST for name, text in SHARED.items()),
    *(("moodle-xml", name, text) for name, text in MOODLE.items()),
]


@pytest.mark.parametrize(("form", "name", "text"), CASES, ids=[f"{form}-{name}" for form, name, _ in CASES])
def test_a_question_comes_back_as_it_went(form: str, name: str, text: str) -> None:
    course = asking(text)
    content, told = sent(course, form)
    assert told.problems == []
    before = [(one.own, bare(one.question)) for one in questions_of(course, told)]
    after = [(one.own, bare(one.question)) for one in questions_of(returned(content, form), told)]
    assert len(before) == 1
    assert after == before


@pytest.mark.parametrize(("form", "name"), [(form, name) for form, names in LEFT_OUT.items() for name in names])
def test_what_a_format_has_no_place_for_is_told(form: str, name: str) -> None:
    survey = "# W\n\n## Dig {#dig}\n\n:::{survey} {#s}\n\n### Sure? {#sure}\n:scale: 1–5\n\n:::\n"
    course = course_of(survey) if name == "survey" else asking((MOODLE | OTHERS)[name])
    _content, told = sent(course, form)
    assert [(one.code, one.place.line > 0, bool(one.hint)) for one in told.problems] == [
        (LEFT_OUT[form][name], True, True)
    ] * len(told.problems)
    assert told.problems


def test_another_reader_of_gift_reads_it_too(
    tmp_path: Path, program: Callable[..., str], from_npm: Callable[[str], Path]
) -> None:
    """gift-pegjs has a grammar of its own; it tells kinds, names and right answers."""
    quiz = "\n\n".join(re.sub(r"\{#(\w+)\}", rf"{{#\1-{name}}}", text, count=1) for name, text in SHARED.items())
    content, _told = sent(asking(quiz), "gift")
    (tmp_path / "x.gift").write_bytes(content)
    reader = from_npm("gift-pegjs").as_posix()
    script = (
        f"const found = require('{reader}').parse(require('fs').readFileSync('x.gift', 'utf8'));"
        "console.log(found.map((one) => one.type).join(' '));"
    )
    done = subprocess.run([program("node"), "-e", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kinds = "Category MC MC MC Numerical Numerical Short Short Matching Matching Essay MC MC MC"
    assert done.stdout.split() == kinds.split()
