"""A hostile catalog attacks every text of a course; no package gets script, style, address, frame or structure of it.

Every text of the canary course, which has each kind of message there is, is attacked by each class of attack: by its
forms in turn, which stand after the text, before it or in its place. What comes out is parsed as browsers, platforms
and PDF readers do, and held against the same course with a harmless catalog: the same elements, the same addresses,
the same number of pictures.
"""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
import tinyhtml5
from lxml import etree

from builder.build import build, in_locales, plan
from builder.catalog import extract
from builder.executors import serial
from builder.model import Course, Prose, walk
from builder.parse import parse
from builder.po import Catalog, write_catalog
from builder.source import survey_course
from builder.targets import find_targets
from tests.packages.canary_course import translated, write_canaries
from tests.packages.reading import book_strings, members, printed

# Each class of attack, in its forms.
ATTACKS = {
    "script": (
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<script",
        "</script><script>alert(1)//",
    ),
    "event handler": (
        '<b onmouseover="alert(1)">x</b>',
        "<bdi/onpointerenter=alert(1)>x</bdi>",
    ),
    "javascript link": (
        "[x](javascript:alert(1))",
        "[x](java&#x0A;script:alert(1)) [y](&#106;avascript:alert(1)) <javascript:alert(1)>",
    ),
    "data link": ("[x](data:text/html;base64,PHNjcmlwdD4=)",),
    "foreign address": (
        "[x](https://evil.example/a) <https://evil.example/b>",
        "[x](//evil.example/a)",
        "[x](file:///etc/passwd) [y](../../secret.html)",
        "[x][own]\n\n[own]: https://evil.example/a",
    ),
    "picture": (
        "![x](https://evil.example/a.png)",
        "<img src=https://evil.example/a.png onerror=alert(1)>",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    ),
    "style": (
        "<style>@import url(https://evil.example/a.css);*{display:none}</style>",
        '<span style="position:fixed;inset:0" lang="en">x</span>',
    ),
    "frame": (
        '<iframe src="https://evil.example" srcdoc="<script>alert(1)</script>"></iframe><frameset><frame>',
        '<object data="https://evil.example/x"></object><embed src="https://evil.example/y">',
    ),
    "drawing": ('<svg onload="alert(1)"><use href="https://evil.example/#x"/><foreignObject/></svg><math><mtext>',),
    "meta": (
        '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/">',
        '<form action="https://evil.example"><input name=x><button formaction=javascript:alert(1)>x</button>',
    ),
    "unclosed": (
        "</p></li></div></section></main></body><div><section><p",
        "<!-- <b> --!> --> <!-- <script>",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; <?php echo 1 ?> ]]> <![CDATA[<b>]]>',
    ),
    "entities": ("&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",),
    "attributes": (
        "[x]{onclick=alert(1)} [x]{style=color:red} [x]{#main .evil}",
        "[x](#/){onclick=alert(1) target=_top} **x**{onfocus=alert(1)}",
        "\" onmouseover=\"alert(1)\" x=\" ' onfocus='alert(1)' y=' ` onblur=`alert(1)`",
    ),
    "blocks": (
        "\n\n# Heading\n\n- item\n\n| a |\n|---|\n| b |\n\n    code\n\n```\nfence\n```\n\n---\n\n> quote\n",
        "\n\n:::{trainer}\nx\n:::\n\n:::{figure} https://evil.example/a.png\n:alt: x\n:::\n",
        "\n\n:::{quiz}\n### Q {#q}\n\n- [x] A\n- [ ] B\n:::\n",
    ),
    "inline syntax": (
        "[[ x ]] [[5 ± 5]]",
        "{term}`x <nothing>` {abbr}`A (b)` {raw}`<b>`",
        "$\\href{javascript:alert(1)}{x}$ $\\unicode{x3C}script$",
    ),
    "templates": (
        "{{ 7191*3 }} {% if 1 %}{{ cycler.__init__ }}{% endif %} {# x #} ${7191*3} <%= 7191*3 %>",
        "{{ office }} {{ number 7191000 }}",
    ),
    "bidi": ("\u202egnp.exe\u202c \u2067x \u200f",),
    "a zero": ("\x00",),
    "control characters": ("\x08 \x1b[2J", "\x7f \x85", "\ufffe"),
    "half a character": ("\ud800",),
    "another message": ('"\nmsgid "Other"\nmsgstr "<script>alert(1)</script>',),
    "length": ("x" * 300,),
}
HEADER = "Asha <script>alert(1)</script> <asha@example.org>; https://evil.example; \u202eA"
# HTML that a translation may bring: it marks words, and does nothing.
WORDS = frozenset({"span", "bdi", "br", "em", "strong", "s", "sup", "sub", "b", "i", "code", "kbd", "a"})
ADDRESSES = (
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "srcdoc",
    "{http://www.w3.org/1999/xlink}href",
)
# How an attack stands to the text that it attacks.
SHAPES: dict[str, Callable[[str, str], str]] = {
    "after": lambda text, attack: f"{text} {attack}",
    "before": lambda text, attack: f"{attack} {text}",
    "instead": lambda _text, attack: attack,
}


