"""Work out the code of a certificate, as the player does (`src/certificate/code.js`): a deterrent, no proof."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from builder.letters import composed

# Crockford's digits: none is mistaken for another one.
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_LENGTH = 10
_SPACES = re.compile("[\t\n\v\f\r \u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """Hold what a certificate says; `course` is followed by `/module` where it is of one module alone."""

    course: str
    version: str
    name: str
    score: int | None
    date: str


def plain_name(name: str) -> str:
    """Write a name in one way, however it was typed."""
    return _SPACES.sub(" ", composed(name)).strip(" ")


def certificate_code(said: Certified) -> str:
    """Give ten digits of five bits each, from the SHA-256 of what a certificate says."""
    score = "" if said.score is None else str(said.score)
    lines = ("satchel-certificate 1", said.course, said.version, plain_name(said.name), score, said.date)
    digest = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).digest()
    bits = int.from_bytes(digest[:8], "big") >> (64 - 5 * _LENGTH)
    digits = "".join(_DIGITS[bits >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    return f"{digits[:5]}-{digits[5:]}"


def is_code(typed: str, code: str) -> bool:
    """Compare a code as somebody types it: without hyphen or case, O for 0, I and L for 1."""
    return _bare(typed) == _bare(code)


def _bare(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper().translate(_ALIKE)
