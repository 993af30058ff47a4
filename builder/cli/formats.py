"""Write problems for other programs: SARIF for code scanning, annotations for a GitHub workflow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from builder import __version__
from builder.codes import Entry, entries
from builder.errors import Problem, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def sarif(problems: Iterable[Problem]) -> dict[str, Any]:
    """Write problems as one run of SARIF 2.1.0; paths count from the project's root."""
    found = tuple(problems)
    known = entries()
    codes = sorted({problem.code for problem in found})
    rules = [_rule(known[code]) if code in known else {"id": code} for code in codes]
    driver = {"name": "Satchel", "version": __version__, "rules": rules}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes.index(problem.code)) for problem in found],
            }
        ],
    }


def _rule(entry: Entry) -> dict[str, Any]:
    tags = [entry.family, *(f"WCAG {one}" for one in entry.wcag), *(f"ATAG {one}" for one in entry.atag)]
    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": entry.mend},
        "defaultConfiguration": {"level": str(entry.severity)},
        "properties": {"tags": tags},
    }


def _result(problem: Problem, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.place.file)}}
    if problem.place.line:
        place["region"] = {"startLine": problem.place.line}
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": str(problem.severity),
        "message": {"text": " ".join(filter(None, (problem.message, problem.hint)))},
        "locations": [{"physicalLocation": place}],
    }


def github(problem: Problem) -> str:
    """Write a problem as a workflow command: GitHub shows it beside the line of a pull request."""
    where = [f"file={_property(problem.place.file)}"]
    where += [f"line={problem.place.line}"] if problem.place.line else []
    where.append(f"title=satchel {problem.code}")
    text = _escape("\n".join(filter(None, (problem.message, problem.hint))))
    return f"::{_GITHUB[problem.severity]} {','.join(where)}::{text}"


def _escape(text: str) -> str:
    """Write what would end a command as GitHub reads it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
