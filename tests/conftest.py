"""What several tests share: the sample course, built once, a browser, and other programs."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from builder.targets import find_targets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPO = Path(__file__).resolve().parent.parent

# Without its windows it takes half the time.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # nothing that a browser asks for by itself belongs in a test
    "--disable-component-update",
    "--disable-sync",
)


# Rooms whose tests build whole packages or hundreds of files: not for `make test-fast`.
SLOW_ROOMS = {"corpus", "docs", "packages", "pdf"}


# Rooms by how long one of their tests may take, the longest first: begun last, it would run alone at the end.
LONGEST_FIRST = ("pdf", "packages", "lms", "browser", "docs", "corpus")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for a browser, and the slow rooms, so that none forgets to; put long ones first."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if SLOW_ROOMS & rooms_of(item):
            item.add_marker("slow")
    items.sort(key=turn_of)


def rooms_of(item: pytest.Item) -> set[str]:
    """Name the folders that a test lies in."""
    return set(item.path.relative_to(item.config.rootpath).parts[:-1])


def turn_of(item: pytest.Item) -> int:
    """Say when a test's turn is: that of its room, then of what else is slow, then of all others."""
    rooms = rooms_of(item)
    turn = next((turn for turn, room in enumerate(LONGEST_FIRST) if room in rooms), len(LONGEST_FIRST))
    is_short = not any(item.get_closest_marker(name) for name in ("slow", "browser", "lms"))
    return turn + (turn == len(LONGEST_FIRST) and is_short)


def find_program(*names: str) -> str:
    """Find the first program there is; without any the test is skipped, or fails where `CI` is set."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    missing(names[0])


def missing(name: str) -> NoReturn:
    """Skip the test because something is not installed; fail it where `CI` is set."""
    give_up(f"{name} is not installed: run `make setup-test`")


def imported(name: str) -> Any:
    """Import a package of the extra `test`, without which the test is skipped, or fails where `CI` is set."""
    try:
        return pytest.importorskip(name)
    except pytest.skip.Exception:
        missing(name)


def give_up(reason: str) -> NoReturn:
    """Skip the test, which cannot be done here, for a reason; fail it where `CI` is set."""
    stop = pytest.fail if os.environ.get("CI") else pytest.skip
    stop(reason)


@pytest.fixture(scope="session")
def repo() -> Path:
    """The folder of this checkout."""
    return REPO


@pytest.fixture(scope="session")
def program() -> Callable[..., str]:
    """Find a program that a test calls: `program("qpdf")` is its path."""
    return find_program


@pytest.fixture(scope="session")
def from_npm() -> Callable[[str], Path]:
    """Find a file of a package that tests/package.json names: `from_npm("axe-core/axe.min.js")`."""

    def find(name: str) -> Path:
        path = REPO / "tests" / "node_modules" / name
        return path if path.exists() else missing(name)

    return find


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One headless browser for all tests of a worker; each test opens a context of its own."""
    from playwright.sync_api import sync_playwright

    path = find_program(*CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


Share = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Share:
    """Make a folder by its name, or wait until another worker has made it."""
    own = tmp_path_factory.getbasetemp()
    base = own if worker_id == "master" else own.parent
    return lambda name, make: once(base / name, make)


@pytest.fixture(scope="session")
def built_sample(share: Share) -> Path:
    """The `dist/` of the sample course, built once for all workers: read it, never write into it."""
    return share("sample", build_sample)


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Make a folder in one worker while the others wait for it."""
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def build_sample(dist: Path) -> None:
    """Build the sample course for every target, in the locales that the tests look at."""
    targets = [word for name in find_targets() for word in ("-t", name)]
    command = [
        sys.executable,
        "-m",
        "builder",
        "-C",
        REPO,
        "build",
        "-l",
        "en",
        "-l",
        "ar",
        "-l",
        "sw",
        "-o",
        dist,
        *targets,
    ]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
