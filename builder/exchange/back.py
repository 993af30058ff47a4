"""Recognise a file that came back by what is in it, whatever it is called."""

from __future__ import annotations

from builder import locales
from builder.errors import Problem, ProblemsFound
from builder.exchange.json_back import read_json
from builder.exchange.problems import problem
from builder.exchange.sheet_back import read_sheet
from builder.exchange.values import Back
from builder.exchange.xliff import read_xliff

LARGEST = 80_000_000


def read_back(content: bytes, file: str) -> tuple[Back, tuple[Problem, ...]]:
    """Read any file that went out; raises `ProblemsFound` where it is none, or damaged."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(b"PK"):
        back, problems = read_sheet(content, file)
    elif start.startswith(b"<") and b"<xliff" in start:
        back, problems = read_xliff(content, file)
    else:
        back, problems = read_json(content, file)
    if locales.canonical(back.locale) != back.locale:
        raise ProblemsFound([problem("X104", file, where="its language", why=f"`{back.locale}` is no language tag")])
    return back, problems
