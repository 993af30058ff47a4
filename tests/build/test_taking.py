"""Nothing is made twice; what has changed is made again, and only that."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import build, plan
from builder.build.inputs import Folders
from builder.build.make import run_order
from builder.build.values import Outcome
from builder.executors import serial
from tests.projects import MODULE, YAML, snapshot, write_course, write_files

PO = """\
msgid ""
msgstr ""
"Language: sw\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Why plan"
msgstr "Kwa nini kupanga"
"""


def project(folder: Path) -> Path:
    write_course(folder)
    write_files(folder / "translations/towns", {"sw.po": PO, "fr.po": PO.replace("sw", "fr")})
    return folder


def run(folder: Path, *targets: str, cache: bool = True) -> dict[str, str]:
    """Build, and say of each package (`sw html`) why it was made."""
    outcomes = outcomes_of(folder, *targets, cache=cache)
    packages = [package for outcome in outcomes for package in outcome.packages]
    return {f"{one.locale} {one.target}": one.why for one in packages}


def outcomes_of(folder: Path, *targets: str, cache: bool = True) -> list[Outcome]:
    planned = plan(
        folder,
        folder / "dist",
        ["towns"],
        targets=targets or ("html", "scorm12"),
        audiences=("learner",),
        cache=folder / ".satchel/cache" if cache else None,
    )
    return list(build(planned, folder / "dist", serial()))


def test_a_second_build_makes_nothing(tmp_path: Path) -> None:
    assert set(run(project(tmp_path)).values()) == {"built for the first time"}
    before = times(tmp_path / "dist")
    assert set(run(tmp_path).values()) == {"unchanged"}
    assert times(tmp_path / "dist") == before


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


# What somebody changes, and which packages are made again.
CHANGES: list[tuple[str, Callable[[Path], object], set[str]]] = [
    (
        "course_src/towns/modules/01-why-plan.md",
        lambda path: path.write_text(MODULE + "\nMore.\n"),
        {"en", "fr", "sw"},
    ),
    ("translations/towns/sw.po", lambda path: path.write_text(PO.replace("Kwa", "KWA")), {"sw"}),
    ("translations/towns/reviews.yaml", lambda path: path.write_text("reviews: []\n"), {"en", "fr", "sw"}),
    ("translations/towns/towns.pot", lambda path: path.write_text("anything"), set()),
    ("course_src/towns/course.yaml", lambda path: path.touch(), set()),
    ("course_src/towns/.notes.txt", lambda path: path.write_text("hidden"), set()),
]


@pytest.mark.parametrize(("name", "change", "locales"), CHANGES, ids=[name for name, _, _ in CHANGES])
def test_a_change_makes_again_what_it_concerns(
    tmp_path: Path, name: str, change: Callable[[Path], object], locales: set[str]
) -> None:
    run(project(tmp_path))
    change(tmp_path / name)
    made = {key.split()[0]: why for key, why in run(tmp_path).items() if why != "unchanged"}
    assert made == dict.fromkeys(sorted(locales), f"built: {name} changed")


def test_a_new_language_concerns_the_switches_of_all(tmp_path: Path) -> None:
    run(project(tmp_path), "html")
    write_files(tmp_path / "translations/towns", {"es.po": PO.replace("sw", "es")})
    made = run(tmp_path, "html")
    assert made["es html"] == "built for the first time"
    assert made["en html"] == "built: the list of languages changed"


def damage_file(dist: Path) -> None:
    next(dist.rglob("*html.zip")).write_bytes(b"x")


def damage_folder(dist: Path) -> None:
    page = next(path for path in dist.rglob("*/index.html") if "learner" in path.parent.name)
    page.write_text("x")


def lose(dist: Path) -> None:
    next(dist.rglob("*scorm12.zip")).unlink()


@pytest.mark.parametrize("harm", [damage_file, damage_folder, lose])
def test_what_somebody_touched_is_put_back(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    run(project(tmp_path))
    before = packages_of(tmp_path)
    harm(tmp_path / "dist")
    assert sorted(set(run(tmp_path).values())) == ["taken from the cache", "unchanged"]
    assert packages_of(tmp_path) == before


def packages_of(folder: Path) -> dict[str, bytes]:
    return {name: one for name, one in snapshot(folder / "dist").items() if not name.startswith(".satchel")}


def test_another_target_leaves_the_first_one_alone(tmp_path: Path) -> None:
    run(project(tmp_path), "html")
    made = run(tmp_path, "html", "scorm12")
    assert {made["sw html"], made["sw scorm12"]} == {"taken from the cache", "built for the first time"}


def test_cold_and_warm_give_the_same_bytes(tmp_path: Path) -> None:
    run(project(tmp_path / "one"))
    run(tmp_path / "one")
    run(project(tmp_path / "two"), cache=False)
    assert packages_of(tmp_path / "one") == packages_of(tmp_path / "two")
    assert not (tmp_path / "two/.satchel").exists()


def test_the_cache_can_be_deleted(tmp_path: Path) -> None:
    run(project(tmp_path))
    shutil.rmtree(tmp_path / ".satchel")
    assert set(run(tmp_path).values()) == {"built for the first time"}


def test_a_broken_cache_heals(tmp_path: Path) -> None:
    run(project(tmp_path))
    before = packages_of(tmp_path)
    for entry in (path for path in (tmp_path / ".satchel/cache").rglob("*") if path.is_file()):
        entry.write_bytes(entry.read_bytes()[: entry.stat().st_size // 2])
    run(tmp_path)
    assert packages_of(tmp_path) == before
    assert set(run(tmp_path).values()) == {"unchanged"}


def test_problems_are_told_again(tmp_path: Path) -> None:
    project(tmp_path)
    write_files(tmp_path / "translations/towns", {"sw.po": PO.replace("Kwa nini", "<b>Kwa nini")})
    first, second = outcomes_of(tmp_path), outcomes_of(tmp_path)
    assert [one.problems for one in first] == [one.problems for one in second]
    assert any(one.problems for one in second)
    assert [one.coverage for one in first] == [one.coverage for one in second]


def test_what_is_held_back_stays_so(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write_files(folder / "course_src/towns", {"course.yaml": YAML})
    assert [bool(one.held) for one in outcomes_of(folder)] == [bool(one.held) for one in outcomes_of(folder)]
    assert any(one.held for one in outcomes_of(folder))


def test_a_file_that_changes_under_way_is_told_and_not_remembered(tmp_path: Path) -> None:
    folder = project(tmp_path)
    planned = plan(
        folder, folder / "dist", ["towns"], targets=("html",), audiences=("learner",), cache=folder / ".satchel/cache"
    )
    order = Folders(folder).order(planned.jobs[0])
    write_files(folder / "course_src/towns", {"modules/01-why-plan.md": MODULE + "\nMeanwhile.\n"})
    (folder / "dist").mkdir()
    outcome = run_order(order)
    assert [(one.code, one.place.file) for one in outcome.problems if one.code.startswith("B")] == [
        ("B103", "course_src/towns/modules/01-why-plan.md")
    ]
    assert run(folder, "html")["en html"] == "built for the first time"
