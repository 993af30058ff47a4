"""Captions stand in the page: they show under a film from a folder and in a single file, in the language of a place."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import html

from builder.cli import main
from tests.projects import OPEN, YAML, snapshot, write_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MODULE = """\
# Water

About water.

## Walk {#walk}

:::{video} media/walk.mp4
:title: A walk along the drain
:captions: media/walk.vtt

We walk and look.
:::
"""
ENGLISH = "WEBVTT\n\n00:01.000 --> 00:02.500\nLook: </script><b>water</b>\n\n00:03.000 --> 00:04.000\nIt rises.\n"
SWAHILI = "WEBVTT\n\n00:01.000 --> 00:02.500\nTazama: maji\n\nhapana\n"
FILES: dict[str, str | bytes] = {
    "course_src/towns/course.yaml": YAML + OPEN,
    "course_src/towns/modules/01-water.md": MODULE,
    "course_src/towns/media/walk.mp4": b"\0\0\0\x18ftypmp42" + bytes(2000),
    "course_src/towns/media/walk.vtt": ENGLISH,
    "translations/towns/sw.po": 'msgid ""\nmsgstr "Language: sw\\nContent-Type: text/plain; charset=UTF-8\\n"\n',
    "translations/towns/sw/context.yaml": "{}\n",
    "translations/towns/sw/media/walk.vtt": SWAHILI,
}
TRACK = """() => {
  const [track] = document.querySelector('video').textTracks;
  return [track.kind, track.language, track.mode, [...track.cues].map((cue) => [cue.startTime, cue.endTime, cue.text])];
}"""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("film")
    write_files(project, FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        done = CliRunner().invoke(main, ["build", "-t", "html", "-t", "single", "--executor", "serial"])
        checked = CliRunner().invoke(main, ["check"])
    assert done.exit_code == checked.exit_code == 0, done.output + checked.output
    assert "1 warning" in done.output
    assert "translations/towns/sw/media/walk.vtt:6: I106" in checked.output
    return project / "dist" / "towns"


@pytest.mark.parametrize("name", ["learner-html/index.html", "learner-single.html"])
def test_captions_show_under_the_film(chromium: Browser, dist: Path, name: str) -> None:
    page = chromium.new_page()
    page.goto(f"{(dist / 'en' / f'towns-1.0-en-{name}').as_uri()}#/water/walk")
    said = [[1, 2.5, "Look: </script><b>water</b>"], [3, 4, "It rises."]]
    assert page.evaluate(TRACK) == ["captions", "en", "showing", said]
    page.close()


def test_a_place_brings_its_own(dist: Path) -> None:
    files = snapshot(dist / "sw" / "towns-1.0-sw-learner-html")
    page = html.document_fromstring(files["index.html"].decode())
    (held,) = page.xpath("//video/following-sibling::script")
    assert (held.get("lang"), held.get("data-captions")) == ("sw", "Kiswahili")
    assert json.loads(held.text) == [[1, 2.5, "Tazama: maji"]]


def test_no_file_of_captions_stands_beside_the_page(dist: Path) -> None:
    with zipfile.ZipFile(dist / "en" / "towns-1.0-en-learner-html.zip") as archive:
        assert [name for name in archive.namelist() if name.startswith("media/")] == ["media/walk.mp4"]
