"""What is not translated far enough is held back, and only a draft of it is made when asked for."""

import json
from pathlib import Path

import pytest

from builder.build import Outcome, build, plan
from builder.executors import serial
from builder.model import AUDIENCES
from builder.targets import find_targets
from tests.cli.test_cli import SW, satchel
from tests.packages.reading import readable
from tests.projects import DRAWING, MODULE, YAML, write_course, write_files

WORDS = {
    "Small towns": "Miji midogo",
    "How small towns grow.": "Jinsi miji midogo inavyokua.",
    "Why plan": "Kwa nini kupanga",
    "Towns grow.": "Miji inakua.",
    "Growth": "Ukuaji",
    "More people need more streets.": "Watu wengi wanahitaji mitaa.",
}
QUIZ = "\n:::{quiz}\n### Who? {#who}\n\n- [x] All\n- [ ] None\n:::\n"
HEAD = SW.partition("\n\n")[0]


def catalog(*left_out: str, **more: str) -> str:
    words = {text: new for text, new in WORDS.items() if text not in left_out} | more
    return HEAD + "".join(f'\n\nmsgid "{text}"\nmsgstr "{new}"' for text, new in words.items()) + "\n"


def made(project: Path, **asked: bool) -> Outcome:
    """Build the Swahili edition for learners."""
    dist = project / "dist"
    planned = plan(project, dist, ("towns",), targets=("html",), audiences=("learner",), **asked)
    return next(one for one in build(planned, dist, serial()) if one.job.locale == "sw")


def write(project: Path, text: str, gates: str = "", module: str = "") -> None:
    folder = write_course(project, course_yaml=YAML + gates)
    if module:
        path = folder / "modules/01-why-plan.md"
        path.write_text(path.read_text(encoding="utf-8") + module, encoding="utf-8")
    write_files(project / "translations/towns", {"sw.po": text})


# What is not translated (of 16 words, 3 more in a question), the gates, whether it is given out.
CASES = [
    ((), "", "", True),
    (("Towns grow.",), "", "", True),
    (("More people need more streets.",), "", "", False),
    (("More people need more streets.",), "gates: {words: 60}\n", "", True),
    ((), "", QUIZ, False),
    ((), "gates: {questions: 0}\n", QUIZ, True),
    ((), "gates: {questions: 0, words: 90}\n", QUIZ, False),
]


@pytest.mark.parametrize(("left_out", "gates", "module", "given_out"), CASES)
def test_the_gate(left_out: tuple[str, ...], gates: str, module: str, given_out: bool, tmp_path: Path) -> None:
    write(tmp_path, catalog(*left_out), gates, module)
    outcome = made(tmp_path)
    assert outcome.is_built == given_out
    assert (outcome.held is None) == given_out
    assert (tmp_path / "dist/towns/sw").exists() == given_out


def test_the_reason_names_what_is_missing_and_the_way_out(tmp_path: Path) -> None:
    write(tmp_path, SW, module=QUIZ)
    held = made(tmp_path).held
    assert held is not None and held.code == "G101"
    assert "10 % of the words are translated, 80 % must be" in held.message
    assert "0 % of the words in questions are translated, 100 % must be" in held.message
    assert "satchel build -l sw --draft" in held.hint


def test_a_draft_is_built_and_named_so(tmp_path: Path) -> None:
    write(tmp_path, SW)
    outcome = made(tmp_path, draft=True)
    (package,) = outcome.packages
    assert package.is_draft and "-draft-" in package.path
    page = (tmp_path / "dist" / package.folder / "index.html").read_text(encoding="utf-8")
    assert page.count("Rasimu") > 4
    assert "<strong>draft</strong>" in (tmp_path / "dist/index.html").read_text(encoding="utf-8")


def test_what_is_done_is_no_draft_even_when_drafts_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, catalog())
    (package,) = made(tmp_path, draft=True).packages
    assert not package.is_draft and "-draft-" not in package.path


def test_a_language_held_back_is_told_and_no_error(tmp_path: Path) -> None:
    write(tmp_path, SW)
    done = satchel(tmp_path, "build", "-t", "html", "--executor", "serial")
    assert done.exit_code == 0
    assert "towns sw: held back" in done.stderr and "G101 Swahili" in done.stderr and "1 error" not in done.stderr


