"""`satchel check` for people, programs and editors: formats, single files, mending."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.projects import MODULE, snapshot, write_course, write_files

HEADER = 'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
QUIZ = """
::::{quiz} The end {#end}

### Who gains?

– [x] All
- [] One
- [x]Women

> All.
::::
"""


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *arguments])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Give a project with an error on line 9 and a warning on line 11."""
    write_course(tmp_path, module=MODULE + "\n[well](#well)\n\nRead it [here](https://example.org/a,b).\n")
    return tmp_path


def test_sarif_is_sarif(wrong: Path, from_npm: Callable[[str], Path]) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads(from_npm("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    result = run(wrong, "check", "--format", "sarif")
    log = json.loads(result.stdout)
    assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    assert result.exit_code == 1
    found = [(one["ruleId"], one["level"]) for one in log["runs"][0]["results"]]
    assert found == [("L102", "error"), ("A113", "warning")]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in log["runs"][0]["results"]] == ["L102", "A113"]
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "course_src/towns/modules/01-why-plan.md"
    assert place["region"] == {"startLine": 9}


def test_a_log_without_problems_is_sarif_too(tmp_path: Path) -> None:
    write_course(tmp_path)
    result = run(tmp_path, "check", "--format", "sarif")
    assert json.loads(result.stdout)["runs"][0]["results"] == []
    assert result.exit_code == 0


def test_github_gets_a_command_for_each_problem(wrong: Path) -> None:
    first, second = run(wrong, "check", "--format", "github").stdout.splitlines()
    place = "file=course_src/towns/modules/01-why-plan.md,line="
    assert first.startswith(f"::error {place}9,title=satchel L102::This module has nothing called `well`.%0A")
    assert second.startswith(f"::warning {place}11,title=satchel A113::")


def test_what_stands_in_a_message_ends_no_command() -> None:
    from builder.cli.formats import github
    from builder.errors import Place, Problem

    problem = Problem(code="A101", message="100 %\n::error::x", place=Place(file="a,b:c.md"))
    assert github(problem) == "::error file=a%2Cb%3Ac.md,title=satchel A101::100 %25%0A::error::x"


def test_a_file_is_checked_alone(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(wrong / "course_src" / "towns", {"modules/02-more.md": "# More\n\n## A {#a}\n\n[x](#no)\n"})
    write_files(wrong / "translations" / "towns", {"sw.po": 'msgid "x"\n'})
    monkeypatch.chdir(wrong / "course_src")
    for name in ("towns/modules/02-more.md", str(wrong / "course_src/towns/modules/02-more.md")):
        result = CliRunner().invoke(main, ["check", name, "--format", "json"])
        assert [(row["code"], row["line"]) for row in json.loads(result.stdout)] == [("L102", 5)]
    result = CliRunner().invoke(main, ["check", "../translations/towns/sw.po", "--format", "json"])
    assert {row["code"] for row in json.loads(result.stdout)} == {"P103", "P106"}


@pytest.mark.parametrize("name", ["README.md", "course_src/README.md"])
def test_a_file_of_no_course_is_a_usage_error(name: str, wrong: Path) -> None:
    write_files(wrong, {name: "Text."})
    result = run(wrong, "check", str(wrong / name))
    assert result.exit_code == 2
    assert "is no file of a course" in result.stderr


def test_what_has_one_right_mend_is_mended(tmp_path: Path) -> None:
    text = "\ufeff" + MODULE + QUIZ + "\n###Costs\n\nThe word مدينة means town.\n\n::::{tip}\nLook.\n:::\n"
    settings = 'title: “Towns”\nversion: "1.0"\nlanguage: en\nlicense: MIT\nsummary: Growth.\n'
    write_course(tmp_path, module=text.replace("\n", "\r\n"), course_yaml=settings)
    write_files(tmp_path / "course_src/towns", {"modules/02-water.md": "# Café\n\n## A {#a}\n\nB.\n".encode("utf-16")})
    write_files(tmp_path / "translations/towns", {"ar.po": HEADER})
    result = run(tmp_path, "check", "--fix")
    mended = (tmp_path / "course_src/towns/modules/01-why-plan.md").read_bytes().decode("utf-8")
    assert "### Who gains? {#who-gains}\r\n\r\n- [x] All\r\n- [ ] One\r\n- [x] Women\r\n" in mended
    assert "\r\n### Costs\r\n" in mended
    assert "[مدينة]{lang=ar}" in mended
    assert "::::{tip}\r\nLook.\r\n::::\r\n" in mended
    assert mended.startswith("\ufeff")
    assert "\n" not in mended.replace("\r\n", "")
    assert 'title: "Towns"' in (tmp_path / "course_src/towns/course.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "course_src/towns/modules/02-water.md").read_text(encoding="utf-8").startswith("# Café")
    assert "mended Q901" in result.stderr
    assert [row["code"] for row in json.loads(run(tmp_path, "check", "--format", "json").stdout)] == []


def test_mending_keeps_comments_and_line_ends(tmp_path: Path) -> None:
    """Front matter goes to the top, a language and an id are named; nothing else is touched."""
    front = "---\n# how long it takes\nduration: 40   # measured in May\n\nstage: absorb\n---\n"
    said = "The word مدينة means town. <!-- checked by Omar -->\n"
    asked = "<!-- who wrote this? -->\n### Who gains?\n\n- [x] All\n  > Yes.\n- [ ] One <!-- no -->\n  > No.\n"
    rest = (
        f"\n<!-- to myself -->\n# Growth\n\n## Streets {{#streets}}\n\n{said}\n:::{{quiz}} Towns {{#q}}\n\n{asked}:::\n"
    )
    written = f"\ufeff\n\t\n{front}{rest}".replace("\n", "\r\n")
    folder = write_course(tmp_path, module=written)
    write_files(tmp_path / "translations/towns", {"ar.po": HEADER})
    run(tmp_path, "check", "--fix")
    mended = (folder / "modules/01-why-plan.md").read_bytes().decode("utf-8")
    assert mended == written.replace("\ufeff\r\n\t\r\n", "\ufeff").replace("مدينة", "[مدينة]{lang=ar}").replace(
        "gains?", "gains? {#who-gains}"
    )
    assert run(tmp_path, "check").stderr == ""


def test_what_somebody_must_decide_is_left_alone(tmp_path: Path) -> None:
    texts = (
        "![](media/a.svg)",
        "— Where is the well?\n— Over there.",
        ":::{tip}\n::::{note}\nLook.\n:::",
        "::: no-such-thing\n\nText.",
        "The word город means town.",
    )
    body = "\n\n".join(texts)
    write_course(tmp_path, module=MODULE + "\n" + body + "\n")
    write_files(tmp_path / "course_src/towns", {"modules/02-cafe.md": "# Café\n\n## A {#a}\n\nB.\n".encode("cp1252")})
    before = snapshot(tmp_path)
    result = run(tmp_path, "check", "--fix")
    assert snapshot(tmp_path) == before
    assert "Nothing here has one right mend." in result.stderr


def test_only_the_file_that_was_named_is_mended(tmp_path: Path) -> None:
    wrong = f"# Costs\n\n## A {{#a}}\n\n###Costs\n\nText.\n{QUIZ}"
    folder = write_course(tmp_path)
    write_files(folder, {"modules/02-b.md": wrong, "modules/03-c.md": wrong})
    run(tmp_path, "check", "--fix", str(folder / "modules/03-c.md"))
    assert (folder / "modules/02-b.md").read_text(encoding="utf-8") == wrong
    assert "### Costs" in (folder / "modules/03-c.md").read_text(encoding="utf-8")


def test_a_waiver_is_left_out_of_a_build_too(tmp_path: Path) -> None:
    waiver = "<!-- satchel: allow A101: the ornament says nothing -->\n"
    folder = write_course(tmp_path, module=MODULE + "\n" + waiver + "![](media/a.png)\n")
    write_files(folder, {"media/a.png": ONE_PIXEL})
    assert run(tmp_path, "check").stderr == ""
    assert run(tmp_path, "build", "-t", "html", "-a", "learner").exit_code == 0


ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738"
    "550000000049454e44ae426082"
)
