"""What `builder` imports is declared, and what is declared is imported."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]


# Released together: the second is declared, the first comes with it at its own version.
COMES_WITH = {"pydantic-core": "pydantic"}


def canonical(requirement: str) -> str:
    """Spell a package's name the one way (PEP 503), without its extras and versions."""
    name = re.split(r"[\s\[<>=!~;]", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_packages() -> set[str]:
    """Name the installed packages that `builder` imports, in functions too."""
    sources = (path.read_text(encoding="utf-8") for path in (REPO / "builder").rglob("*.py"))
    modules = {module for source in sources for module in imported_modules(source)}
    tops = {module.split(".")[0] for module in modules} - sys.stdlib_module_names - {"builder"}
    installed = packages_distributions()
    names = {canonical(name) for top in tops for name in installed.get(top, [top])}
    return {COMES_WITH.get(name, name) for name in names}


def imported_modules(source: str) -> Iterator[str]:
    """Find the modules that a source text imports by their full name."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module


def optional() -> set[str]:
    extras = PROJECT["optional-dependencies"]
    return {canonical(line) for extra, lines in extras.items() if extra != "test" for line in lines}


def test_what_is_imported_is_declared() -> None:
    declared = {canonical(line) for line in PROJECT["dependencies"]}
    assert imported_packages() - declared - optional() == set()


def test_what_is_declared_is_imported() -> None:
    declared = {canonical(line) for line in PROJECT["dependencies"]}
    assert declared - imported_packages() == set()


@pytest.mark.parametrize("line", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])
def test_a_dependency_has_two_bounds_and_a_pin(line: str) -> None:
    assert ">=" in line and ",<" in line
    pins = {canonical(pin) for pin in (REPO / "constraints.txt").read_text().splitlines() if "==" in pin}
    assert canonical(line) in pins
