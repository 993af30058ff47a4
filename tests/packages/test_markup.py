"""Every page that Satchel writes against the HTML standard: the Nu checker finds no error."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from tests.browser.kinds import write_kinds
from tests.browser.learner import SAMPLE

CHECKER = "vnu-jar/build/dist/vnu.jar"

# The checker's knowledge of styles ends before container queries (CSS Containment 3), which fit a certificate's text.
UNKNOWN = ("container-type", "cqi")


def told(checker: Path, java: str, pages: list[Path]) -> list[str]:
    """Ask the checker about all pages at once, and list the errors."""
    quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m"]  # the checker is recursive
    command = [java, *quick, "-jar", checker, "--format", "json", "--stdout", *pages]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    found = json.loads(ran.stdout)["messages"]
    return [
        f"{Path(one['url']).name}:{one['lastLine']}: {one['message']} {one['extract']}"
        for one in found
        if one["type"] == "error" and not is_unknown(one)
    ]


def is_unknown(one: dict[str, str]) -> bool:
    return one["message"].startswith("CSS:") and any(word in one["message"] + one["extract"] for word in UNKNOWN)


@pytest.fixture
def check(from_npm: Callable[[str], Path], program: Callable[..., str]) -> Callable[[list[Path]], list[str]]:
    checker, java = from_npm(CHECKER), program("java")
    return lambda pages: told(checker, java, pages)


def pages_of_the_sample(dist: Path) -> list[Path]:
    found = [dist / "index.html"]
    for locale in ("en", "ar"):
        folder = dist / SAMPLE / locale
        found += [*folder.glob("*-html/index.html"), *folder.glob("*-single.html")]
    return found


def written_pages(repo: Path, folder: Path) -> list[Path]:
    """Write the pages for reviewers, partners and publishers."""
    pages = {
        folder / "review.html": ["review", SAMPLE, "-l", "ar", "-o"],
        folder / "place.html": ["place", SAMPLE, "sw-KE", "-o"],
        folder / "status.html": ["status", "--html"],
    }
    for path, command in pages.items():
        made = CliRunner().invoke(main, ["-C", str(repo), *command, str(path)])
        assert path.exists(), made.output
    return list(pages)


def test_every_page_is_sound(
    check: Callable[[list[Path]], list[str]], built_sample: Path, repo: Path, tmp_path: Path
) -> None:
    sample = pages_of_the_sample(built_sample)
    assert len(sample) >= 9
    kinds = [write_kinds(tmp_path / locale, locale) for locale in ("en", "ar")]
    assert check([*sample, *kinds, *written_pages(repo, tmp_path)]) == []


def test_the_checker_sees_a_mistake(check: Callable[[list[Path]], list[str]], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>x</title><ul><p>no item</p></ul>", encoding="utf-8")
    assert "not allowed as child of element “ul”" in "".join(check([page]))