# A drawing that stands inside a page; what is in it is looked at like the page.
DRAWING = "data:image/svg+xml;base64,"


@dataclass(slots=True)
class Seen:
    """Be what a reader's program finds in a package."""

    elements: Counter[str] = field(default_factory=Counter)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)

    def look(self, root: Any) -> None:
        for element in root.iter():
            if not isinstance(element.tag, str):
                self.elements["comment"] += 1
                continue
            tag = element.tag.rpartition("}")[2]
            self.elements[tag] += tag not in WORDS
            self.text += [str(text) for text in (element.text, element.tail) if text and tag not in ("script", "style")]
            if tag in ("script", "style") and element.get("id") != "satchel":
                self.styles.add(element.text or "")
            for name, value in element.attrib.items():
                self.attributes.add((tag, str(name)))
                if value.startswith(DRAWING):
                    self.look(etree.fromstring(b64decode(value.removeprefix(DRAWING))))
                    continue
                self.addresses |= {value} if name in ADDRESSES else set()
                self.text.append(value)


def seen(package: Path) -> Seen:
    """Read a package as the programs of its readers do."""
    found = Seen()
    if package.suffix == ".pdf":
        _look_at_book(package, found)
        return found
    for name, content in members(package).items():
        if name.endswith(".html"):
            found.look(_html(content.decode()))
            for piece in _sealed(content.decode()):
                found.look(_html(piece))
        elif name.endswith((".xml", ".svg")):
            found.look(etree.fromstring(content))
    return found


def _html(text: str) -> Any:
    return tinyhtml5.parse(text, namespace_html_elements=False)


def _sealed(page: str) -> Iterator[str]:
    """Open the sealed keys of a page, and all else that the player puts into it."""
    if "data-course=" not in page:  # the page of a bundle on which a language is chosen
        return
    match = re.search(r'<script type="application/json" id="satchel">(.*?)</script>', page, re.DOTALL)
    assert match
    outline = json.loads(match[1])
    for quiz, key in outline.pop("keys").items():
        pattern = cycle(f"{outline['course']}/{quiz}".encode())
        opened = bytes(byte ^ mask for byte, mask in zip(b64decode(key), pattern, strict=False))
        for answer in json.loads(opened).values():
            yield from answer.get("feedback", {}).values()
            yield answer.get("explanation", "")


def _look_at_book(package: Path, found: Seen) -> None:
    import pikepdf

    found.text = [printed(package), *book_strings(package)]
    with pikepdf.open(io.BytesIO(package.read_bytes())) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            kind = str(thing.get("/S", "")) or str(thing.get("/Type", ""))
            if kind in (
                "/JavaScript",
                "/Launch",
                "/GoToR",
                "/SubmitForm",
                "/ImportData",
                "/EmbeddedFile",
                "/RichMedia",
            ):
                found.elements[kind] += 1
            if "/URI" in thing:
                found.addresses.add(str(thing["/URI"]))
            if str(thing.get("/Subtype", "")) == "/Image":
                found.elements["/Image"] += 1


def got_through(harmless: Seen, hostile: Seen) -> list[str]:
    """List what a hostile catalog has brought into a package."""
    more = hostile.elements - harmless.elements
    fewer = harmless.elements - hostile.elements
    new = {pair for pair in hostile.attributes - harmless.attributes if pair[1] not in ("lang", "dir")}
    text = "".join(hostile.text)
    signs = {
        "21573": "a template",
        "7,191,000": "a fact",
        "\u202e": "an override",
        "\x00": "a control",
        "\x1b": "a control",
    }
    return [
        *(f"{count} × {name}" for name, count in sorted(more.items())),
        *(f"{count} × {name} lost" for name, count in sorted(fewer.items())),
        *(f"{name} on {tag}" for tag, name in sorted(new)),
        *(f"an address: {address}" for address in sorted(hostile.addresses - harmless.addresses)),
        *(f"a style or script: {text[:60]}" for text in sorted(hostile.styles - harmless.styles)),
        *(f"{what}: {sign!r}" for sign, what in signs.items() if sign in text),
    ]


