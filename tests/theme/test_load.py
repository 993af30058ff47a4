"""A theme is loaded whole, or its mistakes are named with their lines."""

import shutil
from pathlib import Path

import pytest

from builder.errors import ProblemsFound
from builder.theme import load_theme, packaged_themes
from tests.theme.fonts import town_font

YAML = (packaged_themes() / "plain" / "theme.yaml").read_text(encoding="utf-8")


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    """A folder that holds a copy of the plain theme."""
    shutil.copytree(packaged_themes() / "plain", tmp_path / "plain")
    return tmp_path


def complaints(themes: Path, name: str = "plain") -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        load_theme(name, [themes])
    return [f"{problem} {problem.hint}" for problem in caught.value.problems]


def rewrite(themes: Path, old: str, new: str) -> None:
    assert old in YAML
    (themes / "plain" / "theme.yaml").write_text(YAML.replace(old, new, 1), encoding="utf-8")


def test_the_plain_theme_is_whole() -> None:
    theme = load_theme("plain", [packaged_themes()])
    assert dict(theme.sheets)["html"] == ("base", "page", "blocks", "quiz", "record", "print")
    assert {"html/page.html.j2", "parts/callout.html.j2"} <= set(dict(theme.templates))
    assert theme == load_theme("plain", [packaged_themes()])
    assert hash(theme) == hash(load_theme("plain", [packaged_themes()]))


def test_the_project_comes_first(themes: Path) -> None:
    rewrite(themes, '"#ffffff"', '"#fffff0"')
    assert dict(load_theme("plain", [themes, packaged_themes()]).colors)["ground"] == "#fffff0"
    assert dict(load_theme("plain", [themes / "none", packaged_themes()]).colors)["ground"] == "#ffffff"


@pytest.mark.parametrize("name", ["plian", "../plain", "plain/../plain", ""])
def test_a_theme_that_is_not_there(themes: Path, name: str) -> None:
    assert "K101" in complaints(themes, name)[0]


def test_a_near_name_is_offered(themes: Path) -> None:
    assert complaints(themes, "plian")[0].endswith("Did you mean `plain`?")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("  accent:", "  acent:", "Did you mean `accent`?"),
        ("styles:", "sheets:", "There is no key `sheets`"),
        ('"#0b5c6b"', '"red;}"', "`red;}` is no colour."),
        ("    - Segoe UI", "    - 'x\"; } body { color'", "is no name of a font"),
        ("[base, page", "[base, pages", "There is no file `styles/pages.css`"),
        ("title: Plain", "title: Plain\nlogo: ../../secret.svg", "There is no file `../../secret.svg`"),
        ("title: Plain", "title: [", "A list that begins with `[`"),
    ],
)
def test_a_mistake_is_named(themes: Path, old: str, new: str, complaint: str) -> None:
    rewrite(themes, old, new)
    found = complaints(themes)
    assert any(complaint in each for each in found), found
    assert all("themes/plain/theme.yaml:" in each for each in found)
    assert all(each.split()[1] in ("K103", "Y101", "Y103", "Y105") for each in found), found


def test_all_mistakes_come_at_once(themes: Path) -> None:
    rewrite(themes, '"#0b5c6b"', "blue")
    text = (themes / "plain" / "theme.yaml").read_text(encoding="utf-8")
    (themes / "plain" / "theme.yaml").write_text(text.replace("record, print", "quizz"), encoding="utf-8")
    assert len(complaints(themes)) == 2


def test_a_style_that_is_not_utf8(themes: Path) -> None:
    (themes / "plain" / "styles" / "base.css").write_bytes(b"/* \xe9 */")
    assert complaints(themes) == ["themes/plain/styles/base.css: K102 This file is not UTF-8. Save it again, as UTF-8."]


def test_fonts_of_a_theme_are_packaged(themes: Path) -> None:
    (themes / "plain" / "fonts").mkdir()
    font = town_font()
    (themes / "plain" / "fonts" / "town.ttf").write_bytes(font)
    rewrite(themes, "title: Plain", "title: Plain\nfont-files:\n  - {family: Town, path: fonts/town.ttf}")
    theme = load_theme("plain", [themes])
    assert [(file.path, file.content) for file in theme.files] == [("theme/town.ttf", font)]


@pytest.mark.parametrize("content", [b"", b"<!DOCTYPE html>", b"wOF2" + bytes(60), b"cut"])
def test_a_file_that_is_no_font_is_named(themes: Path, content: bytes) -> None:
    (themes / "plain" / "fonts").mkdir()
    (themes / "plain" / "fonts" / "town.woff2").write_bytes(town_font()[:200] if content == b"cut" else content)
    rewrite(themes, "title: Plain", "title: Plain\nfont-files:\n  - {family: Town, path: fonts/town.woff2}")
    (said,) = complaints(themes)
    assert said.startswith("themes/plain/theme.yaml:3: F103 `fonts/town.woff2` is no font")
