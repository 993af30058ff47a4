"""`satchel new` starts what builds at once, and `satchel doctor` tells what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.cli.doctor import installing
from builder.targets.pdf_parts.pango import advice, command
from tests.projects import snapshot, write_course

# Hide Pango as a machine without it does: the library that is loaded by name is not there.
HIDDEN = """
import sys, cffi
real = cffi.FFI.dlopen
def refuse(self, name, flags=0):
    if any(part in name for part in ("pango", "gobject")):
        raise OSError(f"cannot load library {name!r}: no such file")
    return real(self, name, flags)
cffi.FFI.dlopen = refuse
from builder.cli import main
main(sys.argv[1:], prog_name="satchel")
"""


def satchel(project: Path, *words: str, say: str = "") -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *words], input=say)


def test_from_nothing_to_packages(tmp_path: Path) -> None:
    made = satchel(tmp_path, "new", "wells", "--title", "Clean wells", "--languages", "en,pt,de")
    assert made.exit_code == 0, made.output
    assert "pt.po, 34 of 35 texts translated" in made.output
    assert made.output.count("satchel -C") == 3, "three commands are what comes next"
    settings = (tmp_path / "course_src/wells/course.yaml").read_text(encoding="utf-8")
    schema = settings.split("$schema=", 1)[1].split()[0]
    assert (tmp_path / "course_src/wells" / schema).resolve().is_file()
    assert satchel(tmp_path, "check").output == ""
    built = satchel(tmp_path, "build", "-t", "html", "-a", "learner", "--executor", "serial")
    assert built.exit_code == 0, built.output
    assert (tmp_path / "dist/wells/pt/wells-0.1-pt-learner-html.zip").is_file()


def test_inside_a_project_only_a_course_is_added(tmp_path: Path) -> None:
    write_course(tmp_path)
    before = snapshot(tmp_path)
    made = satchel(tmp_path / "course_src" / "towns", "new", "wells")
    assert made.exit_code == 0, made.output
    after = snapshot(tmp_path)
    assert before.items() <= after.items()
    tops = {name.split("/")[0] for name in after.keys() - before.keys()}
    assert tops == {".vscode", "course_src"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["con"], "Windows keeps the name"),
        (["../x"], "not a short name"),
        (["towns"], "already a course"),
        ([], "satchel new SLUG"),
        (["wells", "--languages", "english!"], "no language tag"),
        (["wells", "--title", " "], "one line"),
        (["wells", "--theme", "mine"], "SLUG does not go with --theme"),
        (["wells", "--from", "plain"], "--from does not go with"),
        (["wells", "--example", "--title", "T"], "--title does not go with --example"),
        (["--theme", "mine", "--from", "plian"], "Did you mean `plain`?"),
        (["--theme", "nul"], "Windows keeps the name"),
    ],
)
def test_what_cannot_be_started_is_told_and_nothing_written(words: list[str], says: str, tmp_path: Path) -> None:
    write_course(tmp_path)
    before = snapshot(tmp_path)
    refused = satchel(tmp_path, "new", *words)
    assert refused.exit_code == 2, refused.output
    assert says in " ".join(refused.output.split())
    assert snapshot(tmp_path) == before


def test_a_theme_of_ones_own_builds(tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml="title: T\nversion: '1'\nlanguage: en\nlicense: MIT\nsummary: S.\ntheme: mine\n")
    assert satchel(tmp_path, "new", "--theme", "mine", "--from", "almanac").exit_code == 0
    built = satchel(tmp_path, "build", "-t", "html", "--executor", "serial")
    assert built.exit_code == 0, built.output
    assert "already a theme" in satchel(tmp_path, "new", "--theme", "mine").output


def run(project: Path, *words: str, code: str = HIDDEN, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, "-C", str(project), *words],
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def test_without_pango_all_else_is_built_and_one_problem_says_so(tmp_path: Path) -> None:
    satchel(tmp_path, "new", "one")
    satchel(tmp_path, "new", "two")
    done = run(tmp_path, "build", "--executor", "serial")
    assert (done.stdout + done.stderr).count("B201") == 1, done.stdout + done.stderr
    assert command() in done.stderr
    suffixes = {path.suffix for path in (tmp_path / "dist").rglob("*learner*") if path.is_file()}
    assert {".zip", ".html"} <= suffixes and ".pdf" not in suffixes
    assert run(tmp_path, "check").returncode == 0
    found = {one["name"]: one for one in json.loads(run(tmp_path, "doctor", "--format", "json").stdout)}
    assert not found["PDF (Pango)"]["there"] and found["PDF (Pango)"]["mend"].startswith(command())


def test_a_library_that_nobody_compiled_for_this_machine_is_told(tmp_path: Path) -> None:
    satchel(tmp_path, "new", "wells")
    code = (
        "import sys\nimport importlib.util as u\nreal = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name in ('icu4py', 'uharfbuzz') else real(name, package)\n"
        "from builder.cli import main\nmain(sys.argv[1:], prog_name='satchel')"
    )
    done = run(tmp_path, "build", "-t", "pdf", "-t", "html", "--executor", "serial", code=code)
    assert (done.stdout + done.stderr).count("B204") == 1, done.stdout + done.stderr
    assert "uv tool install" in done.stderr
    assert (tmp_path / "dist/wells/en/wells-0.1-en-learner-html.zip").is_file()


def test_a_terminal_of_windows_shows_what_it_can(tmp_path: Path) -> None:
    """cp1252 has no Arabic and no Amharic: question marks, no crash."""
    code = "import sys\nfrom builder.cli import main\nmain(sys.argv[1:], prog_name='satchel')"
    made = run(tmp_path, "new", "wells", "--languages", "ar,en", code=code, PYTHONIOENCODING="cp1252")
    assert made.returncode == 0, made.stderr
    for words in (("status",), ("doctor",), ("explain", "--list"), ("build", "-t", "html", "--executor", "serial")):
        done = run(tmp_path, *words, code=code, PYTHONIOENCODING="cp1252")
        assert done.returncode == 0, done.stdout + done.stderr


def test_doctor_fails_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert satchel(tmp_path, "doctor").exit_code == 0
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=1000))
    refused = satchel(tmp_path, "doctor")
    assert refused.exit_code == 1 and "MISSING  Disk space" in refused.output


@pytest.mark.parametrize(("platform", "tool"), [("win32", "winget"), ("darwin", "brew install"), ("linux", "sudo ")])
def test_each_machine_has_its_command(platform: str, tool: str) -> None:
    assert tool in command(platform)
    assert tool in installing("pandoc", {}, platform) or platform == "linux"
    assert ("WEASYPRINT_DLL_DIRECTORIES" in advice(platform)) == (platform == "win32")


@pytest.mark.parametrize(("there", "line"), [("dnf", "sudo dnf"), ("pacman", "sudo pacman"), ("none", "sudo apt-get")])
def test_each_linux_has_its_command(there: str, line: str) -> None:
    assert command("linux", lambda name: name if name == there else None).startswith(line)
