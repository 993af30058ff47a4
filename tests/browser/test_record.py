"""What a learner did: on a shared device, as a file, on a certificate; what a room sees of the trainer's edition."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.player import strings_for
from tests.browser.desk import enter
from tests.targets.packages import files_of
from tests.theme.samples import CHOICE, SAMPLES, quiz
from tests.theme.values import edition, module

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SAID = strings_for("sw")
FIRST, LESSON = "#/land", "#/land/rent"
# A browser that forbids to keep anything, as some do in private windows and frames.
FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});
}"""


@dataclass
class Room:
    """One device with the small course on it."""

    context: "BrowserContext"
    folder: Path
    complaints: list[str]

    def open(self, hash_: str = "", **changed: Any) -> "Page":
        audience = changed.pop("audience", "learner")
        blocks = (quiz(CHOICE), SAMPLES["survey"], SAMPLES["reflection"], SAMPLES["trainer"])
        path = self.folder / f"{audience}.html"
        path.write_bytes(files_of("html", edition(module("land", *blocks), audience=audience, **changed))["index.html"])
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(path.as_uri() + hash_)
        return page


@pytest.fixture
def room(chromium: "Browser", tmp_path: Path) -> Iterator[Room]:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="en-GB")
    made = Room(context, tmp_path, [])
    yield made
    context.close()
    assert made.complaints == []


def pass_course(page: "Page") -> None:
    """Read the one lesson and answer the one graded question."""
    page.evaluate("location.hash = '#/land/rent'")
    page.locator("#q-land-gain input[value=b]").check()
    enter(page.locator("#q-land-gain [data-check]"))


def go(page: "Page", route: str) -> None:
    page.evaluate("route => { location.hash = route }", route)


def seen(page: "Page") -> int:
    return page.locator("[data-lesson-link][data-seen=true]").count()


@contextmanager
def renewed(page: "Page") -> Iterator[None]:
    """Wait until the page has begun anew: a new address alone is not enough."""
    page.evaluate("window.before = true")
    yield
    page.wait_for_function("!window.before && document.documentElement.classList.contains('js')")


def add_learner(page: "Page", names: str) -> None:
    """Open the form by keyboard, type the names, and wait for the page to begin anew."""
    enter(page.locator("[data-add-learners] summary"))
    page.locator("[data-new-names]").fill(names)
    with renewed(page):
        enter(page.locator("[data-add-learner]"))


def test_two_learners_do_not_mix(room: Room) -> None:
    page = room.open()
    assert page.locator("[data-learners]").is_hidden() and page.locator("[data-who]").is_hidden()
    pass_course(page)
    go(page, "#/")
    add_learner(page, "Neema\nOmari")
    assert "Neema, Omari" in page.locator("[data-who]").inner_text()
    assert seen(page) == 0
    again = room.open(LESSON)
    assert again.locator("[data-learners] button").all_inner_texts() == [SAID["Learner without a name"], "Neema, Omari"]
    assert again.locator("main").get_by_role("link").filter(visible=True).count() == 0
    assert again.locator(".lesson").is_hidden()
    with renewed(again):
        enter(again.locator("[data-learners] button").first)
    assert again.locator("[data-quiz-result]").is_visible()
    assert seen(again) > 0
    enter(again.locator("[data-who] button"))
    again.locator("[data-learners] button").first.wait_for()


def test_a_learner_is_removed_only_when_it_is_said_twice(room: Room) -> None:
    page = room.open()
    pass_course(page)
    go(page, "#/")
    add_learner(page, "Neema")
    enter(page.locator("[data-add-learners] summary"))
    enter(page.get_by_role("button", name=SAID["Remove %s"].replace("%s", "Neema")))
    assert page.locator("[data-who]").is_visible()
    with renewed(page):
        page.keyboard.press("Enter")
    assert page.locator("[data-who]").is_hidden()
    assert page.evaluate("Object.keys(localStorage)") == ["satchel:towns:learner"]


