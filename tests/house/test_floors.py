"""Imports in `builder` only go down, and rooms on one floor do not know each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]

# From the ground up: a room may import the rooms of the rows before its own.
FLOORS = (
    ("lazy",),
    ("letters",),
    ("errors",),  # the ground floor's own rooms lean on each other in this order
    ("codes",),
    ("locales",),
    ("model",),
    ("archive",),
    ("cache",),
    ("cluster",),
    ("executors",),
    ("source", "markdown", "po", "svg"),
    ("parse", "catalog", "theme", "player", "edition", "media"),
    ("targets", "checks", "exchange", "intake", "records", "report", "scaffold", "verify", "manual"),
    ("build",),
    ("preview",),
    ("cli",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# The package itself is below every room (it holds the version), `python -m builder` above them all.
FLOOR_OF |= {"__init__": -1, "__main__": len(FLOORS)}

FILES = sorted((REPO / "builder").rglob("*.py"))


def module_name(path: Path) -> str:
    """Name the module that a file is."""
    parts = path.relative_to(REPO).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Find every import with its line, those inside functions too; relative ones are resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, package)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def absolute(node: ast.ImportFrom, package: str) -> str:
    """Spell out what a `from … import` imports from."""
    if not node.level:
        return node.module or ""
    parents = package.split(".")
    start = parents[: len(parents) - node.level + 1]
    return ".".join([*start, node.module] if node.module else start)


def room_of(module: str) -> str:
    """Name the room that a module of `builder` stands in; dunder names belong to the package itself."""
    room = module.split(".")[1] if "." in module else "__init__"
    return "__init__" if room.startswith("__") and room != "__main__" else room


def complaints(module: str, source: str, *, is_package: bool = False) -> list[str]:
    """Say which imports of a module go up or sideways."""
    package = module if is_package else module.rpartition(".")[0]
    room = room_of(module)
    rooms = ((line, room_of(name)) for line, name in imported(ast.parse(source), package) if is_ours(name))
    return [f"line {line}: {why}" for line, other in rooms if (why := objection(room, other))]


def is_ours(name: str) -> bool:
    return name.split(".")[0] == "builder"


def objection(room: str, other: str) -> str:
    """Say why a room may not import another one; empty when it may."""
    if unknown := {room, other} - FLOOR_OF.keys():
        return f"`{unknown.pop()}` is on no floor: give it a place in FLOORS"
    if room == other or FLOOR_OF[other] < FLOOR_OF[room]:
        return ""
    way = "sideways" if FLOOR_OF[other] == FLOOR_OF[room] else "up"
    return f"`{room}` imports `{other}`, which goes {way}: move what both need to a floor below"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_imports_only_go_down(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert complaints(module_name(path), source, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_every_module_stands_in_a_known_room(path: Path) -> None:
    assert room_of(module_name(path)) in FLOOR_OF, "give the room a place in FLOORS"


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("builder.cli.build", "from builder.build import build"),
        ("builder.cli.build", "from builder import __version__"),
        ("builder.model.blocks", "from builder.model import tree"),
        ("builder.model.blocks", "from . import tree"),
        ("builder.model.blocks", "from ..errors import Place"),
        ("builder.locales", "import builder.errors"),
        ("builder.source.files", "import json"),
    ],
)
def test_what_a_room_may_import(module: str, source: str) -> None:
    assert complaints(module, source) == []


@pytest.mark.parametrize(
    ("module", "source", "way"),
    [
        ("builder.errors", "from builder.locales import Locale", "up"),
        ("builder.source.files", "from builder.markdown import parse", "sideways"),
        ("builder.targets.html", "def f():\n    from builder import checks", "sideways"),
        ("builder.targets.html", "from ..build import build", "up"),
        ("builder.model.blocks", "if TYPE_CHECKING:\n    import builder.cli", "up"),
        ("builder.build", "import builder.helpers", "on no floor"),
    ],
)
def test_what_a_room_may_not_import(module: str, source: str, way: str) -> None:
    assert way in "".join(complaints(module, source))
