"""Find what is wrong with a course as a whole: links, pictures, ids; the parser finds what is wrong in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeAlias

from builder.checks import alternatives, anchors, formulas, headings, quizzes, structure, wording
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
from builder.checks.recordings import check_media
from builder.checks.unread import unread_facts, unread_headings, unread_links, unread_roles
from builder.checks.waivers import Waiver, idle_waivers, waived, waivers
from builder.errors import Problem, problem_of, row_of
from builder.model import Course, Module, Prose, SourceTree, trait

__all__ = [
    "CHECKS",
    "Check",
    "Waiver",
    "check",
    "check_context",
    "check_media",
    "idle_waivers",
    "waived",
    "waivers",
]

Check: TypeAlias = Callable[[Course, SourceTree], Iterable[Problem]]

# One function a rule; each yields problems of one code. These look at each module by itself, and at what is beside it.
BY_MODULE: tuple[Check, ...] = (
    alternatives.file_names_as_words,
    alternatives.long_alternatives,
    alternatives.needless_openings,
    alternatives.repeated_captions,
    alternatives.silent_recordings,
    alternatives.films_without_captions,
    anchors.ambiguous_links,
    anchors.bare_addresses,
    anchors.empty_link_words,
    anchors.headless_tables,
    anchors.wordless_links,
    formulas.unread_formulas,
    headings.bold_headings,
    headings.empty_headings,
    headings.repeated_headings,
    headings.skipped_levels,
    missing_media,
    quizzes.all_options_right,
    quizzes.exact_fractions,
    quizzes.guessed_passes,
    quizzes.hidden_negatives,
    quizzes.lazy_options,
    quizzes.many_options,
    quizzes.one_place,
    quizzes.silent_answers,
    quizzes.telling_lengths,
    quizzes.told_answers,
    quizzes.untold_limits,
    refused_html,
    silent_pictures,
    structure.dashed_lists,
    structure.empty_lessons,
    structure.indented_paragraphs,
    structure.long_lessons,
    structure.modules_without_lessons,
    structure.nameless_code,
    structure.overlong_activities,
    structure.stray_tasks,
    structure.unread_notes,
    unknown_footnotes,
    unbalanced_html,
    undeclared_facts,
    undeclared_slots,
    unknown_terms,
    unread_facts,
    unread_headings,
    unread_links,
    unread_roles,
    unwritable_facts,
    wording.long_paragraphs,
    wording.long_sentences,
    wording.pointed_out_by_eye,
    wording.repeated_words,
    wording.shouted_words,
    wording.unfinished_words,
    wording.unmarked_languages,
    wording.wordless_signs,
    wrong_defaults,
)


# These look at all modules together, by what is known of each.
TOGETHER: tuple[Check, ...] = (
    alternatives.undescribed_drawings,
    broken_links,
    duplicate_ids,
    unused_media,
    unused_questions,
)
CHECKS = (*BY_MODULE, *TOGETHER)


def check(course: Course, tree: SourceTree) -> tuple[Problem, ...]:
    """Run every check on a course in its source language (`localize` with no catalogs), by file and line."""
    # A glossary is looked at once; modules ask only which terms there are.
    terms = tuple(replace(term, name=Prose(source=""), children=()) for term in course.glossary)
    found = [_found(BY_MODULE, replace(course, modules=()), tree), _found(TOGETHER, course, tree)]
    beside = replace(course, modules=(), drawings=(), glossary=terms)
    found += [_in_module(module, beside, tree) for module in course.modules]
    every = dict.fromkeys(problem for problems in found for problem in problems)
    return tuple(sorted(every, key=lambda one: (one.place.file, one.place.line, one.code, one.message)))


def _in_module(module: Module, beside: Course, tree: SourceTree) -> list[Problem]:
    """Look at one module, unless it is known what was found there."""

    def look(made: Module) -> list[dict[str, Any]]:
        own = replace(tree, modules=tuple(one for one in tree.modules if one.slug == made.slug))
        return [row_of(problem) for problem in _found(BY_MODULE, replace(beside, modules=(made,)), own)]

    return [problem_of(row) for row in trait(module, "checks", look)]


def _found(rules: Iterable[Check], course: Course, tree: SourceTree) -> list[Problem]:
    return [problem for rule in rules for problem in rule(course, tree)]
