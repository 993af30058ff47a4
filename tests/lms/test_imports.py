"""The sample's packages in the importers of two LMSs, and what these keep of a course that is failed, then passed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builder.model import plain_text
from tests.browser.learner import SAMPLE, sample_course
from tests.packages.reading import members

pytestmark = pytest.mark.lms

HERE = Path(__file__).parent
TARGETS = ("scorm12", "scorm2004-3rd", "scorm2004-4th")


def asked(client: str, packages: list[Path]) -> list[dict[str, Any]]:
    """Run the importer of an LMS; it writes one answer for each package."""
    ran = subprocess.run([sys.executable, HERE / client, *packages], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    answers: list[dict[str, Any]] = json.loads(ran.stdout)
    return answers


def packages_of(dist: Path, locale: str) -> list[Path]:
    return [dist / f"{SAMPLE}/{locale}/{SAMPLE}-1.0-{locale}-learner-{target}.zip" for target in TARGETS]


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_open_edx_takes_them_and_keeps_the_grade(built_sample: Path, repo: Path, locale: str) -> None:
    title = plain_text(sample_course(repo, locale).title)
    packages = packages_of(built_sample, locale)
    answers = asked("openedx_import.py", packages)
    assert [answer["version"] for answer in answers] == ["SCORM_12", "SCORM_2004", "SCORM_2004"]
    for package, answer in zip(packages, answers, strict=True):
        assert answer["errors"] == answer["warnings"] == []
        assert title in answer["menu"]
        assert (answer["page"], answer["size"]) == ("<!DOCTYPE html>", len(members(package)["index.html"]))
        assert (answer["status"], answer["grade"]) == (["completed", "passed"], 1)


def test_wagtail_lms_takes_them(built_sample: Path, repo: Path) -> None:
    """It looks for the page to launch with the namespace of SCORM 1.2 alone: 2004 is stored, and never opened."""
    packages = packages_of(built_sample, "ar")
    first, *others = asked("wagtail_import.py", packages)
    assert first == {
        "title": plain_text(sample_course(repo, "ar").title),
        "version": "1.2",
        "launch": "index.html",
        "files": len(members(packages[0])),
        "page": "<!DOCTYPE html>",
    }
    assert [(other["version"], other["launch"]) for other in others] == [("2004", ""), ("2004", "")]
