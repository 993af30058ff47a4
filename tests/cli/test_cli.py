"""Commands: data to stdout, problems to stderr, and an exit code that says which kind of day it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder import __version__
from builder.cli import main
from builder.cli.group import COMMANDS
from tests.projects import MODULE, YAML, write_course, write_files

REPO = Path(__file__).resolve().parents[2]
SW = """\
msgid ""
msgstr ""
"Language: sw\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Why plan"
msgstr "Kwa nini kupanga"
"""

# What a command cannot be called without.
NEEDED = {
    "export": ("-l", "sw"),
    "merge": (__file__,),
    "place": ("towns", "sw-KE"),
    "review": ("-l", "sw"),
}


def satchel(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *words])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one sound course in two languages."""
    write_course(tmp_path)
    write_files(tmp_path / "translations/towns", {"sw.po": SW})
    return tmp_path


def test_the_table_of_commands_is_true() -> None:
    for name, line in COMMANDS.items():
        command = main.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None and command.name == name
        assert line.endswith(".") and len(line) < 80


def test_help_and_version_load_nothing_heavy() -> None:
    heavy = "weasyprint lxml jinja2 markdown_it babel pydantic ruamel rich multiprocessing".split()
    code = f"""
import sys
from builder.cli import main
main(["--help"], standalone_mode=False)
sys.exit(", ".join(name for name in {heavy} if name in sys.modules) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in COMMANDS)


def test_version(tmp_path: Path) -> None:
    assert satchel(tmp_path, "--version").stdout.strip().endswith(__version__)


# What is asked, and what the way out must name: all of these are usage errors.
USAGE = [
    (("chekc",), "Did you mean `check`?"),
    (("frobnicate",), "build"),
    (("build", "town"), "Did you mean `towns`?"),
    (("check", "water"), "`towns`"),
    (("build", "-l", "sv"), "`sw`"),
    (("build", "-l", "not a tag"), "pt-BR"),
    (("build", "-t", "scorm"), "Did you mean `scorm12`?"),
    (("build", "-a", "trainr"), "Did you mean `trainer`?"),
    (("build", "--jobs", "0"), "--jobs"),
    (("update", "-l", "swahili"), "pt-BR"),
    (("update", "-l", "en"), "needs no catalog"),
]


@pytest.mark.parametrize(("words", "way_out"), USAGE)
def test_a_wrong_name_is_a_usage_error_with_a_way_out(words: tuple[str, ...], way_out: str, project: Path) -> None:
    result = satchel(project, *words)
    assert result.exit_code == 2
    assert way_out in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "command",
    sorted(set(COMMANDS) - {"docs", "doctor", "explain", "import", "new", "results", "schema", "targets", "verify"}),
)
def test_a_folder_without_courses_is_a_usage_error(command: str, tmp_path: Path) -> None:
    result = satchel(tmp_path, command, *NEEDED.get(command, ()))
    assert (result.exit_code, "satchel -C DIR" in result.stderr) == (2, True)


def test_build_lists_the_packages_with_size_and_coverage(project: Path) -> None:
    result = satchel(project, "build", "-l", "SW", "-t", "html", "-a", "learner", "-o", str(project / "out"))
    assert result.exit_code == 0, result.output
    head, row = result.stdout.splitlines()
    assert head.split() == ["package", "size", "translated"]
    assert row.startswith("towns/sw/towns-1.0-sw-learner-html.zip") and row.endswith("%")
    assert (project / "out" / row.split()[0]).is_file() and not (project / "dist").exists()
    assert "towns sw: 1 package\n" in result.stderr


def test_build_as_json(project: Path) -> None:
    result = satchel(project, "build", "--format", "json", "-t", "html", "--executor", "serial")
    said = json.loads(result.stdout)
    assert [package["locale"] for package in said["packages"]] == ["en", "en", "sw", "sw"]
    assert Path(said["dist"], said["packages"][0]["path"]).is_file()


def test_a_broken_course_is_exit_code_1_and_the_others_are_built(project: Path) -> None:
    write_course(project, "water", course_yaml=YAML + "x: 1\n")
    result = satchel(project, "build", "-t", "html")
    assert result.exit_code == 1
    assert "course_src/water/course.yaml:6: Y103" in result.stderr and "water und: not built" in result.stderr
    assert "towns-1.0-sw-trainer-html.zip" in result.stdout


def test_warnings_do_not_bury_a_build(project: Path) -> None:
    write_files(project / "course_src/towns", {"media/unused.png": b"x"})
    result = satchel(project, "build", "-t", "html")
    assert result.exit_code == 0
    assert "L201" not in result.stderr and "1 warning: `satchel check` shows them." in result.stderr


def test_check_as_json_has_all_of_a_problem(project: Path) -> None:
    write_course(project, module=MODULE + "\n![A](media/no.png)\n")
    result = satchel(project, "check", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    (problem,) = json.loads(result.stdout)
    assert problem | {"message": "", "hint": ""} == {
        "code": "L101",
        "severity": "error",
        "message": "",
        "file": "course_src/towns/modules/01-why-plan.md",
        "line": 9,
        "hint": "",
        "excerpt": "![A](media/no.png)",
    }


def test_a_source_cannot_steer_the_terminal(project: Path) -> None:
    write_course(project, module=MODULE + "\n![A](media/no.png) \x1b[2J\x1b]0;x\x07\n")
    assert "\x1b" not in satchel(project, "check").output


def test_extract_update_and_status_lead_to_a_catalog(tmp_path: Path) -> None:
    write_course(tmp_path)
    assert satchel(tmp_path, "extract").stdout.startswith("translations/towns/towns.pot: ")
    assert "translations/towns/sw-KE.po: new" in satchel(tmp_path, "update", "-l", "sw_ke").stdout
    catalog = tmp_path / "translations/towns/sw-KE.po"
    filled = catalog.read_text(encoding="utf-8").replace(
        'msgid "Why plan"\nmsgstr ""', 'msgid "Why plan"\nmsgstr "Kwa nini kupanga"'
    )
    catalog.write_text(filled, encoding="utf-8")
    (row,) = json.loads(satchel(tmp_path, "status", "--format", "json").stdout)
    assert (row["locale"], row["translated"]) == ("sw-KE", 2)
    assert "Swahili" in satchel(tmp_path, "status").stdout
    again = satchel(tmp_path, "update")
    assert again.exit_code == 0 and "sw-KE.po: as it was, 1 of " in again.stdout
    assert catalog.read_text(encoding="utf-8") == filled


def test_update_leaves_a_broken_catalog_alone(project: Path) -> None:
    broken = b"<<<<<<< HEAD\n"
    write_files(project / "translations/towns", {"fr.po": broken})
    result = satchel(project, "update")
    assert result.exit_code == 1
    assert "fr.po:1: P105" in result.stderr and "sw.po: " in result.stdout
    assert (project / "translations/towns/fr.po").read_bytes() == broken


def test_status_shows_the_other_languages_beside_a_broken_catalog(project: Path) -> None:
    write_files(project / "translations/towns", {"fr.po": "<<<<<<< HEAD\n"})
    result = satchel(project, "status")
    assert result.exit_code == 1
    assert "Swahili" in result.stdout and "P105" in result.stderr


def test_targets_lists_what_there_is(tmp_path: Path) -> None:
    assert {line.split()[0] for line in satchel(tmp_path, "targets").stdout.splitlines()} >= {"html", "scorm12"}


def test_a_bug_is_exit_code_3_and_says_how_to_report_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.source.survey_course", lambda *names: 1 / 0)
    monkeypatch.delenv("SATCHEL_DEBUG", raising=False)
    result = satchel(project, "check")
    assert result.exit_code == 3
    assert "ZeroDivisionError" in result.stderr and "SATCHEL_DEBUG=1" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("SATCHEL_DEBUG", "1")
    result = satchel(project, "check")
    assert (result.exit_code, "Traceback" in result.stderr) == (3, True)


def test_a_disk_that_cannot_be_written_is_no_bug(project: Path) -> None:
    (project / "file").touch()
    result = satchel(project, "build", "-o", str(project / "file" / "dist"))
    assert result.exit_code == 1
    assert str(project / "file") in result.stderr and "bug" not in result.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_terminal_that_is_not_utf_8_gets_what_it_can_show(encoding: str, project: Path) -> None:
    write_course(project, course_yaml=YAML, module=MODULE + "\n[مرحبا](#سلام)\n")
    done = subprocess.run(
        [sys.executable, "-m", "builder", "-C", str(project), "check"],
        cwd=REPO,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"L102" in done.stderr and b"Traceback" not in done.stderr
