"""Heavy libraries, printing and length keep to their places."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from scripts.measure import count_lines, functions

REPO = Path(__file__).resolve().parents[2]
BUILDER = REPO / "builder"
FILES = sorted(path.relative_to(BUILDER).as_posix() for path in BUILDER.rglob("*.py"))

# Who may import what: everybody else gets values of our own instead.
OWNERS = {
    "weasyprint": ("targets/pdf*",),
    "markdown_it": ("markdown/*",),
    "mdit_py_plugins": ("markdown/*",),
    "babel.messages": ("po/*", "catalog/*"),
}

# Loading it takes longer than building a small course without a PDF.
ONLY_INSIDE_FUNCTIONS = ("weasyprint",)

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def read(name: str) -> str:
    return (BUILDER / name).read_text(encoding="utf-8")


def names_imported(node: ast.AST) -> list[str]:
    """List the modules that a statement imports, however it does."""
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return []


def is_within(name: str, library: str) -> bool:
    return name == library or name.startswith(f"{library}.")


def trespasses(name: str, source: str) -> set[str]:
    """Name the libraries that a file imports although another room owns them."""
    found = [module for node in ast.walk(ast.parse(source)) for module in names_imported(node)]
    return {
        library
        for library, owners in OWNERS.items()
        if not any(fnmatch(name, owner) for owner in owners) and any(is_within(module, library) for module in found)
    }


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs when the module is imported: everything but function bodies and TYPE_CHECKING."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from at_import(child)


def too_early(source: str) -> set[str]:
    """Name the libraries that load with the module although only a function may load them."""
    found = [module for node in at_import(ast.parse(source)) for module in names_imported(node)]
    return {lib for lib in ONLY_INSIDE_FUNCTIONS if any(is_within(module, lib) for module in found)}


def prints(source: str) -> list[int]:
    """Find the lines that print."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    printing = {"print", "echo", "secho", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}
    return [call.lineno for call in calls if ast.unparse(call.func) in printing]


@pytest.mark.parametrize("name", FILES)
def test_a_library_has_one_owner(name: str) -> None:
    assert trespasses(name, read(name)) == set()


@pytest.mark.parametrize("name", FILES)
def test_a_heavy_library_loads_when_it_is_needed(name: str) -> None:
    assert too_early(read(name)) == set()


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("cli/")])
def test_only_the_commands_print(name: str) -> None:
    assert prints(read(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_short(name: str) -> None:
    lines = count_lines(BUILDER / name)
    assert lines <= LONGEST_FILE, f"{name} has {lines} lines: it wants to be two files"


@pytest.mark.parametrize("name", FILES)
def test_a_function_is_short(name: str) -> None:
    long = [function for function in functions(read(name), name) if function.lines > LONGEST_FUNCTION]
    assert not long, "\n".join(map(str, long))


def test_a_trespass_is_seen() -> None:
    assert trespasses("theme/x.py", "def f():\n    from markdown_it.token import Token") == {"markdown_it"}
    assert trespasses("theme/x.py", "from babel import messages") == {"babel.messages"}
    assert trespasses("theme/x.py", "from babel import Locale") == set()
    assert trespasses("targets/pdf.py", "import weasyprint") == set()


def test_an_early_import_is_seen() -> None:
    assert too_early("try:\n    import weasyprint\nexcept OSError:\n    pass") == {"weasyprint"}
    assert too_early("class A:\n    from weasyprint import HTML") == {"weasyprint"}
    assert too_early("def f():\n    import weasyprint") == set()
    assert too_early("if TYPE_CHECKING:\n    import weasyprint") == set()


def test_a_print_is_seen() -> None:
    assert prints("x = 1\nclick.echo(x)\nif x:\n    print(x)") == [2, 4]
    assert prints("report.print(x)") == []
