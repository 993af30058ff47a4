"""Read what stands between the braces of a GIFT question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from builder.errors import Place, Problem
from builder.intake.from_html import Written, from_html, from_plain, from_words
from builder.intake.gaps import BLANK, GAP, Accepts, gap_of
from builder.intake.problems import LeftOut, problem
from builder.intake.true_false import true_false
from builder.intake.values import Blocks, Item, Offered
from builder.markdown.foreign import as_html

_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_TRUTH = re.compile(r"\s*(TRUE|FALSE|T|F)\s*(?:#(.*))?", re.S)
_ORDERING = re.compile(r">\s*(?:\d+|all)\b", re.I)
_UNCLEAR = "Write it in Moodle, and export it from there."


@dataclass(slots=True, kw_only=True)
class Words:
    """Know how a question's texts are written, and collect what is lost of them."""

    name: str
    named: bool
    place: Place
    format: str
    language: str
    shown: Callable[[str], str]
    problems: list[Problem] = field(default_factory=list)

    def written(self, text: str) -> Blocks:
        """Write a text as Markdown."""
        form = _FORMAT.match(text)
        read = _read(self.shown(text[form.end() :] if form else text), form[1] if form else self.format)
        for what in read.lost:
            self.lose(what, "Write it anew in the module, if learners need it.")
        for what in read.flat:
            self.problems.append(problem("Z203", self.place, name=self.name, what=what))
        return read.blocks

    def line(self, text: str) -> str:
        return " ".join(block.replace("\\\n", " ").replace("\n", " ") for block in self.written(text))

    def lose(self, what: str, way: str) -> None:
        self.problems.append(problem("Z202", self.place, name=self.name, what=what, way=way))