def test_a_language_asked_for_and_held_back_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, SW)
    done = satchel(tmp_path, "build", "-t", "html", "-l", "sw", "--executor", "serial")
    assert done.exit_code == 1
    assert done.stderr.count("G101") == 1 and "--draft" in done.stderr
    again = satchel(tmp_path, "build", "-t", "html", "-l", "sw", "--draft", "--executor", "serial", "-a", "learner")
    assert again.exit_code == 0 and "towns-1.0-sw-learner-draft-html.zip" in again.stdout


def test_machines_read_what_is_held_back(tmp_path: Path) -> None:
    write(tmp_path, SW)
    done = satchel(tmp_path, "build", "-t", "html", "--format", "json", "--executor", "serial")
    said = json.loads(done.stdout)
    assert [one["code"] for one in said["held"]] == ["G101"]
    assert {one["locale"] for one in said["packages"]} == {"en"}


def test_a_strict_build_refuses_a_translation_with_an_error(tmp_path: Path) -> None:
    bad = catalog().replace("Miji inakua.", "<b>Miji</b> inakua.")
    write(tmp_path, bad, "gates: {words: 0}\n")
    assert made(tmp_path).is_built
    outcome = made(tmp_path, strict=True)
    assert not outcome.is_built and outcome.held is None
    done = satchel(tmp_path, "build", "-t", "html", "--strict", "--executor", "serial")
    assert done.exit_code == 1 and "T115" in done.stderr and "towns-1.0-en-learner-html.zip" in done.stdout


def test_warnings_do_not_stop_a_strict_build(tmp_path: Path) -> None:
    write(tmp_path, catalog().replace("Miji inakua.", "Miji 12 inakua."))
    assert made(tmp_path, strict=True).is_built


def test_a_pseudo_locale_is_made_when_asked_for_and_listed_only_then(tmp_path: Path) -> None:
    write(tmp_path, catalog())
    done = satchel(
        tmp_path, "build", "-l", "en-XA", "-l", "ar-XB", "-t", "html", "-a", "learner", "--executor", "serial"
    )
    assert done.exit_code == 0, done.output
    page = (tmp_path / "dist/towns/ar-XB/towns-1.0-ar-XB-learner-html/index.html").read_text(encoding="utf-8")
    assert 'lang="ar-XB" dir="rtl"' in page
    page = (tmp_path / "dist/towns/en-XA/towns-1.0-en-XA-learner-html/index.html").read_text(encoding="utf-8")
    assert "[Ŵĥý þļåñ" in page and "[Çöñţéñţš" in page and "Why plan" not in page
    index = tmp_path / "dist/index.html"
    assert "en-XA" in index.read_text(encoding="utf-8")
    satchel(tmp_path, "build", "-t", "html", "--executor", "serial")
    assert "en-XA" not in index.read_text(encoding="utf-8")
    assert (tmp_path / "dist/towns/en-XA").is_dir()


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB"])
def test_every_target_makes_a_pseudo_locale(locale: str, tmp_path: Path) -> None:
    explained = QUIZ.replace("None\n", "None\n\n> All.\n")
    folder = write_course(tmp_path, module=MODULE + explained + "\n![A street](media/street.svg)\n")
    write_files(folder, {"media/street.svg": DRAWING})
    targets = tuple(find_targets())
    planned = plan(tmp_path, tmp_path / "dist", ("towns",), targets=targets, audiences=AUDIENCES, pseudo=(locale,))
    outcome = next(one for one in build(planned, tmp_path / "dist", serial()) if one.job.locale == locale)
    assert outcome.problems == ()
    assert {(one.target, one.audience) for one in outcome.packages} == {
        (name, who) for name, one in find_targets().items() if one.scope != "collection" for who in one.audiences
    }
    for package in outcome.packages:
        text = readable(tmp_path / "dist" / package.path)
        assert ("Ŵĥý þļåñ" if locale == "en-XA" else "\u202eWhy plan\u202c") in text or package.suffix == "pdf"
