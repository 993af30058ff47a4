"""Every target can be made with a theme that looks wholly different, by day, at night and from the right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from builder.targets import find_targets
from builder.theme import load_theme, packaged_themes
from tests.targets.packages import KIT, small
from tests.theme.values import edition, module

ALMANAC = load_theme("almanac", [packaged_themes()])
# What a browser shows; paper is looked at in tests/pdf.
SHOWN = [name for name, target in find_targets().items() if target.suffix != "pdf"]


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("target", SHOWN)
def test_every_target_is_made_with_it(target: str, locale: str) -> None:
    editions = (small(locale=locale), small(locale="fr"))[: 2 if find_targets()[target].scope == "collection" else 1]
    made, plain = (
        {file.path: file.content for file in find_targets()[target].files(editions, replace(KIT, theme=theme))}
        for theme in (ALMANAC, KIT.theme)
    )
    assert made.keys() == plain.keys(), "a theme changes how a package looks, and nothing else"
    pages = [html.document_fromstring(content) for path, content in made.items() if path.endswith(".html")]
    assert pages
    assert any(dict(ALMANAC.colors)["primary"] in (page.findtext(".//style") or "") for page in pages)


def test_the_front_lists_what_is_in_it() -> None:
    kit = replace(KIT, theme=ALMANAC)
    made = edition(module("land"), module("streets"))
    files = {file.path: file.content for file in find_targets()["html"].files((made,), kit)}
    front = html.document_fromstring(files["index.html"]).xpath("//section[@class='front']")[0]
    assert front.xpath(".//h3/a/@href") == ["#/land", "#/streets"]
