"""What a report counts is what a course has."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from builder.build.quality import inspect_required
from builder.build.reporting import course_report, portfolio, portfolio_csv
from builder.errors import Place
from builder.report.balance import balance, timetable
from builder.report.measure import Measured, Timed
from builder.report.page import portfolio_page, report_page, strip
from builder.report.readability import readability, syllables
from builder.report.sentences import sentences
from tests.cli.test_cli import SW, satchel
from tests.projects import YAML, write_course, write_files

REPO = Path(__file__).resolve().parents[2]
MODULE = """\
---
duration: 60
stage: acquire
---

# Why 2 < 3

:::{objectives}
- see growth;
- name it.
:::

## Growth {#growth}

More people need more streets. Where do they go?

:::{activity} Walk {#walk}
:duration: 20
:stage: investigate

Go out.
:::

:::{trainer}
Ask three women, and many more people than three.
:::

::::{quiz} The end {#end}
:pass: 70%

### Who? {#who}

- [x] All
  > Yes.
- [ ] One

> All.

### How many? {#many}
:hint: Count.

[[3]]
::::
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A course with one module, and a Swahili translation that is held back."""
    write_course(tmp_path, course_yaml=YAML, module=MODULE)
    write_files(tmp_path / "translations/towns", {"sw.po": SW})
    return tmp_path


def test_a_report_counts_a_course(project: Path) -> None:
    report = course_report(project, project / "dist", "towns")
    (module,) = report.modules
    there = {name: number for name, number in module.counts if number}
    assert there == {"objectives": 2, "activities": 1, "trainer_notes": 1, "questions": 2, "graded": 2}
    assert (module.minutes, module.active_minutes, module.stage) == (60, 20, "acquire")
    assert "women" not in module.text
    assert {share.stage: share.minutes for share in report.stages if share.minutes} == {
        "acquire": 40,
        "investigate": 20,
    }
    asked = report.questions
    assert (asked.total, asked.feedback.percent, asked.explained.percent, asked.hints.percent) == (2, 50, 50, 50)
    assert dict(asked.kinds) == {"choice": 1, "number": 1}
    assert [(row.locale, row.gate) for row in report.rows] == [("en", "source"), ("sw", "held back")]


def test_a_report_holds_no_markup_of_a_course(project: Path) -> None:
    page = report_page(course_report(project, project / "dist", "towns"))
    assert "Why 2 &lt; 3" in page and "2 < 3" not in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")


def test_words_changed_since_the_newest_tag(project: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(project), "-c", "user.name=a", "-c", "user.email=a@b.c", *words], check=True)

    satchel(project, "extract")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    git("tag", "towns-1.0")
    file = project / "course_src/towns/modules/01-why-plan.md"
    file.write_text(MODULE.replace("Go out.", "Go out together."), encoding="utf-8")
    rows, problems = portfolio(project, project / "dist", ["towns"])
    assert problems == ()
    assert [(row.locale, row.release, row.changed, row.waiting) for row in rows] == [
        ("en", "towns-1.0", 3, None),
        ("sw", "towns-1.0", 3, 3),
    ]


def test_a_spreadsheet_runs_no_title(project: Path) -> None:
    write_course(project, course_yaml=YAML.replace("Small towns", "=1+1"), module=MODULE)
    rows, _ = portfolio(project, project / "dist", ["towns"])
    first = next(csv.DictReader(io.StringIO(portfolio_csv(rows).removeprefix("\ufeff"))))
    assert (first["title"], first["locale"], first["version"]) == ("'=1+1", "en", "1.0")
    assert '<bdi lang="en">=1+1</bdi>' in portfolio_page(rows)


def test_the_command_writes_pages_and_rows(project: Path) -> None:
    assert satchel(project, "report", "towns").exit_code == 0
    assert satchel(project, "report").exit_code == 0
    assert sorted(path.name for path in (project / "dist/reports").iterdir()) == ["portfolio.html", "towns.html"]
    rows = json.loads(satchel(project, "report", "--format", "json").stdout)
    assert [(row["course"], row["locale"]) for row in rows] == [("towns", "en"), ("towns", "sw")]
    assert json.loads(satchel(project, "report", "towns", "--format", "json").stdout)["slug"] == "towns"
    assert satchel(project, "report", "towns", "--format", "csv").exit_code == 2


def test_a_course_with_an_error_hides_no_other(project: Path) -> None:
    write_course(project, "broken", module="# Broken\n\n## Part {#part}\n\n:::{tip}\n")
    rows, problems = portfolio(project, project / "dist", ["broken", "towns"])
    assert {row.course for row in rows} == {"towns"} and problems


def test_the_sample_has_what_its_profile_asks_for() -> None:
    assert inspect_required(REPO, "growing-towns", "companion") == ()


def test_a_profile_may_be_waived_and_misnamed(project: Path) -> None:
    write_files(project / "profiles", {"agency.yaml": "title: Agency\nmodule:\n  case-studies: 1\n"})
    assert [one.code for one in inspect_required(project, "towns", "agency")] == ["J202"]
    waiver = "allow:\n  - code: J202\n    reason: it is a pilot\n"
    write_course(project, course_yaml=YAML + waiver, module=MODULE)
    assert inspect_required(project, "towns", "agency") == ()
    assert satchel(project, "check").exit_code == 0
    result = satchel(project, "check", "--profile", "agenci")
    assert "J100" in result.stderr and "Did you mean `agency`?" in result.stderr


def module(slug: str, minutes: int, *activities: Timed, stage: str = "") -> Measured:
    return replace(EMPTY, slug=slug, title=slug, minutes=minutes, stage=stage, activities=activities)


EMPTY = Measured(
    slug="", title="", place=Place(file=""), minutes=0, stage="", words=0, lessons=0, counts=(), activities=(),
    headings=(), sentences=(), text="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "days"),
    [
        ((), []),
        ((0,), []),
        ((60, 120), [[60, 120]]),
        ((120, 120), [[120], [120]]),
        ((400,), [[134], [133], [133]]),
        ((90, 91, 89), [[90], [91, 89]]),
    ],
)
def test_days_of_three_hours(minutes: tuple[int, ...], days: list[list[int]]) -> None:
    modules = [module(f"m{number}", length) for number, length in enumerate(minutes)]
    assert [[part.minutes for part in day.parts] for day in timetable(modules, 3)] == days


def test_minutes_without_a_stage_are_shown() -> None:
    walk = Timed(title="Walk", minutes=20, stage="innovate")
    shares = {one.stage: (one.minutes, one.percent) for one in balance([module("m", 60, walk)]) if one.minutes}
    assert shares == {"innovate": (20, 33), "": (40, 67)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"town": 1, "people": 2, "community": 4, "made": 1, "table": 2, "houses": 2, "walked": 1, "wanted": 2}),
        ("es", {"ciudad": 2, "planificación": 5, "país": 2, "día": 2, "leer": 2, "muy": 1, "ahora": 3}),
        ("fr", {"ville": 1, "habitants": 3, "communauté": 4, "participent": 3, "une": 1}),
        ("de", {"Häuser": 2, "Gemeinde": 3, "Leute": 2}),
        ("it", {"città": 2, "paese": 3, "terra": 2}),
        ("pt", {"não": 1, "ações": 2, "cidade": 3, "mãe": 1}),
        ("ru", {"город": 2, "планирование": 6}),
        ("nl", {"huis": 1, "gemeente": 3}),
    ],
)
def test_syllables(language: str, words: dict[str, int]) -> None:
    assert {word: syllables(word, language) for word in words} == words


def test_a_language_without_a_formula_has_no_ease() -> None:
    text = ["The cat sat on the mat."] * 20
    english, swahili = readability(text, "en-GB"), readability(text, "sw")
    assert english.ease == 100 and english.formula == "Flesch (1948)"
    assert swahili.ease is None and swahili.words_in_sentence == 6.0
    assert readability(text[:5], "en").ease is None


def test_a_heading_is_no_sentence() -> None:
    assert sentences("Streets and land first") == ()
    assert sentences("Towns grow. Who gains?") == ("Towns grow.", "Who gains?")
    assert sentences("مدينة تنمو. من يربح؟") == ("مدينة تنمو.", "من يربح؟")


def test_a_plot_says_its_words_and_keeps_its_edges() -> None:
    drawn = strip([("bar", 3), ("bad", 9)], 10, 'Roads: "3" & more')
    assert 'aria-label="Roads: &#34;3&#34; &amp; more"' in drawn
    assert 'class="bad" x="300.0" width="700.0"' in drawn
