"""Targets are found by listing their folder and by entry point; packages are named for people."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import builder.targets as room
from builder.targets import Target, find_targets, package_name, usual_targets
from builder.targets.html import TARGET as HTML
from builder.targets.scorm12 import TARGET as SCORM12
from tests.theme.values import edition

PDF = replace(HTML, name="pdf", suffix="pdf", form="file")


def test_targets_stand_in_the_order_of_their_names() -> None:
    names = list(find_targets())
    assert names == sorted(names)
    assert {"html", "scorm12"} <= set(names)
    assert set(names) - set(usual_targets()) == {"scorm2004-3rd", "scorm2004-4th"}
    assert all(name == target.name for name, target in find_targets().items())


def test_a_target_of_another_distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    described = tmp_path / "satchel_epub-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: satchel-epub\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text("[satchel.targets]\nepub = satchel_epub:TARGET\n")
    (tmp_path / "satchel_epub.py").write_text(_OUTSIDE)
    monkeypatch.syspath_prepend(tmp_path)
    room.find_targets.cache_clear()
    try:
        assert find_targets()["epub"] == replace(HTML, name="epub", suffix="epub", form="file")
    finally:
        room.find_targets.cache_clear()


_OUTSIDE = """
from dataclasses import replace
from builder.targets.html import TARGET as HTML
TARGET = replace(HTML, name="epub", suffix="epub", form="file")
"""


def test_finding_targets_loads_nothing_heavy() -> None:
    code = "import sys; from builder.targets import find_targets; find_targets(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"weasyprint", "lxml", "jinja2", "pydantic", "babel", "markdown_it"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("target", "changed", "name"),
    [
        (HTML, {}, "towns-1.0-sw-learner-html.zip"),
        (PDF, {}, "towns-1.0-sw-learner.pdf"),
        (PDF, {"audience": "trainer", "profile": "lite"}, "towns-1.0-sw-trainer-lite.pdf"),
        (HTML, {"profile": "text"}, "towns-1.0-sw-learner-text-html.zip"),
        (SCORM12, {"part": "land"}, "towns-1.0-sw-learner-land-scorm12.zip"),
    ],
)
def test_the_name_of_a_package(target: Target, changed: dict[str, str], name: str) -> None:
    assert package_name(replace(edition(), **changed), target) == name
