"""A package in a language that CLDR does not know, from the first command to the page."""

import re
from pathlib import Path

from click.testing import CliRunner

from builder.cli import main
from tests.problems.test_problems import lay_out


def satchel(project: Path, *words: str) -> str:
    """Run a command that must succeed."""
    result = CliRunner().invoke(main, ["-C", str(project), *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_mooore_is_as_good_as_any(tmp_path: Path) -> None:
    lay_out(tmp_path, "base")
    satchel(tmp_path, "update", "-l", "mos")
    catalog = tmp_path / "translations/course/mos.po"
    text = catalog.read_text(encoding="utf-8")
    text = text.replace(
        '"X-Satchel-Msgid', '"X-Language-Name: Mòoré\\n"\n"X-Language-Format: fr-BF\\n"\n"X-Satchel-Msgid'
    )
    catalog.write_text(
        re.sub(r'^msgid "(.+)"\nmsgstr ""$', r'msgid "\1"\nmsgstr "Ã \1"', text, flags=re.M), encoding="utf-8"
    )
    satchel(tmp_path, "update")
    satchel(tmp_path, "build", "-l", "mos", "-t", "html", "-t", "scorm12", "-a", "learner")
    folder = tmp_path / "dist/course/mos"
    assert {path.name for path in folder.glob("*.zip")} == {
        "course-1.0-mos-learner-html.zip",
        "course-1.0-mos-learner-scorm12.zip",
    }
    page = (folder / "course-1.0-mos-learner-html/index.html").read_text(encoding="utf-8")
    assert '<html lang="mos" dir="ltr"' in page
    assert "Mòoré" in page and "Ã Towns grow." in page
