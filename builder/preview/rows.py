"""Write problems and codes for the panel of a preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from builder import source
from builder.codes import entry
from builder.errors import Problem


def row(problem: Problem, project: Path) -> dict[str, Any]:
    """Write a problem with the way to its line: as an address that opens VS Code, and plainly."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "place": str(problem.place),
        "excerpt": problem.excerpt or source.read_line(project, problem.place),
        "editor": editor_address(project / problem.place.file, problem.place.line),
        "explained": entry(problem.code) is not None,
    }


def editor_address(path: Path, line: int) -> str:
    """Write the address that opens a file in VS Code: `vscode://file/C:/courses/a.md:12`."""
    return f"vscode://file/{quote(path.as_posix().lstrip('/'), safe='/:')}:{line or 1}"


def explained(code: str) -> dict[str, Any] | None:
    """Say what a code means."""
    found = entry(code)
    if found is None:
        return None
    names = ("code", "title", "why", "mend", "wrong", "right", "family")
    return {name: getattr(found, name) for name in names}
