"""What is known of a module is what looking into it would show: after each change, with and without a memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.build import build, courses, make, plan, traits
from builder.build.values import Order, Outcome
from builder.executors import serial
from builder.model import Module, ModuleSource
from builder.parse import parse_module
from builder.targets.parts.shown import asks_for_more
from builder.theme import load_theme, packaged_themes
from tests.projects import DRAWING, OPEN, YAML, snapshot, write_files

FACTS = """\
facts:
  law: {question: "Which law?", default: your law}
slots:
  case: {question: "A story?"}
"""
LAND = """\
---
duration: 30
---

# Land

Towns {term}`grow <growth>`, says {{ law }}.[^un] See [streets](02-streets.md#wide) and [roads][r].

[r]: https://example.org/roads "All roads"

[^un]: The United Nations.

## Rent {#rent}

:::{video} media/film.mp4
:title: A film
:captions: media/film.vtt

What is said in it.
:::

:::{figure} media/street.svg
:alt: A street
:credit: Somebody

A street in a town.
:::

:::{trainer}
Ask about {term}`rent`.[^late]
:::

:::{reflection}
What do you pay?
:::

[^late]: For trainers.
"""
STREETS = """\
# Streets

Wide streets cost land.

## Wide {#wide}

:::{quiz} The end {#end}
:pass: 50%

### How wide? {#how-wide}

- [x] Ten metres
  > Right, see [rent](01-land.md#rent).
- [ ] Two metres
:::

:::{slot} case
Far away.
:::
"""
LAST = "# Last\n\nWords of water here.\n\n## End {#end}\n\nThe end of a town.\n"
COURSE: dict[str, str] = {
    "course.yaml": YAML + OPEN + FACTS + "profiles: [full, lite]\n",
    "glossary.md": "growth\n: More people.\n\nrent\n: What land costs; see {term}`growth`.\n",
    "modules/01-land.md": LAND,
    "modules/02-streets.md": STREETS,
    "modules/03-last.md": LAST,
    "media/street.svg": DRAWING,
    "media/film.mp4": "film" * 300_000,
    "media/film.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
}
PO = """\
msgid ""
msgstr ""
"Language: sw\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Wide streets cost land."
msgstr "Barabara pana."

msgid "How wide?"
msgstr "Upana gani?"

msgid "Ten metres"
msgstr "Mita kumi"

msgid "Two metres"
msgstr "Mita mbili"

msgid "Right, see [rent](01-land.md#rent)."
msgstr "Ndiyo, ona [kodi](01-land.md#rent)."

msgid "The end of a town."
msgstr "Mwisho wa [mji](https://example.org)."

msgid "growth"
msgstr "ukuaji"

msgid "More people."
msgstr "Watu zaidi."

msgid "Street"
msgstr "Barabara"
"""
PACK = {
    "context.yaml": "facts: {law: Sheria ya Mipango}\nby: Mji\n",
    "slots/case.md": "Karibu **hapa**.[^n]\n\n[^n]: Chanzo.\n",
}


def project(folder: Path) -> Path:
    write_files(folder / "course_src/towns", {**COURSE})
    write_files(folder / "translations/towns", {"sw.po": PO})
    write_files(folder / "translations/towns/sw-KE", {**PACK})
    return folder


def outcomes(folder: Path, dist: str, cache: Path | None) -> list[Outcome]:
    planned = plan(
        folder,
        folder / dist,
        ["towns"],
        targets=("html", "scorm12"),
        audiences=("learner",),
        cache=cache,
    )
    return sorted(build(planned, folder / dist, serial()), key=lambda one: one.job.locale)


def shown(folder: Path, found: list[Outcome]) -> tuple[dict[str, bytes], list[object]]:
    """Give what people see of a build: its packages, how far each locale is, what is wrong."""
    files = {name: content for name, content in snapshot(folder).items() if not name.startswith(".satchel/")}
    return files, [(one.job.locale, one.coverage, [str(problem) for problem in one.problems]) for one in found]


def change(name: str, before: str, after: str) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text, name
        path.write_text(text.replace(before, after), encoding="utf-8")

    return write


def moved(folder: Path) -> None:
    (folder / "course_src/towns/modules/03-last.md").rename(folder / "course_src/towns/modules/03-after.md")


SRC, PO_FILE = "course_src/towns/", "translations/towns/sw.po"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a paragraph": change(f"{SRC}modules/03-last.md", "The end", "An end"),
    "an id that others link to": change(f"{SRC}modules/02-streets.md", "{#wide}", "{#broad}"),
    "a link that leads nowhere mended": change(f"{SRC}modules/01-land.md", "#wide", "#broad"),
    "a term": change(f"{SRC}glossary.md", "What land costs", "What a room costs"),
    "a term that nobody mentions": change(f"{SRC}modules/01-land.md", "{term}`rent`", "rent"),
    "a picture": change(f"{SRC}media/street.svg", ">Street<", ">Road<"),
    "captions": change(f"{SRC}media/film.vtt", "Hello", "Goodbye"),
    "a film that light packages leave out": change(f"{SRC}media/film.mp4", "film", "long film"),
    "a place's captions": lambda folder: write_files(
        folder / "translations/towns/sw-KE/media", {"film.vtt": COURSE["media/film.vtt"].replace("Hello", "Karibu")}
    ),
    "the course's title": change(f"{SRC}course.yaml", "Small towns", "Towns"),
    "a fact's default": change(f"{SRC}course.yaml", "default: your law", "default: the law"),
    "a translation": change(PO_FILE, "Barabara pana.", "Barabara pana sana."),
    "a translation of the glossary": change(PO_FILE, '"ukuaji"', '"kukua"'),
    "lines above messages": change(PO_FILE, 'msgid "Wide', '# A note\n# to somebody\n\nmsgid "Wide'),
    "a translation that is unsound": change(PO_FILE, "Upana gani?", "Upana <b>gani?"),
    "a translation that is sound again": change(PO_FILE, "Upana <b>gani?", "Upana gani?"),
    "a translator": change(PO_FILE, '"Language: sw', '"Last-Translator: Amina\\n"\n"Language: sw'),
    "a place's fact": change("translations/towns/sw-KE/context.yaml", "Mipango", "Miji"),
    "a place's story": change("translations/towns/sw-KE/slots/case.md", "hapa", "kwetu"),
    "a word in another module's footnote": change(f"{SRC}modules/01-land.md", "The United", "All the United"),
    "a module's name": moved,
    "words in another script": change(f"{SRC}modules/03-after.md", "water", "ውሃ"),
}


def test_each_change_is_seen_as_by_who_remembers_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    outcomes(tmp_path, "dist", tmp_path / "kept")
    for name, write in CHANGES.items():
        write(tmp_path)
        warm = shown(tmp_path / "dist", outcomes(tmp_path, "dist", tmp_path / "kept"))
        cold = shown(tmp_path / "cold", outcomes(tmp_path, "cold", None))
        assert len(cold[0]) > 30, (name, cold[1])
        assert warm[1] == cold[1], name
        assert [file for file in cold[0] if cold[0][file] != warm[0].get(file)] == [], name
        assert sorted(warm[0]) == sorted(cold[0]), name


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the modules that are parsed."""
    names: list[str] = []

    def parse(source: ModuleSource) -> tuple[Module, tuple[object, ...]]:
        names.append(source.slug)
        return parse_module(source)

    monkeypatch.setattr(traits, "parse_module", parse)
    return names


@pytest.mark.parametrize(
    ("name", "looked_into"),
    [
        ("a paragraph", ["last"]),
        ("a translation", ["streets"]),
        ("a translation of the glossary", ["land", "last", "streets"]),
        ("lines above messages", []),
        ("a picture", []),
        ("a place's story", ["land", "last", "streets"]),
    ],
)
def test_a_module_that_is_as_it_was_is_not_looked_into(
    tmp_path: Path, parsed: list[str], name: str, looked_into: list[str]
) -> None:
    outcomes(project(tmp_path), "dist", tmp_path / "kept")
    assert sorted(parsed) == ["land", "last", "streets"]
    parsed.clear()
    make._surveyed.cache_clear()
    courses._parse_and_check.cache_clear()
    CHANGES[name](tmp_path)
    outcomes(tmp_path, "dist", tmp_path / "kept")
    assert sorted(parsed) == looked_into


# A part may ask by way of a template that is no part itself.
FAR = {"html/parts/reflection.html.j2": '{% include "html/far.html.j2" %}\n'}
ASKING = '<p>{{ edition.coverage.percent }}</p>\n<div id="{{ block.id }}">{{ blocks(block.children) }}</div>\n'


@pytest.mark.parametrize(
    ("templates", "is_kept"),
    [
        ({}, True),
        ({"html/parts/reflection.html.j2": ASKING}, False),
        (FAR | {"html/far.html.j2": ASKING}, False),
        (FAR | {"html/far.html.j2": "<p>Far</p>\n"}, True),
        ({"html/parts/reflection.html.j2": '{% include "html/" ~ "logo.html.j2" ignore missing %}\n'}, False),
    ],
)
def test_a_theme_that_asks_for_more_is_shown_anew(tmp_path: Path, templates: dict[str, str], is_kept: bool) -> None:
    """A part that shows how much is translated changes with a translation elsewhere."""
    project(tmp_path)
    shutil.copytree(packaged_themes() / "almanac", tmp_path / "themes/own")
    write_files(tmp_path / "themes/own", {**templates})
    change(f"{SRC}course.yaml", "language: en", "language: en\ntheme: own")(tmp_path)
    for name in ("a translation", "a paragraph", "a picture"):
        outcomes(tmp_path, "dist", tmp_path / "kept")
        CHANGES[name](tmp_path)
    warm = shown(tmp_path / "dist", outcomes(tmp_path, "dist", tmp_path / "kept"))
    assert any(name.endswith("index.html") for name in warm[0]), warm[1]
    assert warm == shown(tmp_path / "cold", outcomes(tmp_path, "cold", None))
    kept = b"".join(path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file())
    assert (b'"pages":' in kept) is is_kept


@pytest.mark.parametrize("name", ["plain", "almanac"])
def test_the_pages_of_our_themes_are_kept(name: str) -> None:
    assert not asks_for_more(load_theme(name, (packaged_themes(),)).templates)


def test_what_was_found_while_a_file_changed_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs share what is known of a course: one in doubt leaves nothing to the next."""
    doubted: list[str] = []

    def moved(order: Order) -> tuple[str, ...]:
        doubted.append(order.job.locale)
        return ("translations/towns/sw.po",) if len(doubted) == 1 else ()

    monkeypatch.setattr(Order, "moved", moved)
    outcomes(project(tmp_path), "dist", tmp_path / "kept")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file())
    assert len(doubted) == 3
    assert kept.count(b'"pages":') == 2 * 2 * 3, "of two languages, in two profiles, three modules"


def test_a_file_that_was_another_one_for_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is not what was digested: the next build in this process does not take it for that."""
    last = project(tmp_path) / SRC / "modules/03-last.md"
    sound = make.sound

    def late(*asked: Any) -> Any:
        last.write_text(LAST.replace("End", "Middle"), encoding="utf-8")
        return sound(*asked)

    monkeypatch.setattr(make, "sound", late)
    outcomes(tmp_path, "dist", tmp_path / "kept")
    monkeypatch.setattr(make, "sound", sound)
    last.write_text(LAST, encoding="utf-8")
    warm = shown(tmp_path / "dist", outcomes(tmp_path, "dist", tmp_path / "kept"))
    assert warm == shown(tmp_path / "cold", outcomes(tmp_path, "cold", None))
