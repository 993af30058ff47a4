"""Write questions in GIFT, Moodle's format of plain text: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from itertools import groupby

from builder.exchange.bank import Going, Told, interval, number, questions_of, shares
from builder.exchange.bank_html import Writer
from builder.model import Accepted, Choice, Course, Gap, Gaps, Match, Number, Open, Option, Order, Sort

_MARKS = re.compile(r"[\\~=#{}:]")
# Stands for the one gap until its answers are written there: characters for private use mean nothing in HTML.
_GAP = "\ue200"


def write_gift(course: Course, told: Told) -> str:
    """Write all questions that GIFT has a kind for; the others are told."""
    parts = []
    for category, run in groupby(questions_of(course, told), lambda going: going.category):
        written = [text for going in run if (text := _question(going, told))]
        path = "/".join(part.replace("/", "//") for part in category)
        parts += [f"$CATEGORY: $course$/top/{path}", *written] if written else []
    return "\n\n".join([*parts, ""])


def _question(going: Going, told: Told) -> str:
    question, answer = going.question, going.question.answer
    if isinstance(answer, Order) or len(going.gaps) > 1:
        told.leave(going, "GIFT has no questions that are put in order, and none with several gaps")
        return ""
    writer = Writer(going, told, lambda src: "", lambda gap: _GAP)
    answers = _answers(going, writer, told)
    if answers is None:
        return ""
    explanation = writer.blocks(question.explanation)
    general = f"\n\t####{_escaped(explanation)}" if explanation else ""
    _tell_of_rest(going, told)
    head = f"// [id:{going.own}]\n::{_escaped(going.name)}::[html]"
    before, after = _around(writer.text(answer.body if isinstance(answer, Gaps) else question.stem))
    return f"{head}{before}{{{answers}{general}\n}}{after}" if answers or general else f"{head}{before}{{}}{after}"


def _tell_of_rest(going: Going, told: Told) -> None:
    if going.question.hint:
        told.part(going, "its hint")
    if going.question.points not in (0, 1):
        told.part(going, f"its {number(going.question.points)} points")


def _around(html: str) -> tuple[str, str]:
    """Part a text at its gap; one that stands alone in its paragraph comes last."""
    alone = re.sub(rf"<p>{_GAP}</p>$", "", html)
    before, _gap, after = alone.partition(_GAP)
    return _escaped(before), _escaped(after)


def _answers(going: Going, writer: Writer, told: Told) -> str | None:
    match going.question.answer:
        case Choice() as choice:
            return _choice(choice, going, writer, told)
        case Gaps():
            return _gap(going.gaps[0])
        case Match(pairs=pairs):
            if going.question.answer.left.source or going.question.answer.right.source:
                told.part(going, "the names of its columns")
            return _pairs([(writer.line(one.left) if one.left else "", writer.partner(one.right)) for one in pairs])
        case Sort(groups=groups):
            return _pairs([(writer.line(one), writer.partner(group.name)) for group in groups for one in group.items])
        case Open():
            return ""
    told.leave(going, "GIFT has no such kind of question")
    return None


def _choice(choice: Choice, going: Going, writer: Writer, told: Told) -> str | None:
    weights = shares(choice)
    if weights is None:
        told.leave(going, "Moodle has no fractions for more than ten right answers")
        return None
    rows = zip(choice.options, weights, strict=True)
    return "".join(f"\n\t{_mark(choice, option, weight)}{_option(option, writer)}" for option, weight in rows)


def _mark(choice: Choice, option: Option, weight: float) -> str:
    return f"~%{number(weight)}%" if choice.several else "=" if option.right else "~"


def _option(option: Option, writer: Writer) -> str:
    feedback = writer.blocks(option.feedback)
    return _escaped(writer.line(option.text)) + (f"#{_escaped(feedback)}" if feedback else "")


def _gap(gap: Gap) -> str:
    match gap.answer:
        case Number() as wanted:
            return f"#{interval(wanted)}"
        case Accepted(texts=texts):
            return "".join(f"\n\t={_escaped(text)}" for text in texts)


def _pairs(pairs: list[tuple[str, str]]) -> str:
    return "".join(f"\n\t={_escaped(left)} -> {_escaped(right)}" for left, right in pairs)


def _escaped(text: str) -> str:
    """Escape the marks of GIFT, line breaks too: a blank line would part the question in two."""
    return _MARKS.sub(lambda match: f"\\{match[0]}", text).replace("\n", "\\n")
