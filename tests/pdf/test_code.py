"""Code on paper is coloured, dark enough, and says what it said."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from builder.targets.pdf_parts.code import colored
from builder.theme import load_theme, packaged_themes
from builder.theme.colors import contrast
from tests.pdf.books import printed
from tests.pdf.test_scripts import text_of

PYTHON = 'def town(n):\n    # <people>\n    return "Miji" * 2\n'


@pytest.mark.parametrize("language", ["python", "html", "json", "sql", "nothing-known", ""])
def test_words_stay_as_they_were_written(language: str) -> None:
    assert unescape(re.sub(r"</?span[^>]*>", "", colored(PYTHON, language))) == PYTHON


def test_kinds_of_words_are_marked() -> None:
    made = colored(PYTHON, "python")
    assert '<span class="keyword">def</span>' in made
    assert '<span class="comment"># &lt;people&gt;</span>' in made
    assert '<span class="string">&quot;Miji&quot;</span>' in made
    assert "span" not in colored(PYTHON, "nothing-known")


@pytest.mark.parametrize("name", ["plain", "almanac"])
def test_every_colour_can_be_read(name: str) -> None:
    theme = load_theme(name, [packaged_themes()])
    colors = re.findall(r"pre \.\w+ \{ color: (#[0-9a-f]{6})", dict(theme.styles)["pdf"])
    assert len(colors) == 5
    assert min(contrast(color, dict(theme.colors)["surface"]) for color in colors) >= 4.5


def test_code_is_printed(tmp_path: Path) -> None:
    found = text_of(printed(tmp_path, f"```python\n{PYTHON}```"))
    assert 'return "Miji" * 2' in found
