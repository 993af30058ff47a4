"""Generate courses of any size for measuring: the same number gives the same words, on every machine.

A module has about 1,600 words in six lessons, three pictures and a quiz; every locale has a complete catalog.
"""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from builder.build import write_template
from builder.po import read_catalog, write_catalog

SLUG = "measured"
LOCALES = tuple("fr es pt sw ar am km hi bn ta ru vi id tr fa ur ha yo zu so ne my lo th uk pl de it nl ro".split())
# A word that stands alone: not in an address.
_WORD = re.compile(r"(?<![\w/.:#-])[a-z]+(?=[ .?]|$)")
# The letters that stand for a to z where a language is not written in Latin ones: how many there are from where on.
_LETTERS = {
    "am": ("ሀ", 26, 8), "ar": ("ء", 26, 1), "bn": ("ক", 19, 1), "fa": ("ء", 26, 1), "hi": ("क", 19, 1),
    "km": ("ក", 26, 1), "lo": ("ດ", 4, 1), "my": ("က", 26, 1), "ne": ("क", 19, 1), "ru": ("а", 26, 1),
    "ta": ("ம", 2, 1), "th": ("ก", 26, 1), "uk": ("а", 26, 1), "ur": ("ء", 26, 1),
}  # fmt: skip
_FIGURE = re.compile(r"^:::\{figure\}.*?^:::$", re.DOTALL | re.MULTILINE)
_SYLLABLES = "ba do ke lu mi na po ra se ti vo wa xu yo za bre cle dra fli gro pla sto tri".split()


def write_project(project: Path, modules: int, locales: int, seed: int = 1, *, photos: bool = True) -> None:
    """Write a project with one course in its source language and in `locales - 1` others; without photos, of words."""
    chance = random.Random(seed)
    course = project / "course_src" / SLUG
    (course / "modules").mkdir(parents=True)
    (course / "media").mkdir()
    words = _vocabulary(chance)
    pictures = [_picture(chance) for _ in range(3)]
    (course / "course.yaml").write_text(_YAML, encoding="utf-8")
    (course / "glossary.md").write_text(_glossary(words), encoding="utf-8")
    for number in range(1, modules + 1):
        text = _module(number, chance, words)
        text = text if photos else _FIGURE.sub("", text)
        (course / "modules" / f"{number:03d}-module-{number}.md").write_text(text, encoding="utf-8")
        for picture in range(3 if photos else 0):
            (course / "media" / f"picture-{number}-{picture}.webp").write_bytes(pictures[picture])
    _translate(project, LOCALES[: locales - 1])


_YAML = """\
title: A measured course
version: "1.0"
language: en
license: CC-BY-4.0
summary: Many modules that nobody will read.
gates: {words: 0, questions: 0}
"""


def _vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]


def _glossary(words: list[str]) -> str:
    terms = sorted({word for word in words if len(word) > 9})[:20]  # names that are no other word
    return "\n\n".join(f"{word}\n: What {word} means to people in a town." for word in terms) + "\n"


def _sentence(chance: random.Random, words: list[str]) -> str:
    chosen = chance.choices(words, k=chance.randint(8, 22))
    if chance.random() < 0.2:
        chosen[3] = f"**{chosen[3]}**"
    if chance.random() < 0.1:
        chosen[5] = f"[{chosen[5]}](https://example.org/{chosen[5]})"
    return " ".join(chosen).capitalize() + "."


def _paragraph(chance: random.Random, words: list[str], sentences: int = 3) -> str:
    return " ".join(_sentence(chance, words) for _ in range(sentences))


def _module(number: int, chance: random.Random, words: list[str]) -> str:
    parts = [f"---\nduration: 60\n---\n\n# Module {number} {words[number]}", _paragraph(chance, words)]
    parts.append(":::{objectives}\n- " + "\n- ".join(_sentence(chance, words) for _ in range(4)) + "\n:::")
    for lesson in range(1, 7):
        parts += _lesson(number, lesson, chance, words)
    return "\n\n".join([*parts, *_quiz(number, chance, words)]) + "\n"


def _lesson(number: int, lesson: int, chance: random.Random, words: list[str]) -> list[str]:
    parts = [f"## Lesson {lesson} {chance.choice(words)} {{#lesson-{lesson}}}"]
    parts += [_paragraph(chance, words) for _ in range(2)]
    parts.append("- " + "\n- ".join(_sentence(chance, words) for _ in range(3)))
    if lesson % 2:
        source = f"media/picture-{number}-{lesson // 2}.webp"
        parts.append(f":::{{figure}} {source}\n:alt: {_sentence(chance, words)}\n\n{_sentence(chance, words)}\n:::")
    else:
        parts.append(
            "| Place | Number |\n| --- | --- |\n" + "\n".join(f"| {chance.choice(words)} | {n} |" for n in (3, 7))
        )
        parts.append(f":::{{tip}}\n{_paragraph(chance, words, 2)}\n:::")
    return parts


def _quiz(number: int, chance: random.Random, words: list[str]) -> list[str]:
    parts = [f"## Check {{#check}}\n\n:::{{quiz}} What do you know? {{#quiz-{number}}}\n:pass: 70%"]
    for question in range(5):
        wrong = "\n".join(f"- [ ] {_sentence(chance, words)}" for _ in range(2))
        right = f"- [x] {_sentence(chance, words)}\n  > {_sentence(chance, words)}"
        parts.append(f"### {_sentence(chance, words)[:-1]}? {{#q-{number}-{question}}}\n\n{wrong}\n{right}")
    return [*parts, ":::"]


def _picture(chance: random.Random) -> bytes:
    """Draw a picture of 640 × 400 pixels as an author would hand it in for the web: WebP, about 20 KB."""
    from PIL import Image

    coarse = Image.frombytes("RGB", (80, 50), chance.randbytes(80 * 50 * 3))
    out = io.BytesIO()
    coarse.resize((640, 400), Image.Resampling.BICUBIC).save(out, "WEBP", quality=40, method=2)
    return out.getvalue()


def _translate(project: Path, locales: tuple[str, ...]) -> None:
    """Write a complete catalog for each locale: the same words with another end, so that each text differs."""
    written = write_template(project, SLUG)
    text = (project / written.file).read_text(encoding="utf-8")
    template, _ = read_catalog(text, written.file)
    for locale in locales:
        messages = tuple(replace(message, text=said(message.id, locale)) for message in template.messages)
        headers = (("Language", locale), *(header for header in template.headers if header[0] != "Language"))
        catalog = replace(template, locale=locale, headers=headers, messages=messages, file=f"{locale}.po")
        path = project / "translations" / SLUG / f"{locale}.po"
        path.write_text(write_catalog(catalog), encoding="utf-8")


def said(text: str, locale: str) -> str:
    """Translate a text: its words turned around, in the letters of the language, its Markdown as it was."""
    return _WORD.sub(lambda word: (word[0][::-1] + locale).translate(_letters(locale)), text)


@cache
def _letters(locale: str) -> dict[int, int]:
    first, count, step = _LETTERS.get(locale, ("a", 26, 1))
    return {ord("a") + number: ord(first) + number % count * step for number in range(26)}
