"""Write what a gap accepts: `30 ± 1`, or texts between bars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.intake.values import Blocks

# Stand in a text for a gap until its answer is known: neither Markdown nor HTML means anything by them.
GAP = "\ue200"
BLANK = "…"
_UNWRITABLE = re.compile(r"[\[\]|\n\\]")
# As `markdown.near_misses` tells numbers from what only looks like one.
_NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?(?: ?± ?\d+(?:\.\d+)?)?")
_NUMBERISH = re.compile(r"[-−+]?[\d.,'\s]*\d[\d.,'\s]*(?:(?:±|\+/?-|\+−)[\s\d.,]*)?")

Lost = list[tuple[str, str]]


@dataclass(slots=True)
class Accepts:
    """Collect the right answers of a gap; a number comes with its tolerance, or `..` and the end of its range."""

    texts: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    explanation: Blocks = ()


def gap_of(accepts: Accepts) -> tuple[str, Lost]:
    """Write what stands between the brackets; nothing where no answer can."""
    lost: Lost = []
    numbers = [number for pair in accepts.numbers if (number := _number(*pair, lost))]
    if numbers:
        return _one_number(numbers, lost), lost
    texts = [text for text in map(_printable, accepts.texts) if _is_writable(text, lost)]
    return _as_number(" | ".join(dict.fromkeys(texts)), lost), lost


def _printable(text: str) -> str:
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


def _as_number(text: str, lost: Lost) -> str:
    """Write a number with digits and a point alone: `1,000` and `0,5` could each mean two things."""
    if not _NUMBERISH.fullmatch(text) or _NUMBER.fullmatch(text):
        return text
    bare = re.sub(r"[\s']", "", text).replace("−", "-").removeprefix("+")
    plain = bare.replace(",", "") if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare) else bare.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        lost.append((f"the answer `{text}`, which is no number that can be read", "Write it into the gap by hand."))
        return ""
    lost.append((f"how the answer `{text}` is written: it is the number {plain} now", "Correct it, if it is not."))
    return plain


def _is_writable(text: str, lost: Lost) -> bool:
    if "*" in text.replace("\\*", ""):
        lost.append((f"the answer `{text}`: a star stands for any letters", "Write out the words that are right."))
    elif _UNWRITABLE.search(text.replace("\\*", "*")):
        lost.append((f"the answer `{text}`: brackets, bars and backslashes cannot stand in a gap", "Ask another way."))
    return bool(text.strip()) and not re.search(r"[\[\]|\n\\*]", text)


def _number(value: str, tolerance: str, lost: Lost) -> tuple[float, float] | None:
    """Read a number and how far it may be off."""
    try:
        number = float(value)
        if tolerance.startswith(".."):
            end = float(tolerance[2:])
            return (number + end) / 2, abs(end - number) / 2
        return number, abs(float(tolerance or 0))
    except ValueError:
        lost.append((f"the answer `{value}`, which is no number", "Write it into the gap by hand."))
        return None


def _one_number(numbers: list[tuple[float, float]], lost: Lost) -> str:
    first, *others = dict.fromkeys(numbers)
    if others and all(tolerance == 0 for _value, tolerance in numbers):
        return " | ".join(written(value) for value, _tolerance in (first, *others))
    for value, tolerance in others:
        shown = f"{written(value)} ± {written(tolerance)}"
        lost.append((f"the second right number {shown}", "Widen the tolerance of the first one, if that is right."))
    value, tolerance = first
    return f"{written(value)} ± {written(tolerance)}" if tolerance else written(value)


def written(number: float) -> str:
    """Write a number without an exponent or noise: 0.1 + 0.2 → 0.3."""
    text = f"{round(number, 10):.10f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
