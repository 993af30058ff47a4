"""Write the first files of a course: its course.yaml, and a module that explains itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from builder import locales
from builder.model import File
from builder.scaffold.stock import STOCK, text

# A template, and its modules: the file that each has in a course, and the text that it is made of.
TEMPLATES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "companion": (("01-start-here.md", "companion.md"),),
    "workshop": (("01-first-session.md", "workshop.md"),),
    "mooc": (("01-week-one.md", "mooc-1.md"), ("02-week-two.md", "mooc-2.md")),
}

# Languages that the first texts are written in.
LANGUAGES = tuple(sorted(path.stem for path in (STOCK / "course" / "words").glob("*.yaml")))

_KEY = re.compile("«([a-z0-9-]+)»")
_SETTINGS = """\
# yaml-language-server: $schema=../../.vscode/schemas/course.schema.json
title: {title}
version: "0.1"
language: {language}
license: CC-BY-4.0
summary: {summary}
outcomes:
  - {outcome}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Say what course is wanted; its language is the one that it is written in."""

    slug: str
    title: str
    language: str
    template: str = "companion"


def has_words(language: str) -> bool:
    """Say whether the first texts are there in a language."""
    return _nearest(language) is not None


def course_files(wanted: Wanted) -> tuple[File, ...]:
    """Write a course, named from the project's root; in English, and saying so, where there are no texts."""
    folder = f"course_src/{wanted.slug}"
    return tuple(File(path=f"{folder}/{name}", content=written.encode()) for name, written in _written(wanted))


def words(language: str) -> Mapping[str, str]:
    """Give the first texts in a language, or in English."""
    return _words(_nearest(language) or "en")


def _written(wanted: Wanted) -> Iterator[tuple[str, str]]:
    said = words(wanted.language)
    yield (
        "course.yaml",
        _SETTINGS.format(
            title=_quoted(wanted.title),
            language=_quoted(wanted.language),
            summary=_quoted(said["summary"]),
            outcome=_quoted(said["outcome"]),
        ),
    )
    for number, (name, template) in enumerate(TEMPLATES[wanted.template]):
        module = _KEY.sub(lambda match: said[match[1]], text(f"course/{template}"))
        yield f"modules/{name}", module if number or has_words(wanted.language) else _foreign(module, wanted.language)


def _foreign(module: str, language: str) -> str:
    """Say under the title of a module that its text is English and does not belong there."""
    name = locales.name_in(language, "en")
    notice = (
        ":::{warning} This text is English\n"
        f"Satchel has no first text in {name} yet. Replace all of this module, and the summary in course.yaml, "
        f"by your own words in {name}; then delete this box.\n:::"
    )
    head, title, body = re.split(r"^(# .*\n)", module, maxsplit=1, flags=re.M)
    return f"{head}{title}\n{notice}\n{body}"


def _nearest(language: str) -> str | None:
    return next((tag for tag in locales.chain(language) if tag in LANGUAGES), None)


def _quoted(value: str) -> str:
    """Write a line as YAML, which reads the strings of JSON."""
    return json.dumps(value, ensure_ascii=False)


@cache
def _words(language: str) -> Mapping[str, str]:
    from builder.source.yaml import read_yaml

    name = f"course/words/{language}.yaml"
    read: Mapping[str, str] = read_yaml(text(name), name).value
    return read
