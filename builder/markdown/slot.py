"""Parse what a local partner wrote for a slot: blocks, with questions if they like, in their own language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from builder.errors import Problem
from builder.markdown.directives import name_directive
from builder.markdown.inline import parse_inline
from builder.markdown.tree import read_document
from builder.model import Block, Element, Footnote, FootnoteRef, Prose, SourceFile, Text, with_nodes, with_prose

Part = TypeVar("Part")


def parse_slot(file: SourceFile, name: str) -> tuple[tuple[Block, ...], tuple[Footnote, ...], tuple[Problem, ...]]:
    """Parse the blocks of a slot and the notes they refer to; ids are prefixed `slot-<name>`."""
    document = read_document(file.text, file.path, partial(name_directive, prefix=f"slot-{name}"))
    problems = (*document.problems, *_headings(document.blocks))
    return document.blocks, document.footnotes, problems


def _headings(blocks: tuple[Block, ...]) -> Iterable[Problem]:
    """Tell of headings that would begin a module or a lesson in the middle of one."""
    for block in blocks:
        if isinstance(block, Element) and block.tag in ("h1", "h2"):
            yield Problem(
                code="M301",
                message="A slot begins no module and no lesson.",
                hint="Use headings of three marks: `### …`.",
                place=block.place,
            )


def in_own_words(part: Part, locale: str) -> Part:
    """Parse all prose of a part as it is written: it is in this locale, and nobody translates it."""

    def spoken(prose: Prose) -> Prose:
        if prose.plain:
            return replace(prose, nodes=(Text(text=prose.source),), locale=locale)
        nodes = parse_inline(prose.source, prose.scope, line=prose.place.line)
        return replace(prose, nodes=nodes, locale=locale)

    return with_prose(part, spoken)


def relabelled(part: Part, prefix: str) -> Part:
    """Prefix the footnote marks of a part, so that they do not meet those of the module around it."""

    def marked(prose: Prose) -> Prose:
        return with_nodes(
            prose,
            lambda node: replace(node, label=prefix + node.label) if isinstance(node, FootnoteRef) else node,
        )

    return with_prose(part, marked)
