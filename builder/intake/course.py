"""Make the files of a course, or further modules of one, of what came in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.errors import Place
from builder.intake.values import Material, Page
from builder.markdown.ids import slug
from builder.model import File
from builder.source.names import LONGEST, slug_problems

# A link to another page, until the pages have numbers.
LINK = re.compile(r"satchel:([a-z0-9-]+)(#[A-Za-z0-9-]*)?")
_SETTINGS = """\
title: {title}
version: "0.1"
language: {language}
license: {license}
summary: {summary}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Know what a course has already: numbers and slugs of modules, files under media/ by path; empty for a new one."""

    is_new: bool = True
    numbers: tuple[int, ...] = ()
    slugs: tuple[str, ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold what a new course.yaml must say."""

    title: str
    language: str
    license: str
    summary: str
    authors: tuple[str, ...] = ()


def course_files(course: str, material: Material, there: There, settings: Settings) -> tuple[File, ...]:
    """Write modules behind those that are there, their pictures, and a course.yaml for a new course."""
    folder = f"course_src/{course}"
    slugs = own_slugs(material.pages, there.slugs)
    first = max(there.numbers, default=0) + 1
    names = {page.slug: f"{first + n:02d}-{slugs[page.slug]}.md" for n, page in enumerate(material.pages)}
    media, renamed = _own_media(material.media, dict(there.media))
    files = [File(path=f"{folder}/course.yaml", content=_yaml(settings).encode())] if there.is_new else []
    for page in material.pages:
        text = _with_media(_with_links(page.text, names), renamed)
        files.append(File(path=f"{folder}/modules/{names[page.slug]}", content=(_front(page) + text).encode()))
    return (*files, *(File(path=f"{folder}/{path}", content=content) for path, content in media))


def own_slugs(pages: Sequence[Page], taken: Iterable[str] = ()) -> dict[str, str]:
    """Give each page the name of a module that no other one has."""
    used, named = set(taken), {}
    for page in pages:
        named[page.slug] = _free(page.slug, used)
        used.add(named[page.slug])
    return named


def module_slug(words: str) -> str:
    """Make a module's short name of words, one that every file system keeps."""
    name = slug(re.sub(r"^\d+[\s._-]+(?=\D)", "", words))[: LONGEST - 4].rstrip("-")
    bad = any(True for _problem in slug_problems(name, "module", Place(file="")))
    return f"{name}-module" if bad else name


def _free(name: str, used: set[str]) -> str:
    return next(one for n in range(1, 100_000) if (one := name if n == 1 else f"{name}-{n}") not in used)


def _own_media(
    media: Iterable[tuple[str, bytes]], there: dict[str, bytes]
) -> tuple[list[tuple[str, bytes]], dict[str, str]]:
    """Keep pictures apart from others of the same name; one with the same bytes is used as it is."""
    known = {path.lower(): content for path, content in there.items()}
    new: list[tuple[str, bytes]] = []
    renamed: dict[str, str] = {}
    for path, content in media:
        name = next(one for one in _numbered(path) if known.get(one.lower(), content) == content)
        renamed |= {path: name} if name != path else {}
        if name.lower() not in known:
            new.append((name, content))
        known[name.lower()] = content
    return new, renamed


def _numbered(path: str) -> Iterator[str]:
    stem, _dot, suffix = path.rpartition(".")
    yield path
    yield from (f"{stem}-{n}.{suffix}" for n in range(2, 100_000))


def _with_links(text: str, names: dict[str, str]) -> str:
    return LINK.sub(lambda match: f"{names[match[1]]}{match[2] or ''}" if match[1] in names else match[0], text)


def _with_media(text: str, renamed: dict[str, str]) -> str:
    for old, new in renamed.items():
        text = re.sub(rf"{re.escape(old)}(?![\w.-])", new, text)
    return text


def _front(page: Page) -> str:
    return f"---\nduration: {page.minutes}\n---\n\n" if page.minutes else ""


def _yaml(settings: Settings) -> str:
    written = _SETTINGS.format(
        title=_quoted(settings.title),
        language=_quoted(settings.language),
        license=_quoted(settings.license),
        summary=_quoted(settings.summary),
    )
    return written + (f"authors: [{', '.join(map(_quoted, settings.authors))}]\n" if settings.authors else "")


def _quoted(value: str) -> str:
    """Write a line as YAML, which reads the strings of JSON."""
    return json.dumps(" ".join(value.split())[:1000], ensure_ascii=False)