def save(page: "Page", folder: Path, notes: bool = False) -> Path:
    place = page.locator(".finish [data-progress-file]")
    place.locator("[data-own-name]").fill("Amina Odhiambo")
    place.locator("[data-with-notes]").set_checked(notes)
    with page.expect_download() as saved:
        enter(place.locator("[data-save-progress]"))
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def choose_file(page: "Page", path: Path) -> None:
    page.locator(".finish [data-open-progress] input").set_input_files(path)


def test_progress_goes_to_another_device_as_a_file(room: Room, chromium: "Browser", tmp_path: Path) -> None:
    page = room.open()
    pass_course(page)
    page.locator("[data-reflection]").fill("Siri yangu")
    go(page, "#/finish")
    path = save(page, tmp_path)
    assert path.name == "towns-sw-amina-odhiambo.satchel.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    assert (record["learner"]["names"], record["result"]) == (["Amina Odhiambo"], {"status": "passed", "score": 100})
    assert "Siri yangu" not in path.read_text(encoding="utf-8")
    assert page.locator(".finish [data-record-text] textarea").input_value() == path.read_text(encoding="utf-8")
    with_notes = save(page, tmp_path, notes=True)
    other = Room(chromium.new_context(), tmp_path, room.complaints)
    there = other.open("#/finish")
    assert there.locator("[data-certify]").is_hidden()
    with renewed(there):
        choose_file(there, with_notes)
    assert there.evaluate("location.hash") == "#/"
    go(there, LESSON)
    assert there.locator("[data-quiz-result]").get_attribute("data-verdict") == "right"
    assert there.locator("[data-reflection]").input_value() == "Siri yangu"
    other.context.close()


