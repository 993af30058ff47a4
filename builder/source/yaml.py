"""Read YAML 1.2 into plain values, and remember the line of each of them.

`no` is Norwegian here and not false; anchors are refused, so that a small file cannot grow into a large one.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from builder.errors import Place, Problem, ProblemsFound
from builder.source.yaml_faults import ANY, fault

# A course.yaml has 5 KB, two thousand reviews of translations have 300; the library takes 20 seconds a megabyte.
LARGEST = 300_000

Path: TypeAlias = tuple[str | int, ...]

_TRUE = ("true", "True", "TRUE")
_CURLY = re.compile(r"[“„«][^“”„«»]*[”“»]")
_REFUSED = {
    "Y102": "Keep one of the two.",
    "Y107": "Write the value out where it is needed.",
    "Y109": 'Write straight quotes ("…"), or none.',
}


@dataclass(slots=True, kw_only=True)
class Yaml:
    """Hold a document: its value, and by key path the line and the scalar as written."""

    file: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Point at a key, or at the nearest one above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(file=self.file, line=self.lines.get(path, 1))


def read_yaml(text: str, file: str, first_line: int = 1) -> Yaml:
    """Read one document; raises `ProblemsFound` for syntax, duplicate keys, anchors and size."""
    if len(text) > LARGEST:
        raise ProblemsFound([_problem("S103", f"The YAML is longer than {LARGEST:,} characters.", file, first_line)])
    document = Yaml(file=file)
    try:
        node = _compose(text, file, first_line)
        problems = [] if node is None else list(_read(node, (), document, first_line))
    except RecursionError:
        raise ProblemsFound([_problem("Y101", "The YAML is nested too deeply.", file, first_line)]) from None
    if problems:
        raise ProblemsFound(problems)
    return document


def _compose(text: str, file: str, first_line: int) -> Any:
    # ruamel.yaml takes 30 ms to import: only where there is YAML to read.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of anchors, which are refused
            return YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line, cause, hint = fault(error, text)
        raise ProblemsFound(
            [_problem("Y101", f"{cause[:1].upper()}{cause[1:]}.", file, first_line + line, hint)]
        ) from None
    except (YAMLError, ValueError) as error:
        summary = str(error).split("\n", 1)[0]
        raise ProblemsFound(
            [_problem("Y101", f"The YAML cannot be understood: {summary}.", file, first_line, ANY)]
        ) from None


def _read(node: Any, path: Path, document: Yaml, first_line: int) -> Iterator[Problem]:
    """Build the value of a node, and yield what is wrong in it."""
    reader = _Reader(document=document, first_line=first_line)
    document.value = reader.value(node, path)
    yield from reader.problems


@dataclass(slots=True, kw_only=True)
class _Reader:
    document: Yaml
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def value(self, node: Any, path: Path) -> Any:
        line = node.start_mark.line + self.first_line
        self.document.lines.setdefault(path, line)
        if id(node) in self.seen:
            return self.refuse("Y107", "YAML anchors and aliases (`&name`, `*name`) are not read here.", line)
        self.seen.add(id(node))
        match node.id:
            case "mapping":
                return self.mapping(node, path)
            case "sequence":
                return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        self.document.written[path] = node.value
        if _CURLY.fullmatch(node.value):
            self.refuse("Y109", f"The quotes of {node.value} are those of a word processor.", line)
        return _scalar(node)

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + self.first_line
            self.seen.add(id(key_node))
            key = key_node.value if isinstance(key_node.value, str) else "?"
            if key in found:
                self.refuse(
                    "Y102",
                    f"`{key}` stands here twice; the first is on line {self.line_of(path, key)}.",
                    line,
                )
                continue
            self.document.lines[(*path, key)] = line
            found[key] = self.value(child, (*path, key))
        return found

    def line_of(self, path: Path, key: str) -> int:
        return self.document.lines[(*path, key)]

    def refuse(self, code: str, message: str, line: int) -> None:
        hint = _REFUSED[code]
        self.problems.append(_problem(code, message, self.document.file, line, hint))


def _scalar(node: Any) -> Any:
    """Read a scalar by YAML 1.2's core schema (§10.3.2); dates and unknown tags stay text."""
    text: str = node.value
    match str(node.tag).rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text in _TRUE
        case "int":
            return _whole(text)
        case "float":
            return _fraction(text)
    return text


def _whole(text: str) -> Any:
    try:
        return int(text, 0 if text.lstrip("+-")[:2] in ("0x", "0o") else 10)
    except ValueError:
        return text


def _fraction(text: str) -> Any:
    try:
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:
        return text


def _problem(code: str, message: str, file: str, line: int, hint: str = "") -> Problem:
    return Problem(code=code, message=message, place=Place(file=file, line=line), hint=hint)
