"""On a phone without a network: a text is touched and corrected, a place answers, and what is saved comes back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.build import update_catalog
from builder.build.handouts import place, review
from builder.build.returns import take_back, write_returned
from tests.exchange.test_places import photo
from tests.exchange.towns import write_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}
MARK = "[data-text]"
NEW = "لِمَ نخطط؟"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in Arabic, with its review page and the form for Jordan."""
    folder = write_project(tmp_path_factory.mktemp("towns"))
    update_catalog(folder, "towns", "ar")
    (folder / "review.html").write_bytes(review(folder, "towns", "ar"))
    (folder / "place.html").write_bytes(place(folder, "towns", "ar-JO"))
    return folder


@pytest.fixture
def phone(chromium: "Browser") -> Iterator["Page"]:
    """A phone that has no network; a fault of a script fails the test."""
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True, offline=True, accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def width(page: "Page") -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def save(page: "Page", path: Path) -> Path:
    """Press the button, and keep what the browser saves."""
    with page.expect_download() as download:
        page.locator("#save").tap()
    assert download.value.suggested_filename.endswith(".json")
    download.value.save_as(path)
    return path


def correct(page: "Page", source: str, words: str, note: str = "") -> None:
    """Touch the text with this original, and write."""
    texts = page.evaluate("JSON.parse(document.getElementById('satchel').textContent).texts")
    name = next(key for key, text in texts.items() if text["source"] == source)
    page.locator(f'[data-text="{name}"]').first.tap()
    assert page.locator("#original").inner_text() == source
    page.locator("#correction").fill(words)
    page.locator("#note").fill(note)
    page.locator("#keep").tap()


def open_review(page: "Page", project: Path) -> None:
    page.goto((project / "review.html").as_uri())


def test_a_reviewer_corrects_and_it_comes_back(phone: "Page", project: Path, tmp_path: Path) -> None:
    open_review(phone, project)
    assert (width(phone), phone.evaluate("document.dir")) == (360, "rtl")
    correct(phone, "Why plan", NEW, "أقصر")
    assert phone.locator("h2", has_text=NEW).count() == 1
    assert phone.locator("#counts").inner_text() == "1 مصحَّح، 1 مع ملاحظة، 0 صحيح"
    phone.locator("#by").fill("أمينة")
    phone.locator("#native").select_option("yes")
    path = save(phone, tmp_path / "review.json")
    returned = take_back(project, path)
    assert [(one.what, one.about, one.old, one.new) for one in returned.changes] == [
        ("note", "Why plan", "", "note of أمينة (native speaker): أقصر"),
        ("suggestion", "Why plan", "لماذا نخطط", NEW),
    ]
    assert (returned.back.native, returned.problems) == (True, ())


def test_a_review_is_kept_on_the_phone_and_can_be_taken_back(phone: "Page", project: Path) -> None:
    open_review(phone, project)
    correct(phone, "Why plan", NEW)
    phone.reload()
    heading = phone.locator(f"h2 {MARK}").first
    assert heading.inner_text() == NEW
    heading.tap()
    phone.locator("#take-back").tap()
    assert heading.inner_text() == "لماذا نخطط"
    phone.reload()
    assert heading.inner_text() == "لماذا نخطط"


def test_a_text_with_marks_comes_back_as_it_was(phone: "Page", project: Path) -> None:
    open_review(phone, project)
    before = phone.locator("#main").inner_html()
    source = "More people need **more streets**, says the [law](https://example.org/law)."
    correct(phone, source, "<img src=x onerror=alert(1)> **x**")
    assert phone.locator("img[src=x]").count() == 0
    phone.locator('[data-said="corrected"]').tap()
    phone.locator("#take-back").tap()
    assert phone.locator("#main strong", has_text="شوارع أكثر").count() == 1
    assert phone.url.endswith("review.html") and len(phone.locator("#main").inner_html()) == len(before)


