"""A package that imports on demand gives what it says it offers, and nothing comes under another's name."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
PACKAGES = [path.parent for path in sorted(REPO.glob("builder/*/__init__.py")) if "on_demand" in path.read_text()]


def offered(package: Path) -> dict[str, str]:
    """Map each name that type checkers see to its module."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    own = (node for node in imports if (node.module or "").startswith(f"builder.{package.name}."))
    return {alias.name: str(node.module) for node in own for alias in node.names}


@pytest.mark.parametrize("package", PACKAGES, ids=[path.name for path in PACKAGES])
def test_what_is_offered_is_there(package: Path) -> None:
    module = importlib.import_module(f"builder.{package.name}")
    names = offered(package)
    assert sorted(module.__all__) == sorted(names)
    for name, home in names.items():
        assert getattr(module, name) is getattr(importlib.import_module(home), name)


def test_a_stranger_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"builder\.source.*nobody"):
        importlib.import_module("builder.source").nobody  # noqa: B018


# What a build that has nothing to do must not wait for.
HEAVY = ("babel", "fontTools", "jinja2", "lxml", "markdown_it", "PIL", "pydantic", "ruamel", "weasyprint")


def test_planning_a_build_imports_nothing_heavy() -> None:
    code = "import sys, builder.cli.build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO)
    assert {name.split(".")[0] for name in loaded.stdout.split()}.isdisjoint(HEAVY)
