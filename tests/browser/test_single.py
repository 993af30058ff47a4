"""One file is the whole course: on a phone, in a frame that allows nothing, on paper, and with no script running."""

import io
import json
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from builder.build import build, plan
from builder.cli import main
from builder.executors import serial
from tests.browser.desk import enter
from tests.browser.test_sample import Watch
from tests.projects import DRAWING, OPEN, YAML, write_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

NAME = "towns/en/towns-1.0-en-learner-single.html"
LESSON = """\
# {title}

About {title}.

## Map of {title} {{#map}}

:::{{figure}} media/{name}.png
:alt: Streets of {title}
:::

:::{{figure}} media/small.svg
:alt: A small drawing
:::

Take the [worksheet](media/sheet.pdf) along.
"""

QUIZ = """
:::{quiz} On hills
:pass: 70%

### Where does water go? {#water}

- [ ] Up
- [x] Down

:::
"""


def noise(seed: int) -> bytes:
    """Make a picture that is too large to stand in the page in full."""
    from PIL import Image

    kept = io.BytesIO()
    Image.frombytes("RGB", (240, 240), random.Random(seed).randbytes(240 * 240 * 3)).save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a course of two modules with large and small media as one file."""
    project = tmp_path_factory.mktemp("single")
    modules = {f"modules/0{n}-{name}.md": LESSON.format(title=name.title(), name=name) for n, name in TOWNS}
    media = {f"media/{name}.png": noise(n) for n, name in TOWNS}
    modules["modules/02-hills.md"] += QUIZ
    settings = {"course.yaml": YAML + OPEN, "media/small.svg": DRAWING, "media/sheet.pdf": b"%PDF-1.4\n%%EOF\n"}
    write_files(project / "course_src/towns", {**settings, **modules, **media})
    planned = plan(project, project / "dist", ["towns"], targets=("single",), audiences=("learner",))
    (outcome,) = build(planned, project / "dist", serial())
    assert outcome.is_built, outcome.problems
    return project / "dist" / NAME


TOWNS = ((1, "harbour"), (2, "hills"))


@contextmanager
def opened(chromium: "Browser", file: Path, *, scripts: bool = True, before: str = "") -> Iterator["Page"]:
    """Open the file; it must ask nothing of anybody."""
    context = chromium.new_context(viewport={"width": 360, "height": 720}, java_script_enabled=scripts)
    if before:
        context.add_init_script(before)
    watch = Watch(file.as_uri())
    page = watch.over(context.new_page())
    page.goto(file.as_uri())
    yield page
    context.close()
    assert [said for said in watch.complaints if not said.startswith("asks for blob:")] == []


def is_seen(place: "Page | Frame", alt: str) -> bool:
    """Tell whether a picture has been drawn, in however many milliseconds that takes."""
    picture = f"document.querySelector('main img[alt=\"{alt}\"]')"
    place.wait_for_function(f"{picture}.complete && {picture}.src.length > 40")
    return bool(place.evaluate(f"{picture}.naturalWidth > 0"))


def address(place: "Page | Frame", alt: str) -> str:
    return str(place.evaluate(f"document.querySelector('main img[alt=\"{alt}\"]').src"))


def test_a_picture_becomes_real_when_its_lesson_opens(chromium: "Browser", single: Path) -> None:
    with opened(chromium, single) as page:
        assert address(page, "Streets of Harbour") == "data:,media/harbour.webp"
        page.evaluate("location.hash = '/harbour/map'")
        assert is_seen(page, "Streets of Harbour")
        assert address(page, "Streets of Hills") == "data:,media/hills.webp"
        link = page.locator("[id='/harbour/map'] a[download]")
        assert link.get_attribute("download") == "sheet.pdf"
        with page.expect_download() as download:
            link.click()
        assert download.value.path().read_bytes().startswith(b"%PDF-1.4")


@pytest.mark.parametrize(
    "refusing",
    [
        "URL.createObjectURL = () => { throw new Error('no') }",
        "URL.createObjectURL = () => 'data:image/png;base64,AAAA'",
    ],
)
def test_where_no_address_can_be_made_the_text_itself_is_shown(
    chromium: "Browser", single: Path, refusing: str
) -> None:
    with opened(chromium, single, before=refusing) as page:
        page.evaluate("location.hash = '/harbour/map'")
        page.wait_for_function("document.querySelector('main img').src.length > 1000")
        assert is_seen(page, "Streets of Harbour")
        assert address(page, "Streets of Harbour").startswith("data:image/webp;base64,UklGR")


def test_a_lesson_that_is_open_while_the_file_is_read(chromium: "Browser", single: Path) -> None:
    with opened(chromium, single) as page:
        page.goto(f"{single.as_uri()}#/hills/map")
        page.reload()
        assert is_seen(page, "Streets of Hills")


def test_what_was_done_in_it_is_kept_certified_and_counted(chromium: "Browser", single: Path, tmp_path: Path) -> None:
    with opened(chromium, single) as page:
        for lesson in ("/harbour/map", "/hills/map"):
            page.evaluate("route => { location.hash = route }", lesson)
            page.wait_for_function("route => !document.getElementById(route).hidden", arg=lesson)
        page.locator("[data-question=hills-water] input").nth(1).check()
        enter(page.locator("[data-question=hills-water] [data-check]"))
        page.goto("about:blank")
        page.goto(f"{single.as_uri()}#/finish")
        page.locator("[data-certificate-names]").fill("Amina Odhiambo")
        enter(page.locator("[data-make-certificate]"))
        code = page.locator("[data-certificates] [data-fill=code]").inner_text()
        with page.expect_download() as saved:
            enter(page.locator("[data-page=finish] [data-save-progress]"))
        saved.value.save_as(tmp_path / "amina.satchel.json")
    (row,) = json.loads(results(tmp_path / "amina.satchel.json", "--format", "json").stdout)["rows"]
    assert (row["names"], row["status"], row["score"], row["certificate"]) == ("Amina Odhiambo", "passed", 100, code)
    assert row["hills-water response"] == "b"
    assert f"{code}: the code fits: name Amina" in results(tmp_path / "amina.satchel.json", "--check", code).stdout


def results(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["results", *map(str, words)])


# Tells which pages are drawn before the player runs.
DRAWN = """<script>
window.drawn = [...document.querySelectorAll('[data-page]')].filter((page) => page.checkVisibility()).map(({id}) => id);
</script>
"""


@pytest.mark.parametrize(
    ("asked", "drawn"), [("", "/"), ("#/harbour/map", "/harbour/map"), ("#/hills~progress=1", "/hills"), ("#main", "")]
)
def test_only_the_page_that_is_asked_for_is_drawn_before_the_player_runs(
    chromium: "Browser", single: Path, tmp_path: Path, asked: str, drawn: str
) -> None:
    before, player, _ = single.read_text(encoding="utf-8").partition('<script type="application/json" id="satchel">')
    (tmp_path / "broken.html").write_text(f"{before}{DRAWN}</body></html>", encoding="utf-8")
    page = chromium.new_page(viewport={"width": 360, "height": 720})
    page.goto((tmp_path / "broken.html").as_uri() + asked)
    all_pages = page.evaluate("[...document.querySelectorAll('[data-page]:not([data-scripted])')].map(({id}) => id)")
    assert player
    assert page.evaluate("drawn") == ([drawn] if drawn else all_pages)
    # Where the player never runs, all of it is there to read.
    assert page.get_by_text("About Hills.").is_visible()
    assert page.locator("nav.contents").is_visible()
    page.close()


def test_a_slow_phone_lays_out_the_first_lesson_alone(chromium: "Browser", built_sample: Path) -> None:
    """benchmarks/opening.py tells the time; what takes the time can be counted on a busy machine too."""
    (file,) = (built_sample / "growing-towns/en").glob("*-learner-single.html")
    page = chromium.new_page(viewport={"width": 360, "height": 720})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(f"{file.as_uri()}#/why-plan-together/growing-fast")
    counted = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    assert page.locator("[id='/why-plan-together/growing-fast'] h2").is_visible()
    assert counted["LayoutCount"] <= 10  # it was 29, each of the whole course
    assert counted["LayoutObjects"] <= 1000  # it was 7,203
    assert file.stat().st_size <= 5_000_000
    page.close()


def test_a_picture_is_not_drawn_before_its_page_opens(chromium: "Browser", single: Path) -> None:
    picture = 'document.querySelector(\'[id="/hills/map"] img[alt="A small drawing"]\')'
    with opened(chromium, single) as page:
        assert page.evaluate(f"{picture}.naturalWidth") == 0
        page.evaluate("location.hash = '/hills/map'")
        page.wait_for_function(f"{picture}.naturalWidth > 0")


def test_in_a_frame_that_allows_scripts_alone(chromium: "Browser", single: Path, tmp_path: Path) -> None:
    frame = f'<iframe sandbox="allow-scripts" width="640" height="600" src="{single.as_uri()}"></iframe>'
    (tmp_path / "host.html").write_text(f'<!DOCTYPE html><link rel="icon" href="data:,">{frame}', encoding="utf-8")
    context = chromium.new_context()
    host = context.new_page()
    errors: list[str] = []
    host.on("pageerror", lambda error: errors.append(str(error)))
    host.goto((tmp_path / "host.html").as_uri())
    inside = host.frames[1]
    inside.click("[data-continue]")
    inside.click(".page:not([hidden]) [rel=next]")
    assert is_seen(inside, "Streets of Harbour")
    assert errors == []
    context.close()


def test_without_scripts_it_is_read_and_says_what_is_missing(chromium: "Browser", single: Path) -> None:
    with opened(chromium, single, scripts=False) as page:
        assert page.locator("noscript .alone").inner_text().startswith("Here you can only read.")
        assert page.get_by_text("About Hills.").is_visible()
        small, large = (page.get_by_alt_text(alt).first for alt in ("A small drawing", "Streets of Hills"))
        assert small.evaluate("image => image.naturalWidth") > 0
        assert large.evaluate("image => image.naturalWidth") == 0  # its alternative text is there


def test_pages_that_are_not_open_print_their_pictures(chromium: "Browser", single: Path, tmp_path: Path) -> None:
    with opened(chromium, single) as page:
        page.evaluate("document.querySelectorAll('[data-page]').forEach((page) => { page.dataset.printed = '' })")
        page.pdf(path=tmp_path / "print.pdf")
    listed = subprocess.run(["pdfimages", "-list", tmp_path / "print.pdf"], capture_output=True, text=True, check=True)
    assert sum(line.split()[3:5] == ["240", "240"] for line in listed.stdout.splitlines()[2:]) == 2
