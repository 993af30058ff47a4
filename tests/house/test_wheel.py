"""The wheel works by itself: outside a checkout, in an empty environment."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Share

pytestmark = pytest.mark.slow

COURSE = """\
title: Clean water
version: "1.0"
language: en
license: CC-BY-4.0
summary: How a household keeps its water clean.
"""

MODULE = """\
# Keep water clean

Water that looks clean may still make people ill.

## Boil it {#boil}

Boil water for one minute before you drink it.
"""


def run(*command: str | Path) -> str:
    """Run a command and return what it prints; a failing one fails the test with its own words."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def files_under(folder: Path, name: str) -> set[str]:
    """List the files of a folder, as they are called where the folder has another name."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and not is_test(path.name))
    return {f"{name}/{path.as_posix()}" for path in files if "__pycache__" not in path.parts}


def is_test(name: str) -> bool:
    """Tell whether a file is a component's test, which stands beside it."""
    return name.endswith(".test.mjs")


@pytest.fixture(scope="module")
def wheel(repo: Path, share: Share) -> Path:
    """The wheel of this checkout."""
    return next(share("wheel", lambda folder: pack(repo, folder)).glob("satchel-*.whl"))


def pack(repo: Path, folder: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, repo)


@pytest.fixture(scope="module")
def satchel(wheel: Path, repo: Path, share: Share) -> Path:
    """The command, installed from the wheel into an environment that holds nothing else."""
    return share("environment", lambda folder: install(wheel, repo, folder)) / "bin" / "satchel"


def install(wheel: Path, repo: Path, folder: Path) -> None:
    venv.create(folder, with_pip=True)
    pip = (folder / "bin" / "python", "-m", "pip", "install", "-qq", "--no-compile")
    run(*pip, "--constraint", repo / "constraints.txt", wheel)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one small course."""
    course = tmp_path / "course_src" / "clean-water"
    (course / "modules").mkdir(parents=True)
    (course / "course.yaml").write_text(COURSE, encoding="utf-8")
    (course / "modules" / "01-boil.md").write_text(MODULE, encoding="utf-8")
    return tmp_path


def test_the_wheel_carries_what_the_package_reads(wheel: Path, repo: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    expected = files_under(repo / "builder", "builder") | files_under(repo / "themes", "builder/_themes")
    assert expected - carried == set()


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"builder"}
    assert [name for name in zipfile.ZipFile(wheel).namelist() if is_test(name)] == []


def test_a_course_is_built_outside_a_checkout(satchel: Path, project: Path) -> None:
    run(satchel, "-C", project, "build", "--target", "html", "--target", "scorm12", "--audience", "learner")
    packages = [path.name for path in (project / "dist").rglob("*.zip")]
    assert sorted(packages) == [
        "clean-water-1.0-en-learner-html.zip",
        "clean-water-1.0-en-learner-scorm12.zip",
    ]
