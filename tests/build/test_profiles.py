"""Packages of each profile hold what it promises, cost what is told, and keep to their budget."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

from builder.build import Outcome, build, plan
from builder.cli import main
from builder.executors import serial
from builder.targets.parts.names import package_paths
from tests.media.pictures import bomb, drawing, photo, read, saved, taken
from tests.projects import DRAWING, YAML, snapshot, write_course, write_files

MODULE = """\
# Streets

## Drains {#drains}

:::{figure} media/drain.jpg
:alt: A drain beside a market
:long: Water runs from the left to the right.
:credit: Amina Juma

A drain in **rain**.
:::

A sign ![stop](media/sign.png) ![drawn](media/drain.png) and the [form](media/form.pdf).

:::{video} media/walk.mp4
:title: A walk along the drain
:poster: media/walk.jpg
:captions: media/walk.vtt

We walk and look.
:::

:::{audio} media/talk.mp3
:title: The mayor speaks

Good morning.
:::

![Plan](media/plan.svg)
"""
FILES: dict[str, str | bytes] = {
    "media/drain.jpg": taken(1000, 750),
    "media/drain.png": saved(drawing(300, 200), "PNG"),
    "media/sign.png": saved(drawing(500, 500), "PNG"),
    "media/walk.jpg": saved(photo(900, 500), "JPEG", quality=95),
    "media/walk.mp4": b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 4800,
    "media/walk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nLook.\n",
    "media/talk.mp3": b"ID3" + b"\xff\xfb" * 30_000,
    "media/form.pdf": b"%PDF-1.4\n" + b"x" * 5000,
    "media/plan.svg": DRAWING,
}
# Two pictures become `media/drain.webp`; the second one is told apart by a digest of its name.
DRAWN = package_paths(
    ["media/drain.jpg", "media/drain.png"], dict.fromkeys(["media/drain.jpg", "media/drain.png"], ".webp")
)["media/drain.png"]
OURS = re.compile(r"media/|theme/")


def project(folder: Path, more: str = "") -> Path:
    course = write_course(folder, course_yaml=YAML + more, module=MODULE)
    write_files(course, FILES)
    return folder


def built(
    folder: Path, *, targets: tuple[str, ...] = ("html",), profiles: tuple[Any, ...] = (), costs: bool = False
) -> Outcome:
    planned = plan(
        folder, folder / "dist", ["towns"], targets=targets, audiences=("learner",), profiles=profiles, costs=costs
    )
    (outcome,) = build(planned, folder / "dist", serial())
    return outcome


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with every kind of media, in every profile."""
    folder = project(tmp_path_factory.mktemp("media"), "profiles: [text, lite, full]\n")
    assert built(folder, targets=("html", "scorm12", "single")).problems == ()
    return folder / "dist" / "towns" / "en"


