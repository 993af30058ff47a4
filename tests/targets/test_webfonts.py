"""A page names the fonts that it carries; without one it is told, and one that spells otherwise stops the build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.errors import Problem, ProblemsFound, Severity
from builder.model import Edition, File
from builder.targets import Kit, find_targets
from builder.targets.parts import webfonts
from builder.targets.parts.webfonts import dressed, font_problems, packed_families
from tests.targets.packages import KIT, small
from tests.theme.values import edition, module, p

QUICK = replace(KIT, subset=lambda font, characters, index: b"wOF2", differences=lambda *_: ())


def written(words: str, **changed: str) -> Edition:
    return edition(module("land", p(words)), **changed)


@pytest.mark.parametrize(
    ("words", "locale", "families"),
    [
        ("Ardhi ya mji", "sw", ()),
        ("Mji: ከተማ", "am", ("Noto Sans Ethiopic",)),
        ("شهر و ক্ষুদ্র", "bn", ("Noto Naskh Arabic", "Noto Sans Bengali")),
        ("شہر", "ur", ("Noto Nastaliq Urdu",)),
    ],
)
def test_a_page_carries_fonts_for_the_scripts_that_it_has(words: str, locale: str, families: tuple[str, ...]) -> None:
    theme = dressed(written(words, locale=locale), replace(QUICK, strings=lambda _: {}))
    assert packed_families(theme) == families
    stack = dict(theme.fonts)["body"]
    assert stack.startswith(", ".join(f'"{family}"' for family in families))


def test_the_page_uses_its_font_for_its_own_characters_alone() -> None:
    files = {
        one.path: one.content for one in find_targets()["html"].files((written("ከተማ"),), QUICK) if isinstance(one, File)
    }
    page = files["index.html"].decode()
    assert 'unicode-range:U+1200-139F,U+200C-200D,U+25CC;src:url("theme/noto-sans-ethiopic.woff2")' in page.replace(
        "U+200C,U+200D", "U+200C-200D"
    )
    assert files["theme/noto-sans-ethiopic.woff2"] == b"wOF2"
    assert "SIL Open Font License 1.1" in page and "SIL Open Font" not in page_without_fonts()


def page_without_fonts() -> str:
    files = find_targets()["html"].files((small(),), QUICK)
    return next(one.content.decode() for one in files if isinstance(one, File) and one.path == "index.html")


def test_a_font_that_is_not_there_is_told_and_the_page_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webfonts, "in_family", lambda family: None)
    made = [*find_targets()["html"].files((written("ከተማ"),), KIT)]
    (problem,) = [one for one in made if isinstance(one, Problem)]
    assert (problem.code, problem.severity) == ("B305", Severity.WARNING)
    assert "Ethiopic" in problem.message and "apt-get install fonts-noto-core" in problem.hint
    assert [one.path for one in made if isinstance(one, File)] == ["index.html"]


def test_a_font_that_may_not_be_passed_on_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webfonts, "_is_open", lambda path, index: False)
    assert [problem.code for problem in font_problems(written("ከተማ"), KIT)] == ["B305"]


def test_a_part_that_spells_otherwise_stops_the_build() -> None:
    kit: Kit = replace(QUICK, differences=lambda full, part, runs, index: runs[:1])
    with pytest.raises(ProblemsFound) as found:
        dressed(written("ከተማ"), kit)
    (problem,) = found.value.problems
    assert problem.code == "F202" and "“ከተማ”" in problem.message and problem.is_error
