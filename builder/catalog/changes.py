"""Tell what has changed between two templates, in words: what a new round of translation is paid by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.catalog.update import update
from builder.catalog.words import count_words
from builder.po import Catalog, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Hold the messages that are new, those that are like an earlier one, and those that are gone."""

    new: tuple[Message, ...]
    changed: tuple[Message, ...]
    removed: tuple[Message, ...]


def changes(before: Catalog, template: Catalog) -> Changes:
    """Compare a template with an earlier one (or with any catalog made from it)."""
    texts = tuple(replace(one, text=one.id, flags=(), previous_id="") for one in before.messages if not one.obsolete)
    merged = update(replace(before, messages=texts), template, "und").messages
    current = [message for message in merged if not message.obsolete]
    return Changes(
        new=tuple(one for one in current if not one.text),
        changed=tuple(one for one in current if one.is_fuzzy),
        removed=tuple(one for one in merged if one.obsolete),
    )


def words_in(messages: tuple[Message, ...]) -> int:
    """Count the words of the source in some messages."""
    return sum(count_words(message.id) for message in messages)


def untranslated(messages: tuple[Message, ...], chain: tuple[Catalog, ...]) -> tuple[Message, ...]:
    """Keep the messages that no catalog of a chain has a confirmed translation of."""
    done = {message.key for catalog in chain for message in catalog.messages if message.is_usable}
    return tuple(message for message in messages if message.key not in done)
