"""Find marks that were meant to do something, and would be shown as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from builder.checks.walking import line_of
from builder.errors import Place, Problem
from builder.model import Course, Element, Inline, Prose, SourceTree, Span, TermRef, Text, walk

_ROLES = ("term", "abbr")
_ROLE = re.compile(r"\{([A-Za-z][\w-]*)\}(?=`)|\{(term|abbr)\}")
_FACT = re.compile(r"\{\{.*?(?:\}\}|$)")
_SPACED = re.compile(r"\]\(((?![^()\n]*\")[^()<>\s][^()<>\n]* [^()<>\n]*\.[A-Za-z0-9]{2,5})\)")
_HEADING = re.compile(r"(#{2,6})[^#\s]")


def unread_roles(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L106: a role that there is not, or one that is not followed by words in backticks."""
    for match, place in _found(_ROLE, course):
        name = match[1] or match[2]
        yield Problem(
            code="L106",
            message=f"`{{{name}}}` would be shown as it is written.",
            place=place,
            hint=_role_hint(name),
        )


def _role_hint(name: str) -> str:
    known = get_close_matches(name.lower(), _ROLES, n=1)
    if known == ["abbr"]:
        return "Write the short form, and the full one in brackets: {abbr}`NGO (non-governmental organisation)`."
    if known:
        return "Write the word between backticks, with no space before them: {term}`aquifer`."
    return "There are two roles: {term}`aquifer` and {abbr}`NGO (non-governmental organisation)`."


def unread_facts(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L107: two braces that name no fact, because what stands in them is not the name of one."""
    for match, place in _found(_FACT, course):
        yield Problem(
            code="L107",
            message=f"`{match[0]}` would be shown as it is written.",
            place=place,
            hint="A fact has small Latin letters, digits and hyphens: {{ water-law }}. To show braces, write them in "
            "backticks.",
        )


def unread_headings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L402: the marks of a heading without the space behind them."""
    for node in walk((course.modules, course.glossary)):
        first = node.children[0] if isinstance(node, Element) and node.tag == "p" and node.children else None
        match = _HEADING.match(first.source) if isinstance(first, Prose) else None
        if first and match:
            yield Problem(
                code="L402",
                message=f"This is no heading: no space stands behind the {match[1]}.",
                place=first.place,
                hint=rf"Write a space behind the {match[1]}; to show the marks, write `\{match[1]}`.",
            )


def unread_links(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """L110: a link or picture whose file has a space in its name, which Markdown does not take for one."""
    for match, place in _found(_SPACED, course):
        yield Problem(
            code="L110",
            message=f"`{match[1]}` has a space in it, so no link or picture is made of it.",
            place=place,
            hint=f"Rename the file, without spaces, and write `({match[1].replace(' ', '-')})`.",
        )


def _found(pattern: re.Pattern[str], course: Course) -> Iterator[tuple[re.Match[str], Place]]:
    """Look through the words that readers see; the line is that of the mark inside its prose."""
    for prose in walk((course.modules, course.glossary)):
        if not isinstance(prose, Prose) or prose.plain:
            continue
        for match in (match for text in texts_of(prose.nodes) for match in pattern.finditer(text)):
            yield match, line_of(prose, match[0])


def texts_of(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """List the words of an author; what stands in a fact is a place's, or the fact's name where it has no answer."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield text
            case Span(children=children) | TermRef(children=children):
                yield from texts_of(children)
