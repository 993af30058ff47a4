"""Give a directive its meaning: check it against its schema, and make the named block."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, cast

from builder.errors import Place, Problem
from builder.locales import canonical
from builder.markdown.ids import VALID_ID, bad_id, slug, split_id
from builder.markdown.questions import read_quiz, read_survey
from builder.markdown.schema import SCHEMAS, Kind, Schema
from builder.markdown.shapes import first_prose
from builder.markdown.tree import Directive
from builder.model import (
    Activity,
    Block,
    Callout,
    Figure,
    Only,
    Prose,
    Recording,
    Reflection,
    Scope,
    Slot,
    TrainerNote,
)
from builder.model.stages import STAGES

Values = dict[str, Any]
# A blank line before it, or a space in it.
_LATE_OPTION = re.compile(r":[ \t]*([A-Za-z][\w-]*)[ \t]*:")
Finding = tuple[str, str, str]  # code, message, hint


def name_directive(written: Directive, scope: Scope, prefix: str) -> tuple[tuple[Block, ...], list[Problem]]:
    """Make the block that a directive means; a wrong one yields its children and problems."""
    schema = SCHEMAS.get(written.name)
    if schema is None:
        return written.children, [_unknown(written)]
    values, problems = _values(written, schema, scope)
    values["prefix"] = prefix
    if schema.takes_id:
        problems += _take_id(values, written, prefix)
    if problems:
        return written.children, problems
    made = _MAKERS.get(written.name, _callout)(written, values, scope)
    return ((made,), []) if not isinstance(made, tuple) else made


def _unknown(written: Directive) -> Problem:
    near = difflib.get_close_matches(written.name, SCHEMAS, 1)
    hint = f"Did you mean {{{near[0]}}}?" if near else f"Known ones: {', '.join(SCHEMAS)}."
    return Problem(
        code="D202",
        message=f"There is no directive {{{written.name}}}.",
        hint=hint,
        place=written.place,
    )


def _values(written: Directive, schema: Schema, scope: Scope) -> tuple[Values, list[Problem]]:
    """Read the argument and the options by their kinds."""
    values: Values = {}
    problems = _read_argument(written, schema, scope, values)
    known = dict(schema.options)
    for option in written.options:
        finding = _read_option(written, known, option, scope, values)
        if finding:
            problems.append(_problem(finding, Place(file=written.place.file, line=option[2])))
    given = {key for key, _text, _line in written.options}
    for key in schema.required:
        if key not in given:
            problems.append(_problem(_missing(key, written.name), written.place))
    return values, [*problems, *_late_options(written, known)]


def _late_options(written: Directive, known: dict[str, Kind]) -> Iterator[Problem]:
    """Tell of option lines that begin the body: they would be shown, and do nothing."""
    prose = first_prose(written.children[0]) if written.children else None
    for offset, line in enumerate(prose.source.split("\n") if prose else ()):
        match = _LATE_OPTION.match(line)
        if prose and match and match[1].lower() in known:
            place = Place(file=prose.place.file, line=prose.place.line + offset)
            yield _problem(_late(match[1].lower(), written.name), place)


def _late(key: str, name: str) -> Finding:
    hint = f"Write `:{key}: …` right under the opening line, with no blank line before it."
    return "D312", f"This looks like the option `{key}` of {{{name}}}, but stands in its text.", hint


def _missing(key: str, name: str) -> Finding:
    why = {"alt": " Say what the picture shows, for those who cannot see it."}.get(key, "")
    return "D302", f"{{{name}}} needs the line `:{key}:`.", f"Add `:{key}: …` under the opening line.{why}"


def _read_argument(written: Directive, schema: Schema, scope: Scope, values: Values) -> list[Problem]:
    argument = written.argument
    if schema.takes_id:
        argument, values["id"] = split_id(argument)
    if not argument:
        if schema.argument_required:
            return [_problem(_no_argument(written.name, schema), written.place)]
        return []
    if schema.argument is None:
        return [_problem(("D304", f"{{{written.name}}} takes nothing after its name.", "Delete it."), written.place)]
    value, finding = _READERS[schema.argument](argument)
    if finding:
        return [_problem(finding, written.place)]
    values["argument"] = _prose(value, schema.argument, f"title of {written.name}", written.place, scope)
    return []


def _no_argument(name: str, schema: Schema) -> Finding:
    what = {"path": "a file, such as media/map.svg", "name": "a name", "places": "locales or regions"}
    wanted = what.get(schema.argument or "", "a title")
    return "D303", f"{{{name}}} needs {wanted}.", f"Write it after the braces: :::{{{name}}} …"


def _read_option(
    written: Directive, known: dict[str, Kind], option: tuple[str, str, int], scope: Scope, values: Values
) -> Finding | None:
    key, text, line = option
    if key not in known:
        near = difflib.get_close_matches(key, known, 1)
        hint = f"Did you mean `:{near[0]}:`?" if near else _known_options(known)
        return "D301", f"{{{written.name}}} has no option `{key}`.", hint
    if key in values:
        return "D305", f"The option `{key}` is given twice.", "Keep one of the two lines."
    if not text:
        return "D306", f"The option `{key}` is empty.", "Write its value after the colon, or delete the line."
    value, finding = _READERS[known[key]](text)
    if finding:
        return finding
    place = Place(file=written.place.file, line=line)
    values[key] = _prose(value, known[key], f"{key} of {written.name}", place, scope)
    return None


def _known_options(known: dict[str, Kind]) -> str:
    if not known:
        return "It takes no options; leave a blank line before text that starts with a colon."
    return f"Known ones: {', '.join(f'`:{key}:`' for key in known)}."


def _prose(value: Any, kind: Kind, role: str, place: Place, scope: Scope) -> Any:
    if kind not in ("prose", "plain"):
        return value
    return Prose(source=value, role=role, place=place, scope=scope, plain=kind == "plain")


def _problem(finding: Finding, place: Place) -> Problem:
    code, message, hint = finding
    return Problem(code=code, message=message, hint=hint, place=place)


def _text(text: str) -> tuple[Any, Finding | None]:
    return text, None


def _minutes(text: str) -> tuple[Any, Finding | None]:
    match = re.fullmatch(r"(\d{1,4})(?: ?min(?:utes)?)?", text)
    if match and int(match[1]) > 0:
        return int(match[1]), None
    return None, ("D307", f"`{text}` is no duration.", "Write whole minutes, for example `:duration: 30`.")


def _percent(text: str) -> tuple[Any, Finding | None]:
    match = re.fullmatch(r"(\d{1,3}) ?%", text)
    if match and 1 <= int(match[1]) <= 100:
        return int(match[1]), None
    return None, (
        "D308",
        f"`{text}` is no pass mark.",
        "Write a percentage from 1 % to 100 %, such as `:pass: 70%`.",
    )


def _count(text: str) -> tuple[Any, Finding | None]:
    if re.fullmatch(r"[1-9]\d?", text):
        return int(text), None
    return None, ("D309", f"`{text}` is no number of times.", "Write a whole number from 1 to 99.")


def _one_of(code: str, what: str, **meanings: Any) -> Callable[[str], tuple[Any, Finding | None]]:
    """Make a reader of an option that has few values; a name's `_` is written `-`."""
    values = {name.replace("_", "-"): meaning for name, meaning in meanings.items()}
    wanted = " or ".join(f"`{name}`" for name in values)

    def read(text: str) -> tuple[Any, Finding | None]:
        if text in values:
            return values[text], None
        return None, (code, f"`{text}` does not say {what}.", f"Write {wanted}.")

    return read


