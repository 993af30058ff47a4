"""Take the pictures of `docs/images/` anew from `dist/`: `satchel build`, then `python -m scripts.pictures`."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.lms.host import running_lms, upload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist/growing-towns"
IMAGES = ROOT / "docs/images"
NAME = "growing-towns-1.0"
LARGEST = 150_000


def save(name: str, picture: bytes) -> None:
    """Write a picture with as many colours as it needs to stay small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    small = image.quantize(colors=256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(IMAGES / name, optimize=True)
    size = (IMAGES / name).stat().st_size
    print(f"{name}: {size / 1000:.0f} KB")
    assert size < LARGEST, f"{name} is too large"


@contextmanager
def opened(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """Open a window of a size."""
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def page_of(locale: str, route: str) -> str:
    """Say where a page of the learner's edition is."""
    return f"{(DIST / locale / f'{NAME}-{locale}-learner-html/index.html').as_uri()}#{route}"


def lesson(browser: Browser) -> None:
    """Show a lesson with a figure on a laptop."""
    with opened(browser, 1200, 800) as page:
        page.goto(page_of("en", "/streets-and-land-first/main-streets"))
        page.wait_for_load_state("networkidle")
        page.evaluate("scrollTo(0, 0)")
        save("lesson.png", page.screenshot())


def phone(browser: Browser) -> None:
    """Show a lesson in Arabic on a phone."""
    with opened(browser, 360, 720) as page:
        page.goto(page_of("ar", "/read-your-town/people-tomorrow"))
        page.locator("[id='/read-your-town/people-tomorrow'] figure").scroll_into_view_if_needed()
        save("phone-ar.png", page.screenshot())


def lms(browser: Browser) -> None:
    """Show the course in the player of an LMS, with a question answered."""
    package = DIST / f"en/{NAME}-en-learner-scorm12.zip"
    with tempfile.TemporaryDirectory() as folder, running_lms(Path(folder)) as address:
        course = upload(browser, address, package)
        with opened(browser, 1000, 720) as page:
            page.goto(f"{address}/launch/{course}")
            frame = page.frame_locator("#scormhost-content")
            frame.locator("[data-continue]").wait_for()
            page.frames[1].evaluate("location.hash = '/read-your-town/looking-back-2'")
            question = frame.locator(".question").filter(visible=True).first
            question.locator(".option input").nth(1).check()
            question.locator("[data-check]").click()
            question.scroll_into_view_if_needed()
            save("lms.png", page.screenshot(clip={"x": 0, "y": 0, "width": 1000, "height": 684}))


def book() -> None:
    """Show the page of the printed companion that has a drawing and an activity below it."""
    pdf = DIST / f"en/{NAME}-en-learner.pdf"
    pages = ask("pdftotext", pdf, "-").decode().split("\f")
    number = str(1 + next(rank for rank, text in enumerate(pages) if "drawn from the side." in text))
    save("pdf.png", ask("pdftoppm", "-png", "-r", "80", "-f", number, "-l", number, pdf))


def ask(*command: str | Path) -> bytes:
    """Run a program and take what it writes."""
    return subprocess.run(command, check=True, capture_output=True).stdout


def main() -> None:
    """Take all pictures, or those that are named."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or ["lesson", "phone", "lms", "book"]
    if "book" in wanted:
        book()
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for take in (lesson, phone, lms):
            if take.__name__ in wanted:
                take(browser)
        browser.close()


if __name__ == "__main__":
    main()
