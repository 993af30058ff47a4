"""Make a context pack of what a partner answered: names from the course, paths from us, words from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.catalog.facts import NotSaid, Speaker, answer
from builder.errors import Problem, errors_in
from builder.exchange.changes import Change, MergedPlace
from builder.exchange.photos import MOST, NoPhoto, Photo, drawn_anew, joined, parted, photo_number, photo_path
from builder.exchange.problems import problem, shortened
from builder.exchange.values import Back, BackPhoto
from builder.model import (
    Course,
    FactQuestion,
    Figure,
    HtmlBlock,
    Image,
    PackSource,
    RawHtml,
    Recording,
    SourceFile,
    walk,
)
from builder.parse import parse_pack

LONGEST_FACT = 1000  # as context.yaml has it
# Any place will do to find out whether an answer is of its kind.
_ANYWHERE = Speaker(locale="en", currency="USD")
_EXAMPLES = {"text": "…", "phone": "+254 20 123456", "number": "1200.5", "date": "2026-03-08", "currency": "KES"}


def merge_place(course: Course, old: PackSource | None, back: Back) -> MergedPlace:
    """Merge facts, slots and photos; what is wrong is told and left out."""
    old = old or PackSource(locale=back.locale)
    facts, fact_changes, fact_problems = _facts(course, dict(old.facts), back)
    slots = [_slot(course, name, text, old, back) for name, text in _asked_slots(course, old, back)]
    strangers = _strangers(course, back)
    changes = (*fact_changes, *(change for slot in slots for change in slot.changes))
    by = back.by if back.by and changes else old.by
    return MergedPlace(
        facts=tuple(facts.items()),
        by=by,
        files=tuple(file for slot in slots for file in slot.files),
        gone=tuple(path for slot in slots for path in slot.gone),
        changes=changes if by == old.by else (*changes, _by(old.by, by)),
        problems=(*strangers, *fact_problems, *(one for slot in slots for one in slot.problems)),
    )


def _by(old: str, new: str) -> Change:
    return Change(what="by", name="by", about="Who answered", old=old, new=new)


def _strangers(course: Course, back: Back) -> Iterator[Problem]:
    """Tell of answers to what the course does not ask."""
    facts, slots = [fact.name for fact in course.facts], [slot.name for slot in course.slots]
    given = [("fact", name, facts) for name, text in back.facts if text]
    given += [("slot", name, slots) for name, text in back.slots if text]
    given += [("slot", photo.slot, slots) for photo in back.photos or ()]
    for what, name, known in dict.fromkeys((what, name, tuple(known)) for what, name, known in given):
        if name not in known:
            yield problem("X301", back.file, what=what, name=name, known=", ".join(known) or "nothing")


def _facts(
    course: Course, facts: dict[str, str], back: Back
) -> tuple[dict[str, str], tuple[Change, ...], tuple[Problem, ...]]:
    """Answer the facts that the course asks for; an answer that was taken out is gone."""
    questions = {fact.name: fact for fact in course.facts}
    changes: list[Change] = []
    problems: list[Problem] = []
    for name, text in back.facts:
        old = facts.get(name, "")
        if name not in questions or text == old:
            continue
        why = _wrong(questions[name], text)
        if why:
            example = questions[name].example or _EXAMPLES[questions[name].kind]
            problems.append(problem("X302", back.file, name=name, why=why, example=example))
            continue
        facts[name] = text
        changes.append(Change(what="fact", name=name, about=questions[name].question.source, old=old, new=text))
    return {name: text for name, text in facts.items() if text}, tuple(changes), tuple(problems)


def _wrong(question: FactQuestion, text: str) -> str:
    """Say why an answer is not of the kind that is asked for."""
    if not text:
        return ""
    if len(text) > LONGEST_FACT:
        return f"it has more than {LONGEST_FACT} characters"
    try:
        answer(question, text, _ANYWHERE)
    except NotSaid as error:
        return error.reason
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """Hold what became of a slot."""

    files: tuple[tuple[str, bytes], ...] = ()
    gone: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


def _asked_slots(course: Course, old: PackSource, back: Back) -> Iterator[tuple[str, str]]:
    """List the slots that came back, and those that only photos came for."""
    texts, before = dict(back.slots), {name: file.text for name, file in old.slots}
    pictured = {photo.slot for photo in back.photos or ()}
    for slot in course.slots:
        if slot.name in texts:
            yield slot.name, texts[slot.name]
        elif slot.name in pictured:
            yield slot.name, parted(before.get(slot.name, ""), slot.name)[0]


def _slot(course: Course, name: str, text: str, old: PackSource, back: Back) -> _Slot:
    """Write a slot anew where anything in it has changed."""
    before = dict(old.slots).get(name)
    old_text, old_photos = parted(before.text if before else "", name)
    photos, media, problems = _photos(name, old_photos, back)
    changes = tuple(_slot_changes(course, name, (old_text, old_photos), (text, photos), media))
    if not changes:
        return _Slot(problems=problems)
    markdown = joined(text, photos)
    wrong = _unfit(course, name, markdown, photos, back) if markdown else ()
    if errors_in(wrong):
        return _Slot(problems=(*problems, *wrong))
    kept = {photo.path for photo in photos}
    gone = [photo.path for photo in old_photos if photo.path not in kept]
    gone += [] if markdown or not before else [f"slots/{name}.md"]
    written = ((f"slots/{name}.md", markdown.encode()),) if markdown else ()
    return _Slot(files=(*media, *written), gone=tuple(gone), changes=changes, problems=(*problems, *wrong))


Pictured = tuple[str, tuple[Photo, ...]]


def _slot_changes(
    course: Course, name: str, old: Pictured, new: Pictured, media: tuple[tuple[str, bytes], ...]
) -> Iterator[Change]:
    about = next(slot.question.source for slot in course.slots if slot.name == name)
    if old[0].split() != new[0].split():
        yield Change(what="slot", name=name, about=about, old=old[0], new=new[0])
    before, after = ({photo.path: photo for photo in side[1]} for side in (old, new))
    fresh = dict(media)
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path) or path in fresh:
            size = f" ({len(fresh[path]) / 1000:,.0f} KB)" if path in fresh else ""
            yield Change(
                what="photo", name=path, about=about, old=_said(before.get(path)), new=_said(after.get(path), size)
            )


def _said(photo: Photo | None, size: str = "") -> str:
    if photo is None:
        return ""
    return photo.shows + (f" – {photo.credit}" if photo.credit else "") + size


def _photos(
    name: str, old: tuple[Photo, ...], back: Back
) -> tuple[tuple[Photo, ...], tuple[tuple[str, bytes], ...], tuple[Problem, ...]]:
    """Take the photos of a slot, each drawn anew; a sheet has none, so those that are there stay."""
    if back.photos is None:
        return old, (), ()
    before = {photo_number(photo): photo for photo in old}
    photos: dict[int, Photo] = {}
    media: dict[str, bytes] = {}
    problems: list[Problem] = []
    for one in back.photos:
        if one.slot != name or not 1 <= one.number <= MOST:
            continue
        taken = _taken(one, before, back.file)
        if isinstance(taken, Problem):
            problems.append(taken)
            photos |= {one.number: before[one.number]} if one.number in before else {}
            continue
        photos[one.number], content = taken
        media |= {photo_path(name, one.number): content} if content else {}
    return tuple(photos[number] for number in sorted(photos)), tuple(media.items()), tuple(problems)


def _taken(one: BackPhoto, before: dict[int, Photo], file: str) -> tuple[Photo, bytes] | Problem:
    if not one.shows:
        return problem("X305", file, number=one.number, name=one.slot)
    if one.content is None and one.number not in before:
        return problem("X304", file, number=one.number, name=one.slot, why="it is not in the file")
    photo = Photo(path=photo_path(one.slot, one.number), shows=one.shows, credit=one.credit)
    try:
        return photo, drawn_anew(one.content) if one.content else b""
    except NoPhoto as error:
        return problem("X304", file, number=one.number, name=one.slot, why=error.reason)


def _unfit(course: Course, name: str, text: str, photos: tuple[Photo, ...], back: Back) -> tuple[Problem, ...]:
    """Find what a partner's words may not bring (HTML, pictures from elsewhere), and Markdown that they got wrong."""
    file = SourceFile(path=f"{back.file} ({name})", text=text)
    pack, found = parse_pack(PackSource(locale=back.locale, slots=((name, file),)))
    lines = text.split("\n")
    told = tuple(replace(one, excerpt=shortened(_line(lines, one.place.line))) for one in found)
    known = {*course.media, *(photo.path for photo in photos)}
    brought = dict.fromkeys(filter(None, (_brought(node, known) for node in walk(pack.slots))))
    return (*told, *(problem("X303", back.file, name=name, what=what) for what in brought))


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _brought(node: object, known: set[str]) -> str:
    match node:
        case HtmlBlock() | RawHtml():
            return "HTML"
        case Figure(src=src) | Recording(src=src) | Image(src=src) if src not in known:
            return f"the file or address `{src}`"
    return ""
