"""Put translations that came back into a catalog: exactly those that changed, and none that is not sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.catalog import localize
from builder.errors import Problem, errors_in
from builder.exchange.changes import Change, MergedTexts
from builder.exchange.names import text_id
from builder.exchange.problems import problem, shortened
from builder.exchange.values import Back, BackText
from builder.model import Course
from builder.po import FUZZY, Catalog, Message

SOMEBODY = "a reviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Be a text that came back, and the message it is of."""

    message: Message
    text: BackText

    @property
    def is_new(self) -> bool:
        """Say whether other words came back than the catalog has."""
        if not self.text.translation:
            return False
        if self.text.translation != self.message.text:
            return True
        return self.message.is_fuzzy and not self.text.is_draft


def merge_texts(course: Course, catalog: Catalog, back: Back, *, accept: bool = False) -> MergedTexts:
    """Merge what came back; a reviewer's correction becomes a comment, or with `accept` the translation."""
    pairs, problems = _paired(catalog, back)
    unsound = _unsound(course, catalog, pairs, back)
    left_out = {one.place.line for one in unsound}
    sound = [pair for pair in pairs if pair.text.number not in left_out]
    new = {pair.message.key: _merged(pair, back, accept) for pair in sound}
    messages = tuple(new.get(message.key, message) if not message.obsolete else message for message in catalog.messages)
    return MergedTexts(
        catalog=replace(catalog, messages=messages),
        changes=tuple(change for pair in sound for change in _changes(pair, new[pair.message.key], back)),
        problems=(*problems, *unsound),
        right=sum(pair.text.is_right for pair in sound),
    )


def _paired(catalog: Catalog, back: Back) -> tuple[list[_Pair], list[Problem]]:
    """Find the message of each text, and tell of those that have none."""
    known = {text_id(*message.key): message for message in catalog.messages if not message.obsolete}
    pairs: dict[str, _Pair] = {}
    problems: list[Problem] = []
    for text in back.texts:
        complaint = _objection(text, known.get(text.id), pairs.get(text.id), back.file)
        if complaint is not None:
            problems.append(complaint)
        elif text.id in known:
            pairs.setdefault(text.id, _Pair(message=known[text.id], text=text))
    found = list(pairs.values())
    return found, [*problems, *_overtaken(found, back.file), *_uncounted(known, back)]


def _objection(text: BackText, message: Message | None, first: _Pair | None, file: str) -> Problem | None:
    """Say why a text cannot be taken, if it cannot."""
    if message is None:
        says_something = bool(text.translation or text.note)
        return problem("X201", file, text.number, text=text.source or text.id) if says_something else None
    if text.source is not None and text.source.split() != message.id.split():
        return problem("X202", file, text.number, text=text.source or message.id)
    if first is not None and first.text.translation != text.translation:
        return problem("X204", file, text.number, text=message.id)
    return None


def _overtaken(pairs: list[_Pair], file: str) -> Iterator[Problem]:
    """Tell of corrections to a translation that is another one by now."""
    for pair in pairs:
        if pair.text.seen is not None and pair.is_new and pair.text.seen != pair.message.text:
            yield problem("X206", file, pair.text.number, text=pair.message.id)


def _uncounted(known: dict[str, Message], back: Back) -> Iterator[Problem]:
    """Tell how many texts are missing from a file that should have all of them."""
    if back.kind == "review" or not back.texts:
        return
    there = {text.id: text for text in back.texts}
    missing = len(known.keys() - there.keys())
    emptied = sum(known[name].is_usable and not there[name].translation for name in known.keys() & there.keys())
    if missing:
        yield problem("X203", back.file, count=missing)
    if emptied:
        yield problem("X207", back.file, count=emptied)


def _unsound(course: Course, catalog: Catalog, pairs: list[_Pair], back: Back) -> tuple[Problem, ...]:
    """Find the translations that would be left out of every package: they break or bring what they may not."""
    new = [
        replace(pair.message, text=pair.text.translation, flags=(), line=pair.text.number)
        for pair in pairs
        if pair.is_new
    ]
    tried = Catalog(locale=catalog.locale, messages=tuple(new), file=back.file)
    found = errors_in(localize(course, (tried,), catalog.locale).problems) if new else ()
    texts = {message.line: message.text for message in new}
    ours = (one for one in found if one.place.file == back.file)
    return tuple(replace(one, excerpt=shortened(texts.get(one.place.line, ""))) for one in ours)


def _merged(pair: _Pair, back: Back, accept: bool) -> Message:
    message, text = pair.message, pair.text
    if back.kind != "review":
        return _translated(message, text.translation, text.is_draft) if pair.is_new else message
    said = [("note", text.note)] if text.note else []
    if pair.is_new and accept:
        taken = _comment("suggestion", text.translation, back)
        message = replace(_translated(message, text.translation, False), translator_comments=_without(message, taken))
    elif pair.is_new:
        said.append(("suggestion", text.translation))
    comments = [_comment(what, words, back) for what, words in said]
    fresh = [comment for comment in comments if comment not in message.translator_comments]
    return replace(message, translator_comments=(*message.translator_comments, *fresh))


def _translated(message: Message, text: str, is_draft: bool) -> Message:
    """Give a message a translation; a confirmed one needs no word of what it was made for."""
    flags = tuple(flag for flag in message.flags if flag != FUZZY)
    if is_draft:
        return replace(message, text=text, flags=(FUZZY, *flags))
    return replace(message, text=text, flags=flags, previous_id="", previous_context="")


def _comment(what: str, words: str, back: Back) -> str:
    """Write what a reviewer said as a comment of one line; a new line of theirs is `\\n`, as in the catalog."""
    name = shortened(back.by) or SOMEBODY
    who = f"{name} (native speaker)" if back.native else name
    return f"{what} of {who}: " + words.replace("\n", "\\n")


def _without(message: Message, comment: str) -> tuple[str, ...]:
    return tuple(one for one in message.translator_comments if one != comment)


def _changes(pair: _Pair, new: Message, back: Back) -> Iterator[Change]:
    old, name = pair.message, pair.text.id
    if (old.text, old.is_fuzzy) != (new.text, new.is_fuzzy):
        what = "draft" if new.is_fuzzy else "translation"
        yield Change(what=what, name=name, about=old.id, old=old.text, new=new.text)  # type: ignore[arg-type]
    for comment in new.translator_comments:
        if comment in old.translator_comments:
            continue
        kind = "suggestion" if comment.startswith("suggestion") else "note"
        before = old.text if kind == "suggestion" else ""
        said = pair.text.translation if kind == "suggestion" else comment
        yield Change(what=kind, name=name, about=old.id, old=before, new=said)  # type: ignore[arg-type]
