"""The player: its own tests in Node, its size, and what may not stand in it."""

import re
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.player import early, script, styles
from builder.player.script import sources
from builder.theme import css, load_theme, packaged_themes

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# A component's tests stand beside it; those of the doubles, and of whole journeys, here.
PLACES = (HERE, ROOT / "builder" / "player" / "src")
TESTS = sorted(path.relative_to(ROOT).as_posix() for place in PLACES for path in place.rglob("*.test.mjs"))

# None of it works on a `file://` page or in a sandboxed frame, or it breaks leaving the page.
FORBIDDEN = r"\b(fetch|XMLHttpRequest|Worker|serviceWorker|alert|confirm|prompt|unload|beforeunload|submit|eval)\b"


@pytest.mark.parametrize("name", TESTS)
def test_in_node(name: str, program: Callable[..., str]) -> None:
    done = subprocess.run([program("node"), "--test", ROOT / name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_test_stands_in_the_player() -> None:
    assert [path for path in sources() if "test" in path] == []
    assert "node:test" not in script()


def test_player_and_theme_are_small() -> None:
    look = css(load_theme("plain", [packaged_themes()]), "html")
    zipped = zlib.compress((early() + script() + styles() + look).encode(), 9)
    assert len(zipped) <= 60_000


def test_the_script_is_classic(program: Callable[..., str], tmp_path: Path) -> None:
    joined = tmp_path / "player.cjs"
    joined.write_text(script(), encoding="utf-8")
    done = subprocess.run([program("node"), "--check", joined], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^\s*(import|export)\b|\bimport\(", script(), re.MULTILINE)


def test_the_script_stands_in_a_page() -> None:
    assert "</script" not in script().lower()
    assert "<!--" not in script()


def test_nothing_is_used_that_fails_offline() -> None:
    assert re.findall(FORBIDDEN, script()) == []


def test_html_comes_from_the_key_alone() -> None:
    found = [path for path, source in sources().items() if re.search("innerHTML|insertAdjacentHTML", source)]
    assert found == ["questions/question.js"]


def test_styles_mirror() -> None:
    physical = r"[{;]\s*(?:margin|padding|border)?-?(left|right|width|height)\s*:"
    assert re.findall(physical, styles()) == []