def _name(text: str) -> tuple[Any, Finding | None]:
    if VALID_ID.fullmatch(text):
        return text, None
    return None, (
        "D310",
        f"`{text}` is no name.",
        f"Use small Latin letters, digits and hyphens: `{slug(text)}`.",
    )


def _places(text: str) -> tuple[Any, Finding | None]:
    tags = tuple(_region(tag) or canonical(tag) for tag in text.replace(",", " ").split())
    if all(tags):
        return tags, None
    return None, (
        "D311",
        f"`{text}` names no locales or regions.",
        "Write tags such as `sw fr-SN` or regions: `KE SN`.",
    )


def _region(tag: str) -> str:
    return tag if re.fullmatch(r"[A-Z]{2}|\d{3}", tag) else ""


_READERS: dict[Kind, Callable[[str], tuple[Any, Finding | None]]] = {
    "prose": _text,
    "plain": _text,
    "path": _text,
    "minutes": _minutes,
    "percent": _percent,
    "count": _count,
    "name": _name,
    "places": _places,
    "yes": _one_of("D315", "yes or no", yes=True, no=False),
    "feedback": _one_of("D313", "when feedback is given", at_once=False, at_end=True),
    "stage": _one_of("D316", "a stage of the learning cycle", **{stage: stage for stage in STAGES}),
    "when": _one_of("D314", "when the survey is taken", before="before", after="after"),
}


