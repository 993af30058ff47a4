"""Measure how long a slow phone waits for the first lesson of a single file.

Chromium opens the sample course's file from the disk with its processor slowed down six times
(`Emulation.setCPUThrottlingRate`), at the address of the first lesson. Three moments are told: words of the lesson have
been painted (Largest Contentful Paint, W3C), the player has started, and what it has made of the page is painted. A
machine that is busy with other things makes these times longer, so the work of the
page's main thread is measured too, without the slowdown, and taken six times. The heavy file is the same one with
pictures that only noise fills, so that it weighs more.
"""

from __future__ import annotations

import base64
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import CHROMIUM, CHROMIUM_FLAGS, find_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
LESSON = "#/why-plan-together/growing-fast"
SLOWER = 6
RUNS = 5
GOAL = 1500
FILES = {"en": 0, "ar": 0, "en, with 14 MB": 14_000_000}

# From the click to the frame in which the lesson is there; the player adds its class to the root when it runs.
# The page watches itself and tells the end: whoever asks it from outside brings a script that it must read first.
_WATCH = """(() => {
  let began = 0;
  let words = 0;
  new PerformanceObserver((list) => {
    const inside = list.getEntries().find((entry) => entry.element?.closest('[data-lesson]'));
    words ||= inside?.startTime ?? 0;
  }).observe({type: 'largest-contentful-paint', buffered: true});
  const tell = () => (words ? console.info('times', words, began, performance.now()) : requestAnimationFrame(tell));
  const watch = new MutationObserver(() => {
    if (!document.documentElement.classList.contains('js')) return;
    watch.disconnect();
    began = performance.now();
    // The frame after the one that shows what the player has made of the page.
    requestAnimationFrame(() => requestAnimationFrame(tell));
  });
  watch.observe(document, {subtree: true, attributes: true, attributeFilter: ['class']});
})();"""


def report(date: str) -> str:
    """Measure the sample's single files, and write the table."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        files = _built(Path(folder))
        browser = playwright.chromium.launch(executable_path=find_program("chromium", *CHROMIUM), args=CHROMIUM_FLAGS)
        rows = [_row(name, file, browser) for name, file in files.items()]
        version = browser.version
        browser.close()
    return "\n".join([_head(date, version), *rows, ""])


def _built(folder: Path) -> dict[str, Path]:
    """Build the sample's single files, and heavier copies."""
    command = [sys.executable, "-m", "builder", "build", "growing-towns", "-t", "single", "-a", "learner", "-o", folder]
    subprocess.run([*command, "-l", "en", "-l", "ar"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return {name: _file(folder, name, more) for name, more in FILES.items()}


def _file(folder: Path, name: str, more: int) -> Path:
    locale = name[:2]
    (plain,) = (folder / f"growing-towns/{locale}").glob("*-learner-single.html")
    if not more:
        return plain
    noise = base64.b64encode(random.Random(1).randbytes(more * 3 // 4)).decode()
    parts = [noise[start : start + 400_000] for start in range(0, len(noise), 400_000)]
    held = "".join(
        f'<script type="application/octet-stream" data-media="media/{n}.webp">{text}</script>\n'
        for n, text in enumerate(parts)
    )
    heavy = folder / f"{more}.html"
    before, end, after = plain.read_text(encoding="utf-8").rpartition("</body>")
    heavy.write_text(before + held + end + after, encoding="utf-8")
    return heavy


def _open(browser: Browser, file: Path) -> tuple[float, float, float]:
    """Open a file as a new visitor; give the milliseconds to the lesson's words, to the player, and to all."""
    context = browser.new_context(viewport={"width": 360, "height": 720})
    context.add_init_script(_WATCH)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    words, player, whole = _times(page, file)
    if not page.locator("[data-lesson]:not([hidden])").is_visible():
        raise RuntimeError(f"{file} does not show its first lesson.")
    context.close()
    return words, player, whole


def _times(page: Page, file: Path) -> tuple[float, float, float]:
    """Open a file at its first lesson, and wait until the page tells its times."""
    with page.expect_console_message(lambda message: message.text.startswith("times "), timeout=60_000) as told:
        page.goto(file.as_uri() + LESSON, wait_until="commit")
    words, player, whole = map(float, told.value.text.split()[1:])
    return words, player, whole


def _work(browser: Browser, file: Path) -> float:
    """Give the milliseconds of processor time that the main thread takes until the lesson is shown."""
    context = browser.new_context(viewport={"width": 360, "height": 720})
    context.add_init_script(_WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    _times(page, file)
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(metrics["TaskDuration"]) * 1000


def _row(name: str, file: Path, browser: Browser) -> str:
    times = [_open(browser, file) for _ in range(RUNS)]
    words, player, whole = (round(statistics.median(column)) for column in zip(*times, strict=True))
    work = round(SLOWER * statistics.median(_work(browser, file) for _ in range(RUNS)))
    return f"| {name} | {file.stat().st_size / 1e6:.1f} | {words} | {player} | {whole} | {work} |"


def _head(date: str, version: str) -> str:
    return f"""# Opening a single file on a slow phone

Chromium {version}, processor slowed down {SLOWER} times, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {date}.
`python benchmarks/run.py opening` renews this page.

The sample course's single file for learners, opened from the disk at its first lesson; milliseconds, the median of
{RUNS} runs.
The goal is {GOAL} for the lesson of the sample. The heavy files hold noise behind the player, as large pictures stand
there.

| file | MB | lesson painted | player runs | painted again | work × 6 |
| --- | --: | --: | --: | --: | --: |"""
