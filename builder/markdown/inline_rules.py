"""Read what the dialect adds inside a line: roles (`{term}`) and gaps (`[[30 ± 1]]`); remember where things stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline

InlineRule = Callable[[StateInline, bool], bool]

_ROLE = re.compile(r"\{([a-z][a-z-]*)\}(`{1,9})(?!`)")
_GAP = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_FOOTNOTE = re.compile(r"\[\^[^ \n\]]{1,1000}\]")
_FACT = re.compile(r"\{\{[ \t]*([a-z][a-z0-9-]*)((?:[ \t]+[^\s{}]+)*)[ \t]*\}\}")
_LOCATED_TOKENS = frozenset({"link_open", "image", "html_inline", "footnote_ref", "math_inline", "math_inline_double"})


def located(rule: InlineRule) -> InlineRule:
    """Wrap a rule so that its token knows where in the text it starts and ends."""

    def with_position(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            if token.type in _LOCATED_TOKENS and "start" not in token.meta:
                token.meta = {**token.meta, "start": start, "end": state.pos}
                break
        return True

    return with_position


def footnote(rule: InlineRule) -> InlineRule:
    """Wrap the rule for footnotes so that it looks for no end that is not there: n times `[^x` took n² steps."""

    def with_end(state: StateInline, silent: bool) -> bool:
        return _FOOTNOTE.match(state.src, state.pos, state.posMax) is not None and rule(state, silent)

    return with_end


def role(state: StateInline, silent: bool) -> bool:
    """Read `{name}` followed by text in backticks."""
    match = _ROLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    ticks = match[2]
    closing = re.compile(rf"(?<!`){ticks}(?!`)").search(state.src, match.end(), state.posMax)
    if closing is None or closing.start() == match.end():
        return False
    if not silent:
        token = state.push("role", "", 0)
        content = state.src[match.end() : closing.start()].replace("\n", " ")
        token.meta = {"name": match[1], "start": state.pos, "end": closing.end()}
        token.content = content
    state.pos = closing.end()
    return True


def gap(state: StateInline, silent: bool) -> bool:
    """Read `[[answer]]`, in questions only: elsewhere two brackets are just brackets."""
    if not state.env.get("gaps"):
        return False
    match = _GAP.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("gap", "", 0)
        token.meta = {"start": state.pos, "end": match.end()}
        token.content = match[1].strip()
    state.pos = match.end()
    return True


def fact(state: StateInline, silent: bool) -> bool:
    """Read `{{ name }}` or `{{ name argument … }}`."""
    match = _FACT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("fact", "", 0)
        token.meta = {"name": match[1], "arguments": tuple(match[2].split()), "start": state.pos, "end": match.end()}
    state.pos = match.end()
    return True