def package(dist: Path, profile: str, target: str = "html") -> dict[str, bytes]:
    name = f"towns-1.0-en-learner{'' if profile == 'full' else f'-{profile}'}-{target}"
    with zipfile.ZipFile(dist / f"{name}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown(page: Any) -> set[str]:
    """List the files beside the page that it names."""
    names = {value for attr in ("src", "href", "poster") for value in page.xpath(f"//@{attr}")}
    return {str(name) for name in names if OURS.match(name)}


@pytest.mark.parametrize("target", ["html", "scorm12"])
@pytest.mark.parametrize("profile", ["full", "lite", "text"])
def test_a_page_names_what_its_package_holds(dist: Path, profile: str, target: str) -> None:
    files = package(dist, profile, target)
    page = html.document_fromstring(files["index.html"])
    assert shown(page) == {name for name in files if OURS.match(name)}


def test_full_holds_everything_and_small(dist: Path) -> None:
    files = package(dist, "full")
    assert {name for name in files if name.startswith("media/")} == {
        *("media/drain.webp", DRAWN, "media/sign.webp", "media/walk.webp"),
        *("media/walk.mp4", "media/talk.mp3", "media/form.pdf", "media/plan.svg"),
    }
    assert max(read(files["media/drain.webp"]).size) == 800
    assert read(files[DRAWN]).size == (300, 200)
    assert files["media/walk.mp4"] == FILES["media/walk.mp4"]


def test_lite_says_what_it_leaves_out(dist: Path) -> None:
    files = package(dist, "lite")
    page = html.document_fromstring(files["index.html"])
    assert max(read(files["media/drain.webp"]).size) == 480
    assert page.xpath("//audio | //video") == []
    said = [line.text_content() for line in page.find_class("left-out")]
    assert said == ["Not in this edition: walk.mp4 (1.2 MB)", "Not in this edition: talk.mp3 (60 kB)"]
    assert len(page.xpath("//details[@class='transcript'][@open]")) == 2
    assert page.xpath("//figure[@class='recording']/img/@src") == ["media/walk.webp"]
    assert "Light: small pictures, no recordings" in page.text_content()


def test_text_tells_what_pictures_show(dist: Path) -> None:
    files = package(dist, "text")
    page = html.document_fromstring(files["index.html"])
    assert sorted(files) == ["index.html", "satchel.json"] and page.xpath("//img | //audio | //video") == []
    (figure,) = page.xpath("//figure[not(@class)]")
    for words in ("A drain beside a market", "Water runs", "A drain in rain.", "Amina Juma"):
        assert words in figure.text_content()
    assert figure.xpath(".//details/@open") != []
    assert "A sign stop drawn and the form (Not in this edition: form.pdf (5 kB))" in page.text_content()
    assert "Plan" in page.text_content() and "Text only" in page.text_content()


def test_one_file_has_the_same_three_profiles(dist: Path) -> None:
    sizes = [(dist / f"towns-1.0-en-learner{part}-single.html").stat().st_size for part in ("", "-lite", "-text")]
    assert sizes == sorted(sizes, reverse=True)
    assert b"data:image/" not in (dist / "towns-1.0-en-learner-text-single.html").read_bytes()


def test_packages_come_out_the_same(dist: Path, tmp_path: Path) -> None:
    assert built(project(tmp_path), profiles=("lite",)).is_built
    again = snapshot(tmp_path / "dist" / "towns" / "en")
    # Another course.yaml is another source: the packing lists differ, and the zips that hold them.
    pages = {
        name: content for name, content in again.items() if not name.endswith((".zip", "satchel.json", "packing.json"))
    }
    assert pages == {name: content for name, content in snapshot(dist).items() if name in pages} != {}


def test_paper_has_one_profile(tmp_path: Path) -> None:
    from builder.build.stock import profiles_of
    from builder.targets import find_targets

    (job,) = plan(project(tmp_path), tmp_path, ["towns"], targets=("pdf",), audiences=("learner",)).jobs
    asked = CliRunner().invoke(main, ["-C", str(tmp_path), "build", "-t", "pdf", "-p", "lite"])
    assert asked.exit_code == 2 and "one profile" in asked.stderr
    course = type("Course", (), {"profiles": ("lite", "text")})()
    assert profiles_of(job, course, find_targets()["pdf"]) == ("full",)
    assert profiles_of(job, course, find_targets()["html"]) == ("lite", "text")


def test_costs_are_all_of_a_package(dist: Path, tmp_path: Path) -> None:
    outcome = built(project(tmp_path), targets=("html", "scorm12", "single"), costs=True)
    for made in outcome.packages:
        costs = [cost for cost in outcome.costs if cost.package == made.path]
        assert sum(cost.packed for cost in costs) == made.size
        assert [cost.packed for cost in costs] == sorted((cost.packed for cost in costs), reverse=True)
        by_path = {cost.path: cost for cost in costs}
        assert by_path["media/walk.mp4"].used == ("why-plan/drains",)
        assert by_path["media/drain.jpg"].original == len(FILES["media/drain.jpg"])
        assert by_path["media/walk.mp4"].packed >= by_path["media/walk.mp4"].original


def test_costs_are_told_to_people_and_machines(tmp_path: Path) -> None:
    command = ["-C", str(project(tmp_path)), "build", "-t", "html", "-a", "learner", "--executor", "serial", "--costs"]
    told = CliRunner().invoke(main, command).stdout
    assert re.search(r"media/walk\.mp4 +1,228,\d+ +1,228,\d+ +9\d\.\d % +why-plan/drains", told)
    rows = json.loads(CliRunner().invoke(main, [*command, "--format", "json"]).stdout)["costs"]
    assert sum(row["share"] for row in rows) == pytest.approx(1, abs=1e-5)
    assert rows[0]["path"] == "media/walk.mp4"


@pytest.mark.parametrize(
    ("budget", "profile", "problem"),
    [
        ("budget: 800KB\n", "full", "its budget (full) is 800 KB: media/walk.mp4 1.2 MB, "),
        ("budget: {full: 4MB, lite: 20KB}\n", "lite", "its budget (lite) is 20 KB: "),
        ("budget: {full: 4MB, lite: 20KB}\n", "full", ""),
        ("budget: 4MB\n", "text", ""),
    ],
)
def test_a_package_keeps_to_its_budget(budget: str, profile: str, problem: str, tmp_path: Path) -> None:
    outcome = built(project(tmp_path, budget), profiles=(profile,))
    said = [one for one in outcome.problems if one.code == "B304"]
    assert outcome.is_built is (problem == "") and (tmp_path / "dist" / "towns").exists() is outcome.is_built
    assert [problem in one.message for one in said] == ([True] if problem else [])
    assert all("media/" in one.hint and "--costs" in one.hint for one in said)


@pytest.mark.parametrize(
    ("content", "code"),
    [(taken(300, 200)[:4000], "I111"), (bomb(), "I112"), (b"\0\0\0\x18ftypheic" + b"\0" * 32, "I113")],
)
def test_a_picture_that_cannot_be_read_is_a_problem_with_its_file(
    content: bytes, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As WeasyPrint leaves it in a process that has printed.
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    write_files(project(tmp_path) / "course_src" / "towns", {"media/drain.jpg": content})
    outcome = built(tmp_path)
    assert not outcome.is_whole and all(package.profile == "text" for package in outcome.packages)
    (problem,) = [one for one in outcome.problems if one.is_error]
    assert (problem.code, problem.place.file) == (code, "course_src/towns/media/drain.jpg")
    assert problem.hint


def test_names_stay_apart_when_kinds_become_one() -> None:
    paths = ("media/a.jpg", "media/a.png", "media/a.webp", "media/b c.jpg", "media/D.JPG")
    suffixes = dict.fromkeys(paths, ".webp")
    names = package_paths(paths, suffixes)
    assert len({name.lower() for name in names.values()}) == len(paths)
    assert all(name.endswith(".webp") for name in names.values())
    assert package_paths(["media/D.JPG"], {"media/D.JPG": ".JPG"}) == {"media/D.JPG": "media/D.JPG"}
