"""Measure the code: lines, files, and how long functions are."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Function:
    """Name one function and its length in lines, from `def` to its last line."""

    lines: int
    place: str
    name: str

    def __str__(self) -> str:
        return f"{self.lines:4}  {self.place}  {self.name}"


def python_files(folder: Path) -> list[Path]:
    """List the Python files under a folder, by name."""
    return sorted(folder.rglob("*.py"))


def count_lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(source: str, name: str) -> Iterator[Function]:
    """Find every function and method in a source text."""
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(lines=lines, place=f"{name}:{node.lineno}", name=node.name)


def functions_under(folder: Path) -> list[Function]:
    """Find every function under a folder, the longest first."""
    found = [
        function
        for path in python_files(folder)
        for function in functions(path.read_text(encoding="utf-8"), str(path.relative_to(folder.parent)))
    ]
    return sorted(found, reverse=True)


def report(folder: Path, longest: int = 5) -> str:
    """Say in a few lines how large the code under a folder is."""
    files = {path: count_lines(path) for path in python_files(folder)}
    found = functions_under(folder)
    lengths = [function.lines for function in found]
    p90 = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else sum(lengths)
    return "\n".join(
        [
            f"{folder.name}: {sum(files.values())} lines in {len(files)} files",
            f"functions: {len(found)}, median {median(lengths or [0]):g} lines, p90 {p90:g}",
            *map(str, found[:longest]),
        ]
    )


if __name__ == "__main__":
    folders = sys.argv[1:] or ["builder"]
    print("\n\n".join(report(ROOT / folder) for folder in folders))
