"""Older packages give way to those that take their place, and nothing else goes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Outcome, build, plan
from builder.executors import serial
from tests.projects import MODULE, OPEN, YAML, write_course, write_files

SHUT = "gates: {words: 90, questions: 90}\n"
PO = 'msgid ""\nmsgstr "Language: sw\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Why plan"\nmsgstr "Kwa"\n'
NAME = "towns-1.0-sw-learner-html.zip"
DRAFT = "towns-1.0-sw-learner-draft-html.zip"


def run(project: Path, *targets: str, draft: bool = False) -> list[Outcome]:
    planned = plan(
        project,
        project / "dist",
        ["towns"],
        targets=targets or ("html",),
        audiences=("learner",),
        draft=draft,
        cache=project / "cache",
    )
    return list(build(planned, project / "dist", serial()))


def there(project: Path, locale: str = "sw") -> list[str]:
    return sorted(
        path.name
        for path in (project / "dist/towns" / locale).glob("*")
        if path.suffix in (".zip", ".html") and "import" not in path.name
    )


def project(folder: Path, gates: str) -> Path:
    write_course(folder, course_yaml=YAML + gates)
    write_files(folder / "translations/towns", {"sw.po": PO})
    return folder


@pytest.mark.parametrize("again", [False, True], ids=["made", "taken"])
def test_a_draft_gives_way_to_what_is_finished(tmp_path: Path, again: bool) -> None:
    run(project(tmp_path, OPEN)) if again else None
    project(tmp_path, SHUT)
    run(tmp_path, draft=True)
    assert there(tmp_path) == [DRAFT]
    assert not (tmp_path / "dist/towns/sw" / NAME.removesuffix(".zip")).exists()
    outcomes = run(project(tmp_path, OPEN))
    assert there(tmp_path) == [NAME]
    assert [path for one in outcomes for path in one.removed] == [f"towns/sw/{DRAFT}"]
    assert not (tmp_path / "dist/towns/sw" / DRAFT.removesuffix(".zip")).exists()
    assert DRAFT not in (tmp_path / "dist/index.html").read_text()


def test_what_is_held_back_now_is_no_longer_given_out(tmp_path: Path) -> None:
    run(project(tmp_path, OPEN))
    outcomes = run(project(tmp_path, SHUT))
    assert [bool(one.held) for one in outcomes] == [False, True]
    assert there(tmp_path) == [] and there(tmp_path, "en")
    assert NAME not in (tmp_path / "dist/index.html").read_text()


def test_one_file_gives_way_to_a_file_for_each_module(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    write_files(folder, {"modules/02-more.md": MODULE.replace("growth", "more")})
    run(tmp_path, "single")
    assert len(there(tmp_path, "en")) == 1
    write_files(folder, {"course.yaml": YAML + OPEN + "single: {limit: 1KB}\n"})
    run(tmp_path, "single")
    names = there(tmp_path, "en")
    assert len(names) == 2 and "towns-1.0-en-learner-single.html" not in names
    assert len(list((tmp_path / "dist/towns/en").iterdir())) == 4, "each with its list"


def leave(project: Path) -> None:
    """Another version may have been given out."""
    write_course(project, course_yaml=YAML.replace('"1.0"', '"1.1"') + SHUT)


def touch(project: Path) -> None:
    """What somebody has put there is not ours."""
    (project / "dist/towns/sw" / NAME).write_bytes(b"mine")
    write_course(project, course_yaml=YAML + SHUT)


def stray(project: Path) -> None:
    (project / "dist/towns/sw" / "towns-1.0-sw-learner-other.zip").write_bytes(b"mine")
    write_course(project, course_yaml=YAML + OPEN + "# Changed.\n")


@pytest.mark.parametrize("change", [leave, touch, stray])
def test_what_was_not_replaced_stays(tmp_path: Path, change: Callable[[Path], None]) -> None:
    run(project(tmp_path, OPEN))
    change(tmp_path)
    before = there(tmp_path)
    run(tmp_path)
    assert there(tmp_path) == before and NAME in before


def test_another_target_and_a_failed_one_stay(tmp_path: Path) -> None:
    run(project(tmp_path, OPEN), "html", "scorm12")
    write_files(tmp_path / "course_src/towns", {"course.yaml": YAML + SHUT})
    run(tmp_path, "html")
    assert there(tmp_path) == ["towns-1.0-sw-learner-scorm12.zip"]
