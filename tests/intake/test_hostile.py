"""What strangers send stays inside the course, does not fill the memory, and gives problems, not tracebacks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.errors import ProblemsFound, SatchelError, errors_in
from builder.intake import Origin, Settings, There, course_files, take_in
from builder.markdown import parse_module
from builder.model import ModuleSource, SourceFile
from tests.projects import snapshot, write_course, write_files

FOLDER = Path(__file__).parent
SETTINGS = Settings(title="T", language="en", license="CC-BY-4.0", summary="S")
QUIZ = '<?xml version="1.0"?><quiz><question type="essay"><name><text>{}</text></name><questiontext><text>A</text>'
BOMB = "<!DOCTYPE quiz [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
REFUSED = {
    "entities": (
        "x.xml",
        f"{BOMB}<quiz><question type='essay'><name><text>&b;</text></name></question></quiz>",
        "Z104",
    ),
    "files": ("x.xml", "<!DOCTYPE quiz [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><quiz>&f;</quiz>", "Z104"),
    "cut off": ("x.xml", QUIZ.format("A"), "Z103"),
    "too deep": ("x.xml", "<quiz>" + "<a>" * 5000 + "</a>" * 5000 + "</quiz>", "Z103"),
    "another root": ("x.xml", "<html><quiz/></html>", "Z101"),
    "nothing known": ("x.exe", "MZ", "Z101"),
    "no questions": ("x.gift", "// {nothing}", "Z106"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_hostile_file_is_refused_with_a_way_out(name: str) -> None:
    file, content, code = REFUSED[name]
    with pytest.raises(ProblemsFound) as found:
        take_in(Origin(name=file, language="en", content=content.encode()))
    last = found.value.problems[-1]
    assert (last.code, last.is_error, bool(last.hint)) == (code, True, True)


def test_html_however_deep_is_read() -> None:
    html = "<div>" * 3000 + "deep" + "<b>" * 3000
    text = f"<questiontext><text><![CDATA[{html}]]></text></questiontext>"
    bank = f"<quiz><question type='description'>{text}</question></quiz>"
    material = take_in(Origin(name="x.xml", language="en", content=bank.encode()))
    assert "deep" in material.pages[0].text
    assert [one.code for one in material.problems] == ["Z203"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret.png": b"\x89PNG\r\n\x1a\nsecret", "secret.md": "# Secret"})
    write_files(tmp_path / "docs", {"a.md": "# A\n\n![x](../secret.png) [y](../secret.md)\n"})
    (tmp_path / "docs" / "b.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "project").mkdir()
    result = run(tmp_path / "project", tmp_path / "docs")
    assert result.exit_code == 0
    made = snapshot(tmp_path / "project" / "course_src")
    assert sorted(made) == ["wells/course.yaml", "wells/modules/01-a.md"]
    assert b"x y" in made["wells/modules/01-a.md"]
    assert b"ecret" not in b"".join(made.values())


def test_pictures_get_names_that_stay_in_the_course() -> None:
    png = "iVBORw0KGgpub3RoaW5n"
    file = f'<file name="../../evil name.php.png" path="/../" encoding="base64">{png}</file>'
    text = '<text><![CDATA[<img src="@@PLUGINFILE@@/../../../evil%20name.php.png">]]></text>'
    bank = f"<quiz><question type='description'><questiontext>{text}{file}</questiontext></question></quiz>"
    material = take_in(Origin(name="x.xml", language="en", content=bank.encode()))
    assert all(path.startswith("media/") and ".." not in path for path, _content in material.media)


def run(project: Path, source: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), "import", str(source), "wells", *more])


def test_what_is_there_stays_and_new_modules_stand_behind_it(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n"
    course = write_course(tmp_path, "wells")
    write_files(course, {"media/well.png": png + b"old"})
    before = snapshot(course)
    write_files(tmp_path / "docs", {"why-plan.md": "# Why\n\n![A well](well.png)\n", "well.png": png + b"new"})
    for _time in range(2):
        assert run(tmp_path, tmp_path / "docs").exit_code == 0
    after = snapshot(course)
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == [
        "media/well-2.png",
        "modules/02-why-plan-2.md",
        "modules/03-why-plan-3.md",
    ]
    assert b"](media/well-2.png)" in after["modules/03-why-plan-3.md"]


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", *rest: object) -> object:
        if mode == "xb" and path.suffix == ".png":
            raise OSError(28, "No space left on device", str(path))
        return opened(path, mode, *rest)  # type: ignore[call-overload]

    (tmp_path / "course_src").mkdir()
    write_files(tmp_path / "docs", {"a.md": "# A\n\n![A well](well.png)\n", "well.png": b"\x89PNG\r\n\x1a\n"})
    monkeypatch.setattr(Path, "open", full)
    assert run(tmp_path, tmp_path / "docs").exit_code == 1
    assert snapshot(tmp_path / "course_src") == {}


PIECES = (
    "{ } ~ = # :: -> \\ %50% #### [html] [[ ]] {{ }} {{x}} | ::: - [x] $ ` ``` ~~~ <p> </p> <table><tr><td> <ul><li> "
    "<details> &amp; &lt; * _ ** ## > 1. [a](b.md) ![x](y.png) [^1] === {#a} {:.x} <!-- --> {1:SA:=a} <script> <br> a "
    "T 水"
).split()


@pytest.mark.parametrize("seed", range(60))
def test_whatever_a_bank_says_the_module_is_sound(seed: int) -> None:
    """Words of a bank mean nothing in Markdown: no text of it may break the module around it."""
    dice = random.Random(seed)
    a, b, c, d = (" ".join(dice.choices(PIECES, k=dice.randrange(1, 20))) for _ in range(4))
    kind = dice.choice(("multichoice", "description", "cloze", "essay", "shortanswer"))
    xml = (
        f"<quiz><question type='{kind}'><questiontext format='html'><text><![CDATA[{a}]]></text></questiontext>"
        f"<answer fraction='100'><text><![CDATA[{b}]]></text><feedback><text><![CDATA[{c}]]></text></feedback></answer>"
        "<answer fraction='0'><text>no</text></answer></question></quiz>"
    )
    for name, bank in (("x.gift", f"A {a}? {{={b} ~{c}#{d}}}\n\n{d}"), ("x.xml", xml)):
        try:
            material = take_in(Origin(name=name, language="en", content=bank.encode()))
        except SatchelError:
            continue
        for file in course_files("c", material, There(), SETTINGS)[1:]:
            source = SourceFile(path=file.path, text=file.content.decode())
            _module, problems = parse_module(ModuleSource(slug="x", file=source))
            assert errors_in(problems) == (), (bank, source.text)
