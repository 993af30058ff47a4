"""Carry a catalog over to the way msgids are written now, with its translations.

Each version of the normalisation (`X-Satchel-Msgid`) has one step to the next. A catalog without a version was written
by hand or by another tool: its msgids may hold the line breaks of the source, bare reference links (`[UN]`) and the
other marks of emphasis (`_so_`, `__so__`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from builder.catalog.msgid import VERSION, unfolded
from builder.po import Catalog, Message

HEADER = "X-Satchel-Msgid"
UNKNOWN = "0"

Step: TypeAlias = Callable[[Message, Mapping[tuple[str, str], str]], Message]

_WHOLE = re.compile(r"\[([^\[\]]+)\]\[(?:\1)?\]")
# A bracket that is a whole link by itself: no gap `[[…]]`, no footnote `[^1]`, no `[words](address)`.
_BARE = re.compile(r"(?<![\]\\\[`])\[([^\[\]^][^\[\]]*)\](?![\[({:\]])")
_STRONG = re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<!\w)_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)")
_SPACE = re.compile(r"(?:\\?\s)+")


def migrated(catalog: Catalog, template: Catalog) -> Catalog:
    """Write the msgids of an older catalog as the template does; what is not in the template stays as it is."""
    version = catalog.header(HEADER) or UNKNOWN
    if version == VERSION or version not in STEPS:
        return catalog
    known = {message.key for message in template.messages}
    by_form = _by_form(template)
    messages = catalog.messages
    while version in STEPS:
        step, version = STEPS[version]
        messages = tuple(one if one.key in known else step(one, by_form) for one in messages)
    return replace(catalog, messages=_once(messages))


def _by_form(template: Catalog) -> dict[tuple[str, str], str]:
    """Map the form that a msgid has in any tool to the msgid; a form that two of them have tells nothing."""
    forms = [(message.context, loose(message.id)) for message in template.messages]
    counts = Counter(forms)
    return {form: one.id for form, one in zip(forms, template.messages, strict=True) if counts[form] == 1}


def loose(text: str) -> str:
    """Write a text without what tools disagree about: line breaks, marks of emphasis, whole or bare references."""
    text = _WHOLE.sub(r"[\1]", text)
    text = _EMPHASIS.sub(r"*\1*", _STRONG.sub(r"**\1**", text))
    return _SPACE.sub(" ", text).strip()


def _from_other_tools(message: Message, by_form: Mapping[tuple[str, str], str]) -> Message:
    """Find the msgid of our own that says the same, and make the references of the translation whole as well."""
    ours = by_form.get((message.context, loose(message.id)))
    if ours is None:
        return message
    return replace(message, id=ours, text=_with_references(unfolded(message.text), message.id, ours))


def _with_references(text: str, before: str, after: str) -> str:
    """Give each bare link of a translation its label: the one that it names, else the one in its place."""
    labels = [label for label in _BARE.findall(before) if f"[{label}][{label}]" in after]
    found = _BARE.findall(text)
    if not labels or len(found) != len(labels):
        return text
    left = [label for label in labels if label not in found]
    return _BARE.sub(lambda match: f"[{match[1]}][{match[1] if match[1] in labels else left.pop(0)}]", text)


def _once(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Keep one of two messages that have become the same: the one that readers may see."""
    ranked = sorted(messages, key=lambda message: (message.is_usable, bool(message.text)))
    best = {message.key: message for message in ranked}
    return tuple(message for message in messages if best[message.key] is message)


# From each version: how a message is carried over, and to which version.
STEPS: Mapping[str, tuple[Step, str]] = MappingProxyType({UNKNOWN: (_from_other_tools, "1")})
