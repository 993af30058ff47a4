"""Parse a text the way a test needs it: as a module, as blocks, as the codes of its problems."""

from __future__ import annotations

from builder.errors import Problem
from builder.markdown import parse_module
from builder.model import Block, Module, ModuleSource, Question, SourceFile, walk

FILE = "modules/01-test.md"


def module(text: str) -> tuple[Module, tuple[Problem, ...]]:
    """Parse a whole module."""
    return parse_module(ModuleSource(slug="test", file=SourceFile(path=FILE, text=text)))


def body(text: str) -> tuple[tuple[Block, ...], list[str]]:
    """Parse text below a title; give its blocks and its problems as `CODE:line` (the title is line 1)."""
    parsed, problems = module(f"# Title\n{text}")
    return parsed.intro, [f"{problem.code}:{problem.place.line}" for problem in problems]


def question(text: str, heading: str = "### Which? {#which}") -> tuple[Question | None, list[str]]:
    """Parse one question of a quiz; the first line of its text is line 4."""
    blocks, codes = body(f":::{{quiz}}\n{heading}\n{text}\n:::\n")
    found = [node for node in walk(blocks) if isinstance(node, Question)]
    return (found[0] if found else None), codes
