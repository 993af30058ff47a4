"""Starting `satchel` loads nothing heavy: `satchel --help` answers at once."""

import subprocess
import sys

import pytest

# Each takes 40 (babel) to 400 (weasyprint) milliseconds to load; nothing changed must take less than 300.
HEAVY = ("weasyprint", "lxml", "jinja2", "markdown_it", "babel", "pydantic")

HELP = """
import sys
sys.argv = ["satchel", "--help"]
from builder.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """The top-level modules that `satchel --help` leaves loaded."""
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert "Usage: satchel" in done.stdout
    return frozenset(done.stderr.split())


@pytest.mark.parametrize("library", HEAVY)
def test_help_does_without(library: str, loaded: frozenset[str]) -> None:
    assert library not in loaded, "`python -X importtime -m builder --help` shows who loads it"
