"""Carry translations over to a new template: what did not change stays, what changed a little is proposed.

In this order: the same message; the same text under another context; a similar text between the same neighbours of
the same file; a similar text anywhere, found by the words that it shares. The last three are proposals: fuzzy, with
the text they were made for. Nothing that anybody translated is thrown away: what is not used becomes obsolete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from builder.catalog.headers import catalog_headers
from builder.catalog.migrate import migrated
from builder.catalog.similar import WordIndex, closest
from builder.po import FUZZY, Catalog, Message

# From what likeness on (0 to 1) a translation helps more than it misleads; without neighbours to vouch for it, more.
_LIKE_BETWEEN_NEIGHBOURS = 0.6
_LIKE_ANYWHERE = 0.75
# Up to so many texts are compared with each other; of more, those that share rare words.
_FEW = 20


def update(old: Catalog | None, template: Catalog, locale: str) -> Catalog:
    """Make the catalog of a locale from a template and the translations that there were."""
    before = migrated(old, template) if old else Catalog()
    merge = _Merge(before.messages, template.messages)
    return Catalog(
        locale=locale,
        headers=catalog_headers(before.headers, template.headers, locale),
        messages=(*merge.current(), *merge.obsolete()),
        comments=before.comments,
        file=before.file or f"{template.file.rpartition('/')[0]}/{locale}.po".lstrip("/"),
    )


def without_obsolete(catalog: Catalog) -> Catalog:
    """Forget the translations of what the course no longer says."""
    return replace(catalog, messages=tuple(message for message in catalog.messages if not message.obsolete))


class _Merge:
    """Find the old message for each new one; both are known by their position."""

    def __init__(self, old: Sequence[Message], new: Sequence[Message]) -> None:
        self.old = old
        self.new = new
        self.same = self.find_same()
        used = set(self.same.values())
        self.free = [n for n, message in enumerate(old) if message.text and n not in used]
        self.like: dict[int, int] = {}
        self.like |= self.find_renamed()
        self.like |= self.find_between_neighbours()
        self.like |= self.find_anywhere()

    def current(self) -> Iterator[Message]:
        for n, message in enumerate(self.new):
            if n in self.same:
                yield _kept(self.old[self.same[n]], message)
            elif n in self.like:
                yield _proposed(self.old[self.like[n]], message)
            else:
                yield message

    def obsolete(self) -> Iterator[Message]:
        proposed = set(self.like.values())
        for n in self.free:
            if n not in proposed:
                yield replace(self.old[n], obsolete=True, references=(), extracted_comments=(), line=0)

    def find_same(self) -> dict[int, int]:
        """Match context and text; a current message goes before an obsolete one, a translated before an empty one."""
        ranked = sorted(range(len(self.old)), key=lambda n: (bool(self.old[n].text), not self.old[n].obsolete))
        by_key = {self.old[n].key: n for n in ranked}
        return {n: by_key[message.key] for n, message in enumerate(self.new) if message.key in by_key}

    def find_renamed(self) -> dict[int, int]:
        """Match the text alone: an author has told two uses of it apart."""
        translated = (n for n, message in enumerate(self.old) if message.text)
        by_text = {self.old[n].id: n for n in translated}
        return {n: by_text[self.new[n].id] for n in self.unmatched() if self.new[n].id in by_text}

    def unmatched(self) -> list[int]:
        found = self.same.keys() | self.like.keys()
        return [n for n in range(len(self.new)) if n not in found]

    def find_between_neighbours(self) -> dict[int, int]:
        free = set(self.free)
        found: dict[int, int] = {}
        places = _by_file(self.old, range(len(self.old)))
        for file, positions in _by_file(self.new, range(len(self.new))).items():
            for run, start, end in self.runs(positions, places.get(file, [])):
                candidates = [n for n in places[file][start:end] if n in free]
                found |= self.best(run, candidates)
        return found

    def runs(self, new: list[int], old: list[int]) -> Iterator[tuple[list[int], int, int]]:
        """List the new messages between two exactly matched ones, with the stretch of old ones between the same two."""
        rank = {n: position for position, n in enumerate(old)}
        run: list[int] = []
        start = 0
        for n in new:
            anchor = rank.get(self.same.get(n, -1))
            if anchor is None:
                run += [n] if n not in self.same and n not in self.like else []
                continue
            if run and anchor > start:
                yield run, start, anchor
            run, start = [], anchor + 1
        if run and old:
            yield run, start, len(old)

    def best(self, run: list[int], candidates: list[int]) -> dict[int, int]:
        texts = {n: self.old[n].id for n in candidates}
        like = WordIndex(texts).closest if len(texts) > _FEW else partial(closest, candidates=texts)
        pairs = ((n, like(self.new[n].id, at_least=_LIKE_BETWEEN_NEIGHBOURS)) for n in run)
        return {n: match for n, match in pairs if match is not None}

    def find_anywhere(self) -> dict[int, int]:
        unmatched = self.unmatched()
        if not unmatched or not self.free:
            return {}
        index = WordIndex({n: self.old[n].id for n in self.free})
        pairs = ((n, index.closest(self.new[n].id, at_least=_LIKE_ANYWHERE)) for n in unmatched)
        return {n: match for n, match in pairs if match is not None}


def _by_file(messages: Sequence[Message], positions: range) -> dict[str, list[int]]:
    """Sort current messages by the file they are in, each in the order of its catalog."""
    files: dict[str, list[int]] = {}
    for n in positions:
        if messages[n].references and not messages[n].obsolete:
            files.setdefault(messages[n].references[0].file, []).append(n)
    return files


def _kept(old: Message, new: Message) -> Message:
    """Take the translation as it is; what the source says about the message is new."""
    proposal = (FUZZY,) if old.is_fuzzy else ()
    return replace(
        new,
        text=old.text,
        translator_comments=old.translator_comments,
        flags=(*proposal, *new.flags),
        previous_id=old.previous_id if proposal else "",
        previous_context=old.previous_context if proposal else "",
    )


def _proposed(old: Message, new: Message) -> Message:
    """Take the translation as a proposal, with the text that it was made for."""
    made_for = (old.previous_id, old.previous_context) if old.is_fuzzy and old.previous_id else (old.id, old.context)
    return replace(
        new,
        text=old.text,
        translator_comments=old.translator_comments,
        flags=(FUZZY, *new.flags),
        previous_id=made_for[0],
        previous_context=made_for[1],
    )
