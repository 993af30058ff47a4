"""Read each kind of question of Moodle XML as one of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from builder.intake.cloze import read_cloze
from builder.intake.gaps import Accepts, gap_of
from builder.intake.moodle_texts import Texts, text_of
from builder.intake.problems import LeftOut
from builder.intake.true_false import true_false
from builder.intake.values import Blocks, Item, ItemKind, Offered

Reader: TypeAlias = Callable[[Any, Texts], Item]


def _base(kind: ItemKind, node: Any, texts: Texts, text: Blocks | None = None, **parts: Any) -> Item:
    """Read what every kind has."""
    texts.lose_feedback()
    hint = texts.line(node.find("hint"))
    return Item(
        kind=kind,
        name=texts.name,
        id=text_of(node.find("idnumber")),
        text=texts.blocks(node.find("questiontext")) if text is None else text,
        explanation=(*parts.pop("explanation", ()), *texts.blocks(node.find("generalfeedback"))),
        hint=hint,
        points=_number(node.findtext("defaultgrade"), 1.0),
        shuffled=(node.findtext("shuffleanswers") or "").strip() in ("true", "1"),
        place=texts.place,
        **parts,
    )


def _number(text: str | None, otherwise: float) -> float:
    try:
        return float(text or otherwise)
    except ValueError:
        return otherwise


def _share(node: Any) -> float:
    return _number(node.get("fraction"), 0.0)


def _choice(node: Any, texts: Texts) -> Item:
    answers = node.findall("answer")
    several = (node.findtext("single") or "true").strip() in ("false", "0")
    best = max(map(_share, answers), default=0.0)
    rights = [one for one in answers if (_share(one) > 0 if several else _share(one) == best > 0)]
    for one in answers:
        if _share(one) > 0 and one not in rights:
            texts.lose(f"{_share(one):g} % for the answer `{text_of(one)}`", "It earns nothing now.", one)
    if several and len(set(map(_share, rights))) > 1:
        texts.simpler("right answers weigh the same")
    offered = tuple(
        Offered(text=texts.blocks(one), right=one in rights, feedback=texts.blocks(one.find("feedback")))
        for one in answers
    )
    return _base("choice", node, texts, offered=offered, several=several)


def _truth(node: Any, texts: Texts) -> Item:
    said = {text_of(one).lower(): one for one in node.findall("answer")}
    if set(said) != {"true", "false"}:
        raise LeftOut("its answers are not called true and false")
    truth = _share(said["true"]) > _share(said["false"])
    right, wrong = (said["true"], said["false"]) if truth else (said["false"], said["true"])
    offered, is_english = true_false(
        texts.language,
        truth,
        right=texts.blocks(right.find("feedback")),
        wrong=texts.blocks(wrong.find("feedback")),
    )
    if is_english:
        texts.simpler("its answers are called True and False, in English")
    return _base("choice", node, texts, offered=offered)


def _short(node: Any, texts: Texts) -> Item:
    accepts = Accepts()
    for one in _rights(node, texts, accepts):
        accepts.texts.append(text_of(one))
    return _with_gap(node, texts, accepts)


def _numerical(node: Any, texts: Texts) -> Item:
    accepts = Accepts()
    for one in _rights(node, texts, accepts):
        accepts.numbers.append((text_of(one), one.findtext("tolerance") or "0"))
    units = [(_number(one.findtext("multiplier"), 1.0), one.findtext("unit_name") or "") for one in node.iter("unit")]
    own = next((name.strip() for factor, name in units if factor == 1 and name.strip()), "")
    for factor, name in units:
        if factor != 1:
            texts.lose(f"answers in {name} ({factor:g} times {own or 'the number'})", "Say which unit is wanted.")
    return _with_gap(node, texts, accepts, unit=own)


def _rights(node: Any, texts: Texts, accepts: Accepts) -> list[Any]:
    """Keep feedback to right answers as the explanation, and tell of all else that a gap has no place for."""
    rights = []
    for one in node.findall("answer"):
        feedback = texts.blocks(one.find("feedback"))
        if _share(one) >= 100:
            accepts.explanation += feedback
            rights.append(one)
            continue
        if _share(one) > 0:
            texts.lose(f"{_share(one):g} % for the answer `{text_of(one)}`", "Accept it fully, or not at all.", one)
        if feedback:
            said = " ".join(feedback)
            texts.lose(f"feedback to a wrong answer, `{said}`", "Say it in the explanation, if all may read it.", one)
    return rights


def _with_gap(node: Any, texts: Texts, accepts: Accepts, unit: str = "") -> Item:
    gap, lost = gap_of(accepts)
    for what, way in lost:
        texts.lose(what, way)
    if not gap:
        raise LeftOut("no answer of it can be typed into a gap")
    return _base("gaps", node, texts, gap=gap, unit=unit, explanation=accepts.explanation)


def _match(node: Any, texts: Texts) -> Item:
    pairs = [(texts.line(one), texts.words(one.find("answer"))) for one in node.findall("subquestion")]
    return _base("match", node, texts, pairs=tuple(pairs))


def _order(node: Any, texts: Texts) -> Item:
    answers = sorted(node.findall("answer"), key=_share)
    return _base("order", node, texts, ordered=tuple(filter(None, map(texts.line, answers))))


def _cloze(node: Any, texts: Texts) -> Item:
    source = node.find("questiontext")
    html, gaps = read_cloze(text_of(source), texts)
    if not gaps:
        raise LeftOut("no gap of it can be read")
    blocks = [_filled(block, gaps) for block in texts.blocks(source, html=html)]
    if not any("[[" in block for block in blocks):
        raise LeftOut("its gaps stand where no text is shown")
    return _base("gaps", node, texts, text=tuple(blocks))


def _filled(block: str, gaps: Mapping[str, str]) -> str:
    return re.sub("[\ue200-\ue5ff]", lambda match: gaps.get(match[0], ""), block)


def _open(node: Any, texts: Texts) -> Item:
    return _base("open", node, texts)


def _words(node: Any, texts: Texts) -> Item:
    return _base("words", node, texts)


KINDS: Mapping[str, Reader] = {
    "cloze": _cloze,
    "description": _words,
    "essay": _open,
    "matching": _match,
    "multianswer": _cloze,
    "multichoice": _choice,
    "multichoiceset": _choice,
    "numerical": _numerical,
    "ordering": _order,
    "shortanswer": _short,
    "truefalse": _truth,
}