def _read(text: str, form: str) -> Written:
    if form == "html":
        return from_html(text)
    if form == "plain":
        return from_plain(text)
    if form == "markdown":
        return from_html(as_html(text))
    return from_words(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """Hold one answer: its mark (`=`, `~`), weight in percent, text and feedback."""

    mark: str
    weight: float
    text: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Hold a question's text with its parts found: what stands around the answers, and what everybody is told."""

    name: str
    format: str
    before: str
    answers: str | None
    after: str = ""
    general: str = ""


def read_answers(cut: Cut, own: str, words: Words) -> tuple[Item | None, list[Problem]]:
    """Make an item of a question's parts."""
    try:
        item = _item(cut.before, cut.answers, cut.after, words)
    except LeftOut as left:
        return None, [*words.problems, problem("Z201", words.place, name=words.name, why=left.why, way=_UNCLEAR)]
    explanation = (*item.explanation, *words.written(cut.general))
    return replace(item, id=own, named=words.named, explanation=explanation), words.problems


def _item(before: str, answers: str | None, after: str, words: Words) -> Item:
    if answers is None:
        return Item(kind="words", name=words.name, text=words.written(before), place=words.place)
    if not answers:
        return Item(kind="open", name=words.name, text=_around(before, "", after, words), place=words.place)
    if _ORDERING.match(answers):
        raise LeftOut("it is a question of the plugin for ordering, which has its own grammar")
    if answers.startswith("#"):
        return _number(before, answers[1:], after, words)
    if truth := _TRUTH.fullmatch(answers):
        return _truth(before, truth, after, words)
    if "~" in answers:
        return _choice(before, answers, after, words)
    if "=" in answers and "->" in answers:
        return _match(before, answers, after, words)
    return _short(before, answers, after, words)


def _around(before: str, blank: str, after: str, words: Words) -> Blocks:
    """Write the text around the answers, with a blank where these stand inside a sentence."""
    form = _FORMAT.match(before)
    middle = f" {blank} " if blank and after.strip() else " "
    joined = re.sub(r"[ \t]+([.,;:!?])", r"\1", f"{before}{middle}{after}") if after.strip() else before
    return words.written(joined if not form or joined.lstrip().startswith("[") else form[0] + joined)


def _answers(text: str, words: Words, *, default: float) -> list[_Answer]:
    """Part answers at their marks; `default` is the weight of `=` answers."""
    found = re.findall(r"([=~])([^=~]*)", text)
    stray = re.split(r"[=~]", text, maxsplit=1)[0].strip()
    if stray:
        found.insert(0, ("=", stray))
    return [_answer(mark, body, default, words) for mark, body in found]


def _answer(mark: str, body: str, default: float, words: Words) -> _Answer:
    body = body.strip()
    weight = _WEIGHT.match(body)
    text, _hash, feedback = (body[weight.end() :] if weight else body).partition("#")
    share = float(weight[1]) if weight else default if mark == "=" else 0.0
    return _Answer(mark=mark, weight=share, text=text.strip(), feedback=feedback.strip())


def _choice(before: str, text: str, after: str, words: Words) -> Item:
    found = _answers(text, words, default=100)
    single = any(one.mark == "=" for one in found)
    best = max(one.weight for one in found)
    rights = [one for one in found if one.weight == best > 0] if single else [one for one in found if one.weight > 0]
    partial = [one for one in found if one.weight > 0 and one not in rights]
    for one in partial:
        words.lose(f"{one.weight:g} % for the answer `{words.shown(one.text)}`", "It earns nothing now.")
    if not single and len({one.weight for one in rights}) > 1:
        words.problems.append(problem("Z203", words.place, name=words.name, what="right answers weigh the same"))
    offered = tuple(
        Offered(text=words.written(one.text), right=one in rights, feedback=words.written(one.feedback))
        for one in found
    )
    return Item(
        kind="choice",
        name=words.name,
        text=_around(before, BLANK, after, words),
        offered=offered,
        several=not single,
        place=words.place,
    )


def _truth(before: str, truth: re.Match[str], after: str, words: Words) -> Item:
    wrong, _mark, right = (truth[2] or "").partition("#")
    offered, is_english = true_false(
        words.language, truth[1].startswith("T"), right=words.written(right), wrong=words.written(wrong)
    )
    if is_english:
        what = "its answers are called True and False, in English"
        words.problems.append(problem("Z203", words.place, name=words.name, what=what))
    text = _around(before, BLANK, after, words)
    return Item(kind="choice", name=words.name, text=text, offered=offered, place=words.place)


def _match(before: str, text: str, after: str, words: Words) -> Item:
    pairs = []
    for one in text.split("=")[1:]:
        left, arrow, right = one.partition("->")
        if not arrow:
            raise LeftOut(f"`{words.shown(one).strip()}` has no partner behind ->")
        pairs.append((words.line(left.strip()), words.line(f"[plain]{right.strip()}")))
    return Item(
        kind="match", name=words.name, text=_around(before, "", after, words), pairs=tuple(pairs), place=words.place
    )


def _short(before: str, text: str, after: str, words: Words) -> Item:
    accepts = Accepts()
    for one in _answers(text, words, default=100):
        _sort_out(one, accepts, words)
        if one.weight >= 100:
            accepts.texts.append(words.shown(one.text))
    return _with_gap(before, accepts, after, words)


def _number(before: str, text: str, after: str, words: Words) -> Item:
    accepts = Accepts()
    for one in _answers(text, words, default=100):
        _sort_out(one, accepts, words)
        if one.weight >= 100:
            accepts.numbers.append(_range(words.shown(one.text)))
    return _with_gap(before, accepts, after, words)


def _sort_out(one: _Answer, accepts: Accepts, words: Words) -> None:
    """Keep feedback to right answers as the explanation, and tell of all else that a gap has no place for."""
    if one.weight >= 100:
        accepts.explanation += words.written(one.feedback)
        return
    if one.weight > 0:
        words.lose(f"{one.weight:g} % for the answer `{words.shown(one.text)}`", "Accept it fully, or not at all.")
    if one.feedback:
        said = words.shown(one.feedback)
        words.lose(f"feedback to a wrong answer, `{said}`", "Say it in the explanation, if everybody may read it.")


def _range(text: str) -> tuple[str, str]:
    """Read `5:0.1` or `4.9..5.1` as a number and its tolerance."""
    low, dots, high = text.partition("..")
    if dots:
        return low.strip(), f"..{high.strip()}"
    value, _colon, tolerance = text.partition(":")
    return value.strip(), tolerance.strip()


def _with_gap(before: str, accepts: Accepts, after: str, words: Words) -> Item:
    gap, lost = gap_of(accepts)
    for what, way in lost:
        words.lose(what, way)
    if not gap:
        raise LeftOut("no answer of it can be typed into a gap")
    text = _around(before, GAP, after, words)
    in_place = [block.replace(GAP, f"[[{gap}]]") for block in text]
    return Item(
        kind="gaps",
        name=words.name,
        text=tuple(in_place),
        gap="" if any(GAP in block for block in text) else gap,
        explanation=tuple(accepts.explanation),
        place=words.place,
    )