def test_going_through_all_texts(phone: "Page", project: Path) -> None:
    """Right, right, right: one after the other, each with its original, and none twice."""
    open_review(phone, project)
    phone.locator(MARK).first.tap()
    seen = []
    while phone.locator("#sheet").is_visible():
        seen.append(phone.locator("#original").inner_text())
        phone.locator("#right").tap()
    assert len(seen) == 21 and "Street" in seen and "A street" in seen
    assert phone.locator("#counts").inner_text().endswith("21 صحيح")


def test_a_name_is_asked_for(phone: "Page", project: Path) -> None:
    open_review(phone, project)
    phone.locator("#save").tap()
    assert phone.locator("#told").inner_text() == "يرجى كتابة اسمك أولاً."
    assert phone.evaluate("document.activeElement.id") == "by"


def test_a_phone_that_saves_nothing_shows_the_text(phone: "Page", project: Path, tmp_path: Path) -> None:
    deny = "for (const name of ['localStorage', 'sessionStorage'])"
    deny += " Object.defineProperty(window, name, { get() { throw new Error('denied'); } });"
    phone.add_init_script(f"{deny} URL.createObjectURL = () => {{ throw new Error('no files'); }};")
    open_review(phone, project)
    correct(phone, "Why plan", NEW)
    assert "لا يُحفظ شيء على هذا الجهاز" in phone.locator("#told").inner_text()
    phone.locator("#by").fill("Amina")
    phone.locator("#save").tap()
    copied = phone.locator("#copy-box").input_value()
    (tmp_path / "chat.txt").write_text(f"Hi!\n{copied}\nbye", encoding="utf-8")
    assert [one.new for one in take_back(project, tmp_path / "chat.txt").changes] == [NEW]


def test_the_keyboard_reaches_a_text(phone: "Page", project: Path) -> None:
    open_review(phone, project)
    phone.locator(MARK).first.focus()
    phone.keyboard.press("Enter")
    assert phone.locator("#sheet").is_visible() and phone.evaluate("document.activeElement.id") == "sheet-title"
    phone.keyboard.press("Escape")
    assert not phone.locator("#sheet").is_visible()
    assert phone.evaluate("document.activeElement.matches('[data-text]')")


def test_a_partner_answers_with_a_photo(phone: "Page", project: Path, tmp_path: Path) -> None:
    phone.goto((project / "place.html").as_uri())
    assert (width(phone), phone.evaluate("document.dir")) == (360, "rtl")
    phone.locator("#by").fill("ليلى")
    phone.locator('[data-fact="plots"]').fill("1200")
    phone.locator("textarea[data-slot]").fill("شارعنا **جديد**.")
    phone.locator("summary", has_text="صورة 1").tap()
    frame = phone.locator("[data-photo]").first
    frame.locator('[data-part="file"]').set_input_files(
        {"name": "../../x.jpg", "mimeType": "image/jpeg", "buffer": photo(size=(2400, 600))}
    )
    frame.locator("img[src]").wait_for()
    phone.locator("#save").tap()
    assert phone.locator("#told").inner_text() == "اذكر ما تعرضه كل صورة."
    frame.locator('[data-part="shows"]').fill("شارع في عمّان")
    phone.reload()
    assert phone.locator('[data-fact="plots"]').input_value() == "1200"
    path = save(phone, tmp_path / "place.json")
    value = json.loads(path.read_text(encoding="utf-8"))
    assert [one["shows"] for one in value["photos"]] == ["شارع في عمّان"]
    returned = take_back(project, path)
    assert returned.problems == () and len(path.read_bytes()) < 100_000
    write_returned(project, returned)
    names = sorted(file.name for file in (project / "translations/towns/ar-JO").rglob("*") if file.is_file())
    assert names == ["context.yaml", "story-1.webp", "story.md"]


def test_a_file_that_is_no_photo_is_told(phone: "Page", project: Path) -> None:
    phone.goto((project / "place.html").as_uri())
    chosen = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"not a photo"}
    phone.locator('[data-part="file"]').first.set_input_files(chosen)
    phone.wait_for_function("document.getElementById('told').textContent !== ''")
    assert phone.locator("#told").inner_text() == "هذه ليست صورة يمكن قراءتها."
