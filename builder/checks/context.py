"""Find what is wrong between a course and its places: facts and slots that nobody declared, asked for or answered."""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalog.facts import WRITERS, NotSaid, Place, Speaker, answer, written
from builder.checks.walking import near, placed
from builder.errors import Place as Where
from builder.errors import Problem, Severity
from builder.model import ContextPack, Course, Fact, FactQuestion, Module, Slot, SourceTree, Term, find, trait

_WRITTEN = {"text": "…", "phone": "+254 20 123456", "number": "1200.5", "date": "2026-03-08", "currency": "KES"}
# Any place will do to find out whether an argument can be written at all.
_ANYWHERE = Speaker(locale="en", currency="USD")


def undeclared_facts(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """C101: the text asks for a fact that course.yaml does not declare; nobody knows where it cannot be read."""
    if not tree.settings.is_known:
        return
    known = {fact.name for fact in course.facts} | set(WRITERS)
    for node, where in placed(course.modules + course.glossary):
        if isinstance(node, Fact) and node.name not in known:
            yield Problem(
                code="C101",
                message=f"The course declares no fact `{node.name}`.",
                place=where,
                hint=near(node.name, known) or f"Add it to course.yaml: `facts:` → `{node.name}:` → `question: …`.",
            )


def unwritable_facts(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """C102: a number, date or price in braces is none; a fact takes no arguments."""
    declared = {fact.name for fact in course.facts}
    for node, where in placed(course.modules + course.glossary):
        if not isinstance(node, Fact):
            continue
        reason = _reason(node, declared)
        if reason:
            yield Problem(code="C102", message=f"This cannot be written: {reason}.", place=where, hint=_EXAMPLES)


_EXAMPLES = "Examples: {{ number 40000 }}, {{ percent 5 }}, {{ date 2026-03-08 }}, {{ price 1200 USD }}."


def _reason(fact: Fact, declared: set[str]) -> str:
    if fact.name in declared:
        return f"`{fact.name}` takes nothing after it" if fact.arguments else ""
    if fact.name not in WRITERS:
        return ""
    try:
        written(fact.name, fact.arguments, _ANYWHERE)
    except NotSaid as error:
        return error.reason
    return ""


def undeclared_slots(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """C103: a module has a slot that course.yaml does not declare, so nobody is asked to fill it."""
    if not tree.settings.is_known:
        return
    known = {slot.name for slot in course.slots}
    for node, where in placed(course.modules):
        if isinstance(node, Slot) and node.name not in known:
            yield Problem(
                code="C103",
                message=f"The course declares no slot `{node.name}`, so no partner is asked to fill it.",
                place=where,
                hint=near(node.name, known) or f"Add it to course.yaml: `slots:` → `{node.name}:` → `question: …`.",
            )


def unused_questions(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """C104: course.yaml asks for a fact or a slot that no text has a place for."""
    asked = [trait(module, "asks", _asked_in) for module in course.modules]
    facts = {name for one in (*asked, _asked_in(course.glossary)) for name in one["facts"]}
    slots = {name for one in asked for name in one["slots"]}
    idle = [(one.name, one.place) for one in course.facts if one.name not in facts and one.kind != "currency"]
    idle += [(one.name, one.place) for one in course.slots if one.name not in slots]
    for name, where in idle:
        yield Problem(
            code="C104",
            message=f"Partners are asked for `{name}`, but no text has a place for it.",
            place=where,
            hint=f"Write `{{{{ {name} }}}}` or `:::{{slot}} {name}` in a module, or delete the question.",
            severity=Severity.WARNING,
        )


def _asked_in(part: Module | tuple[Term, ...]) -> dict[str, list[str]]:
    """Name the facts and slots that a part has a place for."""
    return {"facts": [one.name for one in find(part, Fact)], "slots": [one.name for one in find(part, Slot)]}


def wrong_defaults(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """C105: a fact has no answer of its own although the text needs one, or the answer is not of its kind."""
    for fact in course.facts:
        if fact.default is None and not fact.required:
            message = f"The fact `{fact.name}` has no default and is not required."
            hint = "Add `default: …`, or `required: true` where every place must answer."
            yield Problem(code="C105", message=message, place=fact.place, hint=hint)
        elif fact.default is not None and fact.kind in ("number", "date"):
            yield from _wrong_default(fact, fact.default.source)


def _wrong_default(fact: FactQuestion, value: str) -> Iterator[Problem]:
    try:
        answer(fact, value, _ANYWHERE)
    except NotSaid as error:
        message = f"The default of `{fact.name}` is wrong: {error.reason}."
        yield Problem(code="C105", message=message, place=fact.place, hint=f"The kind is {fact.kind}.")


def check_context(course: Course, packs: tuple[ContextPack, ...]) -> tuple[Problem, ...]:
    """Find what is wrong with the context packs of one locale, nearest first."""
    found = [problem for pack in packs for rule in _PACK_RULES for problem in rule(course, pack)]
    return (*found, *_unanswered(course, packs))


def _unknown_answers(course: Course, pack: ContextPack) -> Iterator[Problem]:
    """C201: a pack answers a fact, fills a slot or replaces a picture that the course does not have."""
    facts, slots = {fact.name for fact in course.facts}, {slot.name for slot in course.slots}
    for name, _value in pack.facts:
        if name not in facts:
            yield _unknown("fact", name, facts, _line(pack, name))
    for filling in pack.slots:
        if filling.name not in slots:
            yield _unknown("slot", filling.name, slots, filling.place)


def _unknown(what: str, name: str, known: set[str], where: Where) -> Problem:
    hint = near(name, known) or f"The course asks for: {', '.join(f'`{one}`' for one in sorted(known)) or 'nothing'}."
    return Problem(code="C201", message=f"The course asks for no {what} `{name}`.", place=where, hint=hint)


def _wrong_answers(course: Course, pack: ContextPack) -> Iterator[Problem]:
    """C202: an answer is not of the kind that the course asks for."""
    questions = {fact.name: fact for fact in course.facts}
    for name, value in pack.facts:
        if name not in questions:
            continue
        try:
            answer(questions[name], value, _ANYWHERE)
        except NotSaid as error:
            hint = f"For example: {questions[name].example or _WRITTEN[questions[name].kind]}"
            message = f"The answer to `{name}` is wrong: {error.reason}."
            yield Problem(code="C202", message=message, place=_line(pack, name), hint=hint)


def _idle_media(course: Course, pack: ContextPack) -> Iterator[Problem]:
    """C203: a file of the pack stands for nothing in the course, and no slot of the pack shows it."""
    shown = {getattr(node, "src", "") for filling in pack.slots for node, _where in placed(filling)}
    for path in pack.media:
        if path not in course.media and path not in shown:
            yield Problem(
                code="C203",
                message=f"`{path}` stands for no file of the course, and no slot shows it.",
                place=Where(file=pack.place.file.replace("context.yaml", path)),
                hint="Give it the name of the file that it replaces.",
                severity=Severity.WARNING,
            )


_PACK_RULES = (_unknown_answers, _wrong_answers, _idle_media)


def _unanswered(course: Course, packs: tuple[ContextPack, ...]) -> Iterator[Problem]:
    """C204: a place does not answer what the course requires."""
    if not packs:
        return
    place = Place(course, packs[0].locale, packs)
    filled = {filling.name for pack in packs for filling in pack.slots}
    asked = [(one.name, one.question) for one in course.facts if one.required and not place.pack_with(one.name)]
    asked += [(one.name, one.question) for one in course.slots if one.required and one.name not in filled]
    for name, question in asked:
        yield Problem(
            code="C204",
            message=f"The context pack does not answer `{name}`: {question.source}",
            place=packs[0].place,
            hint="Add it; without it this locale is not built.",
        )


def _line(pack: ContextPack, name: str) -> Where:
    return Where(file=pack.place.file, line=pack.lines.get(f"facts.{name}", 1))
