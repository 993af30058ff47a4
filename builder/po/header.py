"""Read the header of a catalog: its language must be well-formed, its characters UTF-8."""

from __future__ import annotations

import re

from builder import locales
from builder.errors import Problem
from builder.po.catalog import Catalog, Message
from builder.po.problems import problem

_CHARSET = re.compile(r"charset=\"?([^\s\";]*)", re.IGNORECASE)


def read_header(message: Message | None, file: str) -> tuple[Catalog, tuple[Problem, ...]]:
    """Make an empty catalog from its header message."""
    if message is None:
        return Catalog(locale=_named_locale(file), file=file), (problem("P106", file, 0),)
    headers, problems = _fields(message, file)
    catalog = Catalog(locale=_named_locale(file), headers=headers, comments=message.translator_comments, file=file)
    problems += _charset_problems(catalog, message.line)
    if file.endswith(".pot"):
        return catalog, tuple(problems)
    return catalog, (*problems, *_language_problems(catalog, message.line))


def _fields(message: Message, file: str) -> tuple[tuple[tuple[str, str], ...], list[Problem]]:
    fields: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for line in message.text.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip():
            fields.append((name.strip(), value.strip()))
        elif line.strip():
            problems.append(problem("P111", file, message.line, text=line))
    return tuple(fields), problems


def _charset_problems(catalog: Catalog, line: int) -> list[Problem]:
    match = _CHARSET.search(catalog.header("Content-Type"))
    charset = match[1] if match else ""
    if charset.lower().replace("-", "") in ("utf8", "usascii"):
        return []
    return [problem("P107", catalog.file, line, charset=charset or "an unnamed charset")]


def _language_problems(catalog: Catalog, line: int) -> list[Problem]:
    tag = catalog.header("Language")
    locale = locales.canonical(tag)
    if locale is None:
        return [problem("P109", catalog.file, line, tag=tag)]
    if catalog.locale and locale != catalog.locale:
        return [problem("P110", catalog.file, line, tag=locale, name=catalog.locale)]
    return []


def _named_locale(file: str) -> str:
    """Read the locale off a file's name (`translations/towns/sw_KE.po` → `sw-KE`); a template has none."""
    name = file.rpartition("/")[2]
    return "" if name.endswith(".pot") else locales.canonical(name.removesuffix(".po")) or ""