def built(project: Path, change: Callable[[str], str], header: str = "Asha") -> tuple[dict[str, Seen], list[str]]:
    """Build every target of the canary course with a catalog, for trainers: they get everything.

    Gives what is in each package, and the codes of what was wrong.
    """
    course = write_course(project)
    messages = (replace(one, text=change(one.id)) for one in extract(course).messages)
    headers = (("Language", "sw"), ("Content-Type", "text/plain; charset=UTF-8"), ("Last-Translator", header))
    text = write_catalog(Catalog(headers=headers, messages=tuple(messages))).encode("utf-8", "surrogatepass")
    (project / "translations/canaries/sw.po").write_bytes(text)
    dist = project / "dist"
    planned = plan(project, dist, ["canaries"], targets=tuple(find_targets()), audiences=("trainer",))
    planned = in_locales(planned, ("en", "sw"))
    planned = replace(planned, jobs=tuple(job for job in planned.jobs if job.locale != "en"))
    outcomes = tuple(build(planned, dist, serial()))
    errors = [problem.code for outcome in outcomes for problem in outcome.problems if problem.is_error]
    return {one.target: seen(dist / one.path) for outcome in outcomes for one in outcome.packages}, errors


def write_course(project: Path) -> Course:
    write_canaries(project)
    settings = project / "course_src/canaries/course.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "keywords: [water, wells]\n", encoding="utf-8")
    course, problems = parse(survey_course(project, "canaries")[0])
    assert not [problem for problem in problems if problem.is_error]
    return course


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """The packages with a translation that nobody could object to."""
    found, errors = built(tmp_path_factory.mktemp("harmless"), translated)
    assert errors == [] and found.keys() == find_targets().keys()
    return found


# A catalog with these cannot be read; nothing is made of it.
UNREADABLE = ("a zero", "half a character")


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_brings_nothing_but_words(name: str, harmless: dict[str, Seen], tmp_path: Path) -> None:
    turns = cycle(product(SHAPES.values(), ATTACKS[name]))

    def attacked(text: str) -> str:
        shape, attack = next(turns)
        return shape(translated(text), attack)

    hostile, errors = built(tmp_path, attacked, HEADER)
    assert hostile or (name in UNREADABLE and errors)
    for target, found in hostile.items():
        # A drawing that falls back is the same in both languages: a bundle holds it once.
        more = [one for one in got_through(harmless[target], found) if target != "bundle" or not one.endswith("lost")]
        assert (target, more) == (target, [])


KINDS = (
    "title of the course", "summary of the course", "keywords", "module title", "lesson title", "paragraph",
    "list item", "table cell", "column heading", "heading", "alt of figure", "credit of figure", "long of figure",
    "wrong answer", "feedback on a wrong answer", "explanation", "hint", "question", "sentence with a gap", "term of",
    "partner of", "item to order", "label in drawing", "glossary term", "definition", "title of activity",
    "materials of activity", "group of activity", "title of reflection", "text in HTML", "title of quiz",
)  # fmt: skip


def test_the_course_has_each_kind_of_text(tmp_path: Path) -> None:
    roles = {node.role for node in walk(write_course(tmp_path)) if isinstance(node, Prose)}
    assert [kind for kind in KINDS if not any(role.startswith(kind) for role in roles)] == []


# What must be seen if it ever came through.
THROUGH = {
    "script": "<script>alert(1)</script>",
    "handler": '<p onclick="alert(1)">x</p>',
    "address": '<p><a href="https://evil.example">x</a></p>',
    "frame": "<iframe></iframe>",
    "style": "<style>x</style>",
    "template": "<span>21573</span>",
    "override": "<span>\u202ex</span>",
    "structure": "<section></section>",
}


@pytest.mark.parametrize("name", THROUGH)
def test_what_comes_through_is_seen(name: str) -> None:
    page = "<!DOCTYPE html><body><p>x</p>{}</body>"
    before, after = Seen(), Seen()
    before.look(_html(page.format("")))
    after.look(_html(page.format(THROUGH[name])))
    assert got_through(before, after) != []
    assert got_through(before, before) == []
