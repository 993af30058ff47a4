"""Editions: learners get nothing of the trainer's, and only what their own text refers to."""

from __future__ import annotations

import pytest

from builder.edition import html_faults, select
from builder.edition.allowed import allowed_html
from builder.markdown import parse_glossary, parse_inline, parse_module
from builder.model import (
    Course,
    Edition,
    Footnote,
    ModuleSource,
    Prose,
    RawHtml,
    SourceFile,
    TrainerNote,
    plain_text,
    walk,
    with_prose,
)

MEDIA = ("media/all.png", "media/logo.svg", "media/note.png", "media/unused.png")
GLOSSARY = """seen
: Word, see {term}`deep`.

deep
: Deeper.

hidden
: Trainer's, see {term}`below`.

below
: B.

free
: F.
"""
TEXT = """# Title

Text[^both] {term}`seen` ![a](media/all.png)

:::{trainer}
Secret[^secret] and[^both] {term}`hidden` ![b](media/note.png)

:::

Later[^later] <!-- said aside -->

<!-- a comment -->

[^secret]: S
[^later]: L, see[^nested]
[^both]: B
[^nested]: N
[^nobody]: X
"""


def edition(text: str, audience: str = "learner", locale: str = "sw-KE") -> Edition:
    """Select from a course of one module, localized to its own source text."""
    module, _problems = parse_module(ModuleSource(slug="m", file=SourceFile(path="m.md", text=text)))
    terms, _problems = parse_glossary(SourceFile(path="g.md", text=GLOSSARY))
    title = Prose(source="C", plain=True)
    course = Course(
        slug="c",
        version="1.0",
        license="CC0-1.0",
        source_locale="en",
        locale=locale,
        title=title,
        summary=title,
        readers=None,
        outcomes=(),
        keywords=(),
        authors=(),
        publisher="",
        modules=(module,),
        glossary=terms,
        media=MEDIA,
    )
    localized = with_prose(course, _localized)
    return select(localized, "trainer" if audience == "trainer" else "learner")


def _localized(prose: Prose) -> Prose:
    from dataclasses import replace

    return replace(prose, nodes=parse_inline(prose.source, prose.scope), locale="en")


def words(edition: Edition) -> str:
    """Read the text of an edition's modules."""
    return " ".join(plain_text(node) for node in walk(edition.course.modules) if isinstance(node, Prose))


def test_a_learner_gets_no_trainer_note_nor_what_it_alone_refers_to() -> None:
    learner = edition(TEXT)
    assert "Secret" not in words(learner)
    assert not any(isinstance(node, TrainerNote) for node in walk(learner.course))
    assert [note.label for note in learner.course.modules[0].footnotes] == ["both", "later", "nested"]
    assert [term.id for term in learner.course.glossary] == ["seen", "deep", "free"]
    assert learner.media == ("media/all.png",)


def test_a_trainer_gets_both() -> None:
    trainer = edition(TEXT, "trainer")
    assert "Secret" in words(trainer)
    notes = [node.label for node in walk(trainer.course) if isinstance(node, Footnote)]
    assert notes == ["both", "secret", "later", "nested"]
    assert [term.id for term in trainer.course.glossary] == ["seen", "deep", "hidden", "below", "free"]
    assert trainer.media == ("media/all.png", "media/note.png")


def test_comments_never_leave_the_source() -> None:
    assert not any("<!--" in getattr(node, "html", "") for node in walk(edition(TEXT, "trainer").course))


PLACES = {"KE": True, "sw": True, "sw-KE": True, "TZ": False, "fr": False}


@pytest.mark.parametrize("place", PLACES)
def test_blocks_for_some_places_stay_there(place: str) -> None:
    assert ("Here" in words(edition(f"# T\n\n:::{{only}} {place}\nHere\n:::\n"))) is PLACES[place]
    assert ("Here" in words(edition(f"# T\n\n:::{{not}} {place}\nHere\n:::\n"))) is not PLACES[place]


def test_a_slot_shows_its_default() -> None:
    assert words(edition("# T\n\n:::{slot} case\nDefault\n:::\n")).endswith("Default")


INLINE = {
    "a <b>b</b>": ["<b>", "</b>"],
    "a <B LANG='sw'>b</B>": ['<b lang="sw">', "</b>"],
    "**x <sub>b</sub>**": ["<sub>", "</sub>"],
    "a <b>b": [],
    "a </b>b": [],
    "a <script>b</script>": [],
    "a <b onclick='x'>b</b>": ["<b>", "</b>"],
    "a <b style='x' class='y'>b</b>": ['<b class="y">', "</b>"],
    "<b><i>c</b></i>": [],
    "a <!-- b --> c": [],
    "line<br>line": ["<br>"],
}


@pytest.mark.parametrize("text", INLINE)
def test_inline_html_passes_an_allow_list(text: str) -> None:
    found = [node.html for node in walk(edition(f"# T\n\n{text}\n").course) if isinstance(node, RawHtml)]
    assert found == INLINE[text]


BLOCKS = {
    "<div class='x'><p>a</p></div>": '<div class="x"><p>a</p></div>',
    "<div>a": "a",
    "a</div>": "a",
    "<script>alert(1)</script>b": "b",
    "<style>*{}</style>b": "b",
    "<svg onload=x><text>a</text></svg>b": "b",
    "<img src=x onerror=y>b": "b",
    '<a href="javascript:x">b</a>': "b",
    "<p onclick=x style=y>a &amp; b</p>": "<p>a &amp; b</p>",
    '<p title="a&quot;><script>">b</p>': '<p title="a&quot;&gt;&lt;script&gt;">b</p>',
    "<!-- gone -->": "",
    "<![CDATA[x]]>b": "b",
    "<details open><summary>a</summary>b</details>": '<details open=""><summary>a</summary>b</details>',
    "<iframe src=x>y</iframe>b": "b",
}


@pytest.mark.parametrize("html", BLOCKS)
def test_a_block_of_html_passes_an_allow_list(html: str) -> None:
    assert allowed_html(html) == BLOCKS[html]


def test_what_is_refused_is_named() -> None:
    assert html_faults("<div><img src=x>") == (("img",), ("<div>",))
    assert html_faults("<b onclick=x>a</b>") == (("onclick",), ())
