"""Join the player's ES modules into one classic script, without a JavaScript program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r"^import\s*\{(?P<names>[^}]*)\}\s*from\s*'(?P<path>[^']+)';?[ \t]*$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*? |const |class )(?P<name>[\w$]+))", re.MULTILINE)
_NOTHING = re.compile(r"^export \{\};?[ \t]*$", re.MULTILINE)
_MODULE_SYNTAX = re.compile(r"^(?:import|export)\b.*$|\bimport\s*\(", re.MULTILINE)
_NAME = re.compile(r"(?P<name>[\w$]+)(?:\s+as\s+(?P<alias>[\w$]+))?")

# A regular expression begins where no value can end; anything else with a slash is a division.
_TOKEN = re.compile(
    r"""(?P<kept> "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`
        | (?<=[=(,:\[!&|?{};]) [ \t]* / (?![*/]) (?:\\. | \[(?:\\.|[^\]\\\n])*\] | [^/\\\[\n])+ / [a-z]* )
      | (?P<comment> /\*.*?\*/ | //[^\n]* )""",
    re.DOTALL | re.VERBOSE,
)


class JoinError(Exception):
    """Say which module of the player cannot be joined, and why."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def join_modules(modules: Mapping[str, str], entry: str) -> str:
    """Write one script that runs `entry` after all that it imports; each module keeps a scope of its own.

    `modules` maps a path (`questions/choice.js`) to its source. Raises `JoinError` for a module or name that is not
    there, a cycle, and for module syntax other than `import {a, b as c} from './x.js'` and exported declarations.
    """
    exports: dict[str, tuple[str, ...]] = {}
    parts: list[str] = []
    for path in _in_order(modules, entry):
        source = without_comments(modules[path])
        exports[path] = tuple(match["name"] for match in _EXPORT.finditer(source))
        parts.append(_scoped(path, source, exports))
    body = "\n".join(parts)
    return _safe_in_html(f"(function () {{\n'use strict';\n{body}\n}})();\n")


def _in_order(modules: Mapping[str, str], entry: str) -> tuple[str, ...]:
    """List modules so that each stands behind those that it imports."""
    ordered: dict[str, None] = {}

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise JoinError(path, f"imports itself: {' → '.join((*above[above.index(path) :], path))}")
        if path in ordered:
            return
        if path not in modules:
            raise JoinError(above[-1] if above else path, f"there is no module {path}")
        for _, imported in _imports(path, without_comments(modules[path])):
            visit(imported, (*above, path))
        ordered[path] = None

    visit(entry, ())
    return tuple(ordered)


def _imports(path: str, source: str) -> Iterator[tuple[re.Match[str], str]]:
    """Find the import statements of a module, with the paths they mean."""
    for match in _IMPORT.finditer(source):
        if not match["path"].startswith("."):
            raise JoinError(path, f"{match['path']} is not relative: begin with ./ or ../")
        yield match, normpath(join(dirname(path), match["path"]))


def _scoped(path: str, source: str, exports: Mapping[str, tuple[str, ...]]) -> str:
    """Wrap a module in a function: its imports come from constants, its exports go into one."""
    for match, imported in _imports(path, source):
        bindings = ", ".join(_bindings(path, match["names"], imported, exports[imported]))
        source = source.replace(match[0], f"const {{{bindings}}} = {_constant(imported)};")
    source = _NOTHING.sub("", _EXPORT.sub("", source))
    if left := _MODULE_SYNTAX.search(source):
        raise JoinError(path, f"cannot join `{left[0].strip()}`")
    lines = [line.strip() for line in source.splitlines()]
    body = "\n".join(line for line in lines if line)
    returned = f"\nreturn {{{', '.join(exports[path])}}};" if exports[path] else ""
    return f"const {_constant(path)} = (function () {{\n{body}{returned}\n}})();"


def _bindings(path: str, names: str, imported: str, exported: tuple[str, ...]) -> Iterator[str]:
    for match in _NAME.finditer(names):
        if match["name"] not in exported:
            raise JoinError(path, f"{imported} exports no {match['name']}")
        yield f"{match['name']}: {match['alias']}" if match["alias"] else match["name"]


def _constant(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))


def without_comments(source: str) -> str:
    """Take the comments out of a script; texts, templates and regular expressions stay as they are."""

    def kept(match: re.Match[str]) -> str:
        if match["kept"] and "\n" in match["kept"]:
            raise JoinError(match["kept"].splitlines()[0], "a template over several lines would lose its indentation")
        return match["kept"] or " "

    return _TOKEN.sub(kept, source)


def _safe_in_html(script: str) -> str:
    """Keep an HTML parser from seeing the end of the script, or a comment, inside it."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