def _take_id(values: Values, written: Directive, prefix: str) -> list[Problem]:
    """Check a given id, or make one from the title."""
    given = values.get("id")
    if given is None:
        title = values.get("argument")
        values["id"] = f"{prefix}-{slug(title.source) if title else f'{written.name}-{written.place.line}'}"
        return []
    values["id"] = f"{prefix}-{given}"
    return [] if VALID_ID.fullmatch(given) else [bad_id(given, written.place)]


def _callout(written: Directive, values: Values, scope: Scope) -> Callout:
    return Callout(name=written.name, title=values.get("argument"), children=written.children, place=written.place)


def _activity(written: Directive, values: Values, scope: Scope) -> Activity:
    return Activity(
        id=values["id"],
        title=values["argument"],
        minutes=values.get("duration"),
        stage=values.get("stage", ""),
        group=values.get("group"),
        materials=values.get("materials"),
        children=written.children,
        place=written.place,
    )


def _reflection(written: Directive, values: Values, scope: Scope) -> Reflection:
    return Reflection(id=values["id"], title=values.get("argument"), children=written.children, place=written.place)


def _trainer(written: Directive, values: Values, scope: Scope) -> TrainerNote:
    return TrainerNote(
        title=values.get("argument"),
        minutes=values.get("duration"),
        children=written.children,
        place=written.place,
    )


def _figure(written: Directive, values: Values, scope: Scope) -> Figure:
    return Figure(
        src=values["argument"],
        alt=values["alt"],
        credit=values.get("credit"),
        long=values.get("long"),
        children=written.children,
        place=written.place,
    )


def _recording(written: Directive, values: Values, scope: Scope) -> Recording:
    return Recording(
        kind=cast(Literal["audio", "video"], written.name),
        src=values["argument"],
        title=values["title"],
        poster=values.get("poster", ""),
        captions=values.get("captions", ""),
        children=written.children,
        place=written.place,
    )


def _slot(written: Directive, values: Values, scope: Scope) -> Slot:
    return Slot(name=values["argument"], children=written.children, place=written.place)


def _only(written: Directive, values: Values, scope: Scope) -> Only:
    return Only(
        places=values["argument"],
        negated=written.name == "not",
        children=written.children,
        place=written.place,
    )


def _quiz(written: Directive, values: Values, scope: Scope) -> tuple[tuple[Block, ...], list[Problem]]:
    quiz, problems = read_quiz(written, values, scope)
    return (quiz,), problems


def _survey(written: Directive, values: Values, scope: Scope) -> tuple[tuple[Block, ...], list[Problem]]:
    survey, problems = read_survey(written, values, scope)
    return (survey,), problems


_MAKERS: dict[str, Callable[[Directive, Values, Scope], Any]] = {
    "activity": _activity,
    "audio": _recording,
    "figure": _figure,
    "not": _only,
    "only": _only,
    "quiz": _quiz,
    "reflection": _reflection,
    "slot": _slot,
    "survey": _survey,
    "trainer": _trainer,
    "video": _recording,
}
