"""Find what is wrong with a course as a whole: links, pictures, ids; the parser finds what is wrong in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from builder.checks.context import (
    check_context,
    undeclared_facts,
    undeclared_slots,
    unused_questions,
    unwritable_facts,
    wrong_defaults,
)
from builder.checks.html import refused_html, unbalanced_html
from builder.checks.ids import duplicate_ids
from builder.checks.links import broken_links, unknown_footnotes, unknown_terms
from builder.checks.media import missing_media, silent_pictures, unused_media
from builder.checks.structure import modules_without_lessons
from builder.checks.unread import unread_facts, unread_headings, unread_roles
from builder.errors import Problem
from builder.model import Course, SourceTree

__all__ = ["CHECKS", "Check", "check", "check_context"]

Check: TypeAlias = Callable[[Course, SourceTree], Iterable[Problem]]

# One function a rule; each yields problems of one code.
CHECKS: tuple[Check, ...] = (
    broken_links,
    duplicate_ids,
    missing_media,
    modules_without_lessons,
    refused_html,
    silent_pictures,
    unknown_footnotes,
    unbalanced_html,
    undeclared_facts,
    undeclared_slots,
    unknown_terms,
    unread_facts,
    unread_headings,
    unread_roles,
    unused_media,
    unused_questions,
    unwritable_facts,
    wrong_defaults,
)


def check(course: Course, tree: SourceTree) -> tuple[Problem, ...]:
    """Run every check on a course in its source language (`localize` with no catalogs), by file and line."""
    found = (problem for rule in CHECKS for problem in rule(course, tree))
    return tuple(sorted(found, key=lambda one: (one.place.file, one.place.line, one.code, one.message)))
