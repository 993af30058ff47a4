"""A new course is sound and builds at once, in its language; nothing that is there is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder import scaffold
from builder.build import inspect
from builder.errors import SatchelError
from builder.model import File
from builder.scaffold import TEMPLATES, Wanted
from builder.scaffold.course import words
from builder.scaffold.stock import STOCK
from tests.projects import snapshot


def start(project: Path, language: str, template: str) -> str:
    wanted = Wanted(slug="wells", title='Wells: "clean" & safe', language=language, template=template)
    scaffold.place(project, scaffold.course_files(wanted))
    return (project / "course_src/wells/modules" / TEMPLATES[template][0][0]).read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", [*scaffold.LANGUAGES, "de"])
def test_a_first_course_has_no_problem(template: str, language: str, tmp_path: Path) -> None:
    text = start(tmp_path, language, template)
    assert [str(problem) for problem in inspect(tmp_path, "wells")] == []
    assert "«" not in text
    assert ("This text is English" in text) == (language == "de")


def test_the_first_texts_are_there_in_every_language() -> None:
    """A text that is another's in a language would be a hole that nobody sees."""
    for language in scaffold.LANGUAGES:
        said = words(language)
        assert said.keys() == words("en").keys(), language
        assert language == "en" or sum(said[key] == text for key, text in words("en").items()) <= 1, language


def test_every_text_is_used() -> None:
    modules = (STOCK / "course").glob("*.md")
    used = {key for path in modules for key in re.findall("«([a-z0-9-]+)»", path.read_text(encoding="utf-8"))}
    assert words("en").keys() - used == {"summary", "outcome"}


def test_a_region_has_the_texts_of_its_language() -> None:
    assert scaffold.has_words("pt-BR") and not scaffold.has_words("de")
    assert scaffold.known_texts("en", "es-CO")["Read"] == "Leer"
    assert scaffold.known_texts("en", "de") == {}


def test_the_example_is_sound_under_any_name(tmp_path: Path) -> None:
    scaffold.place(tmp_path, scaffold.example_files("our-water"))
    assert [str(problem) for problem in inspect(tmp_path, "our-water")] == []
    assert "safe-water" not in (tmp_path / "translations/our-water/fr.po").read_text(encoding="utf-8")


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    scaffold.place(tmp_path, [File(path="a/b.md", content=b"new")], if_missing=scaffold.project_files())
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / ".gitignore").is_file() and not (tmp_path / "gitignore").exists()
    with pytest.raises(SatchelError, match="is there already"):
        scaffold.place(tmp_path, [File(path="c.md", content=b""), File(path="a/b.md", content=b"other")])
    assert not (tmp_path / "c.md").exists()


def test_nothing_is_left_half_written(tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    files = [File(path="one/two.md", content=b"2"), File(path="one/two.md/three.md", content=b"3")]
    with pytest.raises(OSError):
        scaffold.place(tmp_path, files)
    assert snapshot(tmp_path) == before and list(tmp_path.iterdir()) == []


def test_a_theme_is_copied_whole() -> None:
    names = {file.path for file in scaffold.theme_files("mine", "plain")}
    assert {"themes/mine/theme.yaml", "themes/mine/html/page.html.j2", "themes/mine/styles/pdf.css"} <= names
    assert scaffold.theme_names() == ("almanac", "plain")
