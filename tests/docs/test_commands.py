"""Every command in the docs is run, in the order in which a reader would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
PAGES = (
    "docs/author.md",
    "docs/translator.md",
    "docs/partner.md",
    "docs/trainer.md",
    "docs/lms-admin.md",
    "docs/quality.md",
    "docs/themes.md",
)
# What the setup itself runs: `.ci/run` calls `make test`, and `make demo` is run by hand on a fresh machine.
BY_HAND = re.compile(r"(make (demo|test)|sudo apt-get .*)$", re.M)
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.S | re.M)
_LINK = re.compile(r"\]\(([^)#]+)(#[^)]*)?\)")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with `satchel` on the path, where a reader has done what the README says."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "bin").mkdir()
    script = folder / "bin" / "satchel"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m builder "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    run("README.md", folder)
    return folder


def commands(page: str) -> str:
    """Join the shell blocks of a page, without what is run by hand."""
    text = (REPO / page).read_text(encoding="utf-8")
    return BY_HAND.sub("", "\n".join(_BLOCK.findall(text))).strip()


def run(page: str, project: Path) -> None:
    """Run the commands of a page one after the other; none may fail or complain."""
    script = commands(page)
    env = os.environ | {"PATH": f"{project / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(REPO)}
    done = subprocess.run(["bash", "-euc", script], cwd=project, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stderr.lower(), done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_work(page: str, project: Path) -> None:
    run(page, project)


def test_the_readme_builds_a_course_of_ten_lines(project: Path) -> None:
    names = sorted(path.name for path in (project / "dist" / "wells" / "en").glob("*.zip"))
    assert "wells-1.0-en-learner-scorm12.zip" in names


@pytest.mark.parametrize("page", ["README.md", *PAGES, "docs/architecture.md", "docs/page.md", "docs/record.md"])
def test_what_a_page_links_to_is_there(page: str) -> None:
    text = re.sub(r"^```.*?^```$|``.*?``|`[^`]*`", "", (REPO / page).read_text(encoding="utf-8"), flags=re.S | re.M)
    targets = [match[1] for match in _LINK.finditer(text) if "://" not in match[1]]
    missing = [target for target in targets if not (REPO / page).parent.joinpath(target).exists()]
    assert missing == []
