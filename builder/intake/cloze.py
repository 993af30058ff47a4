"""Read the gaps of a Cloze question: `{1:SHORTANSWER:=levy~%50%tax#feedback}`.

The grammar is that of https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type.
"""

from __future__ import annotations

import re
from html import unescape

from builder.intake.gaps import GAP, Accepts, gap_of
from builder.intake.moodle_texts import Texts

_GAP = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}", re.S)
_TEXTS = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
_NUMBERS = frozenset({"NUMERICAL", "NM"})
_LISTS = re.compile(r"(?:MULTICHOICE|MC|MULTIRESPONSE|MR)(?:_?[VHSDI]+)?")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_ANSWER = re.compile(r"(?:\\.|[^\\~])+", re.S)


def read_cloze(html: str, texts: Texts) -> tuple[str, dict[str, str]]:
    """Put a character in the place of each gap, and give what it stands for."""
    gaps: dict[str, str] = {}

    def placed(match: re.Match[str]) -> str:
        written = _gap(match[2], unescape(re.sub(r"<[^>]*>", "", match[3])), texts)
        if not written:
            return "…"
        mark = chr(ord(GAP) + len(gaps))
        gaps[mark] = written
        return mark

    return _GAP.sub(placed, html), gaps


def _gap(kind: str, body: str, texts: Texts) -> str:
    answers = [_answer(found) for found in _ANSWER.findall(body)]
    if kind not in _TEXTS | _NUMBERS and not _LISTS.fullmatch(kind):
        texts.lose(f"a gap of the kind {kind}", "Write the gap into the module: [[answer]]")
        return ""
    accepts = Accepts()
    for answer in answers:
        _take(answer, accepts, kind in _NUMBERS, texts)
    written, lost = gap_of(accepts)
    for what, way in lost:
        texts.lose(what, way)
    if not written:
        texts.lose(f"a gap, `{body}`", "Write the gap into the module: [[answer]]")
        return ""
    if _LISTS.fullmatch(kind):
        texts.simpler("answers that were chosen from a list stand behind the gap, and one is typed")
        return f"[[{written}]] ({' / '.join(_plain(text) for _share, text, _feedback in answers)})"
    return f"[[{written}]]"


def _take(answer: tuple[float, str, str], accepts: Accepts, is_number: bool, texts: Texts) -> None:
    share, text, feedback = answer
    if share >= 100 and is_number:
        value, _colon, tolerance = text.partition(":")
        accepts.numbers.append((value.strip(), tolerance.strip()))
    elif share >= 100:
        accepts.texts.append(text)
    elif share > 0:
        texts.lose(f"{share:g} % for the answer `{text}`", "Accept it fully, or not at all.")
    if feedback:
        texts.lose(f"feedback in a gap, `{feedback}`", "Say it in the explanation, if everybody may read it.")


def _answer(written: str) -> tuple[float, str, str]:
    """Part an answer into its share, its text and its feedback."""
    written = written.strip()
    share = 0.0
    if written.startswith("="):
        share, written = 100.0, written[1:]
    elif weight := _WEIGHT.match(written):
        share, written = float(weight[1]), written[weight.end() :]
    text, _hash, feedback = _parted(written)
    return share, text.strip(), feedback.strip()


def _parted(written: str) -> tuple[str, str, str]:
    match = re.search(r"(?<!\\)#", written)
    text, feedback = (written[: match.start()], written[match.end() :]) if match else (written, "")
    return _unescaped(text), "#" if match else "", _unescaped(feedback)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.S)


def _plain(text: str) -> str:
    return re.sub(r"([\\\[\]*_`<{$])", r"\\\1", text)
