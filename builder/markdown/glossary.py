"""Parse glossary.md: a definition list of terms."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from builder.errors import Problem
from builder.markdown.directives import name_directive
from builder.markdown.ids import slug
from builder.markdown.tree import read_document
from builder.model import Block, Element, Prose, SourceFile, Term


def parse_glossary(file: SourceFile) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Parse the terms of a glossary; whatever is no definition list or heading is a problem."""
    document = read_document(file.text, file.path, partial(name_directive, prefix="glossary"))
    problems = list(document.problems)
    terms: list[Term] = []
    for block in document.blocks:
        if isinstance(block, Element) and block.tag == "dl":
            terms += _terms(block)
        elif not (isinstance(block, Element) and block.tag == "h1") and not _is_comment(block):
            problems.append(_stranger(block))
    return tuple(terms), tuple(problems)


def _terms(definitions: Element) -> list[Term]:
    terms: list[Term] = []
    for element in definitions.children:
        assert isinstance(element, Element)
        if element.tag == "dt":
            name = element.children[0]
            assert isinstance(name, Prose)
            name = replace(name, role="glossary term")
            terms.append(Term(id=slug(name.source), name=name, children=(), place=name.place))
        else:
            blocks = tuple(child for child in element.children if not isinstance(child, Prose))
            terms[-1] = replace(terms[-1], children=terms[-1].children + blocks)
    return terms


def _is_comment(block: Block) -> bool:
    return getattr(block, "html", "").lstrip().startswith("<!--")


def _stranger(block: Block) -> Problem:
    return Problem(
        code="M201",
        message="The glossary holds something that is no term with a definition.",
        hint="Write the term on one line, and below it `: ` and what it means.",
        place=block.place,
    )
