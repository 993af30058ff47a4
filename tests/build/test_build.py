"""A build makes every package whole or not at all, and always the same."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

from builder.build import Outcome, build, in_locales, plan
from builder.build.dist import Staging
from builder.errors import SatchelError
from builder.executors import serial
from tests.projects import MODULE, YAML, snapshot, write_course, write_files

TARGETS = ("html", "scorm12")

PO = """\
msgid ""
msgstr ""
"Language: sw\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

msgid "Why plan"
msgstr "Kwa nini kupanga"
"""


def run(project: Path, *courses: str, targets: tuple[str, ...] = TARGETS) -> tuple[Outcome, ...]:
    """Build courses for learners into `dist/`, in this process."""
    dist = project / "dist"
    planned = plan(project, dist, courses or ("towns",), targets=targets, audiences=("learner",))
    return tuple(build(planned, dist, serial()))


def codes(outcomes: tuple[Outcome, ...]) -> list[tuple[str, str, list[str]]]:
    """Say of each outcome its course, locale and what was wrong, warnings aside."""
    return [
        (one.job.course, one.job.locale, [problem.code for problem in one.problems if problem.is_error])
        for one in outcomes
    ]


def visible(project: Path) -> list[str]:
    """List the files in `dist/` that people see."""
    return [name for name in snapshot(project / "dist") if not name.startswith(".satchel/")]


def test_a_course_becomes_packages_and_an_index(tmp_path: Path) -> None:
    write_course(tmp_path)
    assert codes(run(tmp_path)) == [("towns", "en", [])]
    assert visible(tmp_path) == [
        "index.html",
        "towns/en/towns-1.0-en-learner-html.zip",
        "towns/en/towns-1.0-en-learner-html/index.html",
        "towns/en/towns-1.0-en-learner-html/satchel.json",
        "towns/en/towns-1.0-en-learner-scorm12-import.html",
        "towns/en/towns-1.0-en-learner-scorm12.zip",
    ]


def test_every_catalog_makes_a_locale(tmp_path: Path) -> None:
    write_course(tmp_path)
    write_files(tmp_path / "translations/towns", {"sw.po": PO})
    assert [locale for _, locale, _ in codes(run(tmp_path))] == ["en", "sw"]
    page = (tmp_path / "dist/towns/sw/towns-1.0-sw-learner-html/index.html").read_text(encoding="utf-8")
    assert "Kwa nini kupanga" in page


def test_a_failing_build_changes_nothing(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    run(tmp_path)
    before = snapshot(tmp_path / "dist")
    write_files(folder, {"modules/01-why-plan.md": MODULE.replace("Why", "When") + "\n![No](media/no.png)\n"})
    assert codes(run(tmp_path)) == [("towns", "en", ["L101"])]
    assert snapshot(tmp_path / "dist") == before


def test_a_first_build_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml="title: 1\n")
    assert not run(tmp_path)[0].is_built
    assert not (tmp_path / "dist").exists()


def test_one_broken_course_does_not_stop_the_others(tmp_path: Path) -> None:
    for slug in ("land", "towns", "water"):
        write_course(tmp_path, slug)
    write_course(tmp_path, "towns", course_yaml=YAML + "x: 1\n", module="No title.\n")
    outcomes = run(tmp_path, "land", "towns", "water")
    assert codes(outcomes) == [("land", "en", []), ("towns", "und", ["Y103", "M101"]), ("water", "en", [])]
    assert "towns" not in {name.split("/")[0] for name in visible(tmp_path)}


def test_a_broken_catalog_stops_its_locale_alone(tmp_path: Path) -> None:
    write_course(tmp_path)
    write_files(tmp_path / "translations/towns", {"fr.po": "<<<<<<< HEAD\n", "sw.po": PO})
    assert codes(run(tmp_path)) == [("towns", "en", []), ("towns", "fr", ["P105"]), ("towns", "sw", [])]


def test_a_bad_translation_falls_back_and_is_told(tmp_path: Path) -> None:
    write_course(tmp_path)
    bad = PO + '\nmsgid "Towns grow."\nmsgstr "<script>alert(1)</script>"\n'
    write_files(tmp_path / "translations/towns", {"sw.po": bad})
    outcome = run(tmp_path)[1]
    assert outcome.is_built and [problem.code for problem in outcome.problems if problem.is_error]
    page = (tmp_path / "dist/towns/sw/towns-1.0-sw-learner-html/index.html").read_text(encoding="utf-8")
    assert "alert(1)" not in page and "Towns grow." in page


def test_a_partial_build_keeps_the_rest_in_the_index(tmp_path: Path) -> None:
    write_course(tmp_path)
    run(tmp_path)
    run(tmp_path, targets=("html",))
    index = (tmp_path / "dist/index.html").read_text(encoding="utf-8")
    assert "towns-1.0-en-learner-html.zip" in index and "towns-1.0-en-learner-scorm12.zip" in index


def test_the_index_lists_only_what_is_there(tmp_path: Path) -> None:
    write_course(tmp_path)
    run(tmp_path)
    write_course(tmp_path, course_yaml=YAML.replace('"1.0"', '"1.1"'))
    (tmp_path / "dist/towns/en/towns-1.0-en-learner-html.zip").unlink()
    run(tmp_path)
    index = (tmp_path / "dist/index.html").read_text(encoding="utf-8")
    listed = [
        name for name in ("1.0-en-learner-html", "1.0-en-learner-scorm12", "1.1-en-learner-html") if name in index
    ]
    assert listed == ["1.0-en-learner-scorm12", "1.1-en-learner-html"]


def test_what_stands_in_an_index_is_text(tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml=YAML.replace("Small towns", '"<script>alert(1)</script>"'))
    run(tmp_path)
    index = (tmp_path / "dist/index.html").read_text(encoding="utf-8")
    assert "<script" not in index and "&lt;script&gt;" in index


def test_a_record_says_what_was_made(tmp_path: Path) -> None:
    write_course(tmp_path)
    (outcome,) = run(tmp_path)
    rows = json.loads((tmp_path / "dist/.satchel/packages/towns/en.json").read_bytes())
    assert [row["path"] for row in rows] == [package.path for package in outcome.packages]
    sizes = {row["path"]: row["size"] for row in rows}
    assert sizes == {path: (tmp_path / "dist" / path).stat().st_size for path in sizes}


def test_jobs_of_unknown_locales_stay_so_that_their_problems_are_told(tmp_path: Path) -> None:
    write_course(tmp_path, "broken", course_yaml="title: 1\n")
    write_course(tmp_path, "towns")
    planned = plan(tmp_path, tmp_path / "dist", ("broken", "towns"), targets=TARGETS, audiences=("learner",))
    assert [job.course for job in in_locales(planned, ("sw",)).jobs] == ["broken"]


class Killed(BaseException):
    """Stand for the death of the process."""


def test_a_build_killed_before_the_renames_leaves_the_old_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_course(tmp_path)
    run(tmp_path)
    before = {name: snapshot(tmp_path / "dist")[name] for name in visible(tmp_path)}
    write_files(folder, {"modules/01-why-plan.md": MODULE.replace("Why", "When")})

    def die(staging: Staging) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Staging, "commit", die)
        patch.setattr(Staging, "close", lambda staging: None)
        patch.setattr("builder.build.dist._drop_if_empty", lambda *folders: None)
        run(tmp_path)
    after = snapshot(tmp_path / "dist")
    assert {name: after[name] for name in visible(tmp_path)} == before
    assert [name for name in after if "tmp" in name.split("/")]
    run(tmp_path)
    after = snapshot(tmp_path / "dist")
    assert not [name for name in after if "tmp" in name.split("/")]
    assert b"When plan" in after["towns/en/towns-1.0-en-learner-html/index.html"]


def test_a_build_killed_between_two_renames_leaves_whole_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_course(tmp_path)
    appear = Staging._appear

    def die_at_the_last(staging: Staging, new: Path, place: Path) -> None:
        if place.name.endswith("scorm12.zip"):
            raise Killed
        appear(staging, new, place)

    monkeypatch.setattr(Staging, "_appear", die_at_the_last)
    with pytest.raises(Killed):
        run(tmp_path)
    (name,) = (name for name in visible(tmp_path) if name.endswith(".zip"))
    with zipfile.ZipFile(tmp_path / "dist" / name) as archive:
        assert archive.testzip() is None


def test_a_build_that_is_broken_off_lists_what_is_done(tmp_path: Path) -> None:
    for slug in ("towns", "water"):
        write_course(tmp_path, slug)
    dist = tmp_path / "dist"
    planned = plan(tmp_path, dist, ("towns", "water"), targets=TARGETS, audiences=("learner",))
    outcomes = build(planned, dist, serial())
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    index = (dist / "index.html").read_text(encoding="utf-8")
    assert "towns-1.0-en-learner-html.zip" in index and "water" not in index


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be locked there")
def test_two_builds_do_not_write_at_once(tmp_path: Path) -> None:
    write_course(tmp_path)
    dist = tmp_path / "dist"
    planned = plan(tmp_path, dist, ("towns",), targets=TARGETS, audiences=("learner",))
    first = build(planned, dist, serial())
    next(first)
    with pytest.raises(SatchelError, match="Another build"):
        next(build(planned, dist, serial()))
    first.close()  # type: ignore[attr-defined]
    assert len(list(build(planned, dist, serial()))) == 1