def test_a_trainer_takes_progress_to_another_computer_too(room: Room, chromium: "Browser", tmp_path: Path) -> None:
    page = room.open(audience="trainer")
    pass_course(page)
    go(page, "#/finish")
    path = save(page, tmp_path)
    other = Room(chromium.new_context(), tmp_path, room.complaints)
    there = other.open("#/finish", audience="trainer")
    assert seen(there) == 0
    with renewed(there):
        choose_file(there, path)
    assert seen(there) > 0
    # What the start page says where nothing is kept leads somewhere.
    assert there.locator("[id='/start/record'] [data-save-progress]").count() == 1
    other.context.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no JSON", "This is no progress file."),
        (
            '{"satchel-record": 9, "course": "towns"}',
            "This file was made by a newer version. Ask for a newer package of the course.",
        ),
        ('{"satchel-record": 1, "course": "<img src=x onerror=alert(1)>"}', "This file is from another course."),
    ],
)
def test_a_file_that_is_not_ours_is_refused_in_words(room: Room, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    page = room.open("#/finish")
    choose_file(page, path)
    page.locator(".finish [data-file-result]").filter(has_text=SAID[said]).wait_for()


def test_where_nothing_is_kept_the_start_page_says_so_and_a_file_helps(room: Room, tmp_path: Path) -> None:
    room.context.add_init_script(FORBIDDEN)
    page = room.open()
    note = page.locator("[data-loss]")
    begin = page.locator("[data-continue]")
    assert SAID["Progress is not kept on this device."] in note.inner_text()
    tops = [one.evaluate("e => e.getBoundingClientRect().top") for one in (note, begin)]
    assert tops == sorted(tops)
    enter(note.get_by_role("link"))
    page.locator(".start [data-save-progress]").wait_for()
    pass_course(page)
    go(page, "#/finish")
    path = save(page, tmp_path)
    again = room.open("#/finish")
    assert again.locator("[data-certify]").is_hidden()
    with renewed(again):
        choose_file(again, path)
    go(again, "#/finish")
    again.locator("[data-certify]").wait_for()
    assert again.evaluate("window.name") == ""


def test_an_update_keeps_what_applies_and_offers_the_file(room: Room) -> None:
    page = room.open()
    assert page.locator("[data-update]").is_hidden() and page.locator("[data-loss]").is_hidden()
    pass_course(page)
    newer = room.open(version="1.1")
    text = newer.locator("[data-update]").inner_text()
    assert "1.0" in text and "1.1" in text
    go(newer, LESSON)
    assert newer.locator("[data-quiz-result]").get_attribute("data-verdict") == "right"
    assert room.open(version="1.1").locator("[data-update]").is_hidden()


def printed(page: "Page", button: str, tmp_path: Path, program: Callable[..., str]) -> list[str]:
    """Press a button that prints, and read what each sheet of paper says."""
    page.evaluate("window.print = () => { window.printed = true }")
    enter(page.locator(button))
    assert page.evaluate("window.printed")
    page.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    command = [program("pdftotext"), "-layout", str(tmp_path / "paper.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.rstrip("\f").split("\f")


def test_a_certificate_comes_when_the_course_is_passed(room: Room, tmp_path: Path, program: Callable[..., str]) -> None:
    page = room.open("#/finish")
    assert page.locator("[data-certify]").is_hidden() and page.locator("[data-not-yet]").is_visible()
    pass_course(page)
    go(page, "#/finish")
    assert page.locator("[data-not-yet]").is_hidden()
    page.locator("[data-certificate-names]").fill("Amina <b>Odhiambo</b>\nOmari")
    sheets = printed(page, "[data-print-certificate]", tmp_path, program)
    assert ["Amina <b>Odhiambo</b>" in sheets[0], "Omari" in sheets[1], len(sheets)] == [True, True, 2]
    given = json.loads(page.evaluate("localStorage.getItem('satchel:towns:learner')"))["card"]["certificates"]
    assert [one["code"] in sheet for one, sheet in zip(given, sheets, strict=True)] == [True, True]
    assert SAID["for passing the course"] in sheets[0] and "100" in sheets[0]
    assert SAID["Lessons"] not in "".join(sheets)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.locator(".paper").wait_for(state="detached")


def test_a_room_sees_no_notes_and_no_answers_until_the_trainer_wants_it(room: Room) -> None:
    page = room.open(LESSON, audience="trainer")
    hidden = page.locator(".trainer")
    assert hidden.count() >= 2
    assert [one.is_visible() for one in hidden.all()] == [False] * hidden.count()
    page.keyboard.press("F2")
    assert [one.is_visible() for one in hidden.all()] == [True] * hidden.count()
    enter(page.locator("[data-toggle=projection]"))
    assert not hidden.first.is_visible()
    assert page.locator("[data-toggle=projection]").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize(("two", "pages"), [(False, 3), (True, 2)])
def test_a_trainer_prints_certificates_for_a_list(
    room: Room, tmp_path: Path, program: Callable[..., str], two: bool, pages: int
) -> None:
    page = room.open("#/finish", audience="trainer")
    page.locator("[data-award-names]").fill("Amina\nOmari\n\nNeema\nAmina")
    page.locator("[data-award-date]").fill("2026-03-08")
    page.locator("[data-two-per-page]").set_checked(two)
    sheets = printed(page, "[data-print-awards]", tmp_path, program)
    assert len(sheets) == pages
    assert [name for name in ("Amina", "Omari", "Neema") if "".join(sheets).count(name) != 1] == []
    assert "2026" in sheets[0]


def test_what_the_player_saves_is_what_results_reads(room: Room, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from builder.cli import main

    page = room.open()
    pass_course(page)
    go(page, "#/finish")
    page.locator("[data-certificate-names]").fill("Amina")
    enter(page.locator("[data-make-certificate]"))
    path = save(page, tmp_path)
    shutil.copy(path, tmp_path / "again.json")
    done = CliRunner().invoke(main, ["results", str(path), str(tmp_path / "again.json"), "--format", "json"])
    told = json.loads(done.stdout)
    assert [(row["status"], row["code ok"], row["land-gain response"]) for row in told["rows"]] == [
        ("passed", "yes", "b")
    ]
    assert [one["code"] for one in told["problems"]] == ["R105"]
