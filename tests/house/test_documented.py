"""Every command and every target is in the documentation."""

import re
from pathlib import Path

import click

from builder.cli import main
from builder.targets import find_targets

REPO = Path(__file__).resolve().parents[2]


def documentation() -> str:
    """Join everything that a user may read."""
    pages = [REPO / "README.md", *sorted((REPO / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_every_command_is_documented() -> None:
    text = documentation()
    names = main.list_commands(click.Context(main))
    missing = [name for name in names if not re.search(rf"\bsatchel {re.escape(name)}\b", text)]
    assert not missing, f"no page under docs/ shows: {', '.join(f'satchel {name}' for name in missing)}"


def test_every_target_is_documented() -> None:
    text = documentation()
    missing = [name for name in find_targets() if f"`{name}`" not in text]
    assert not missing, f"no page under docs/ names the targets: {', '.join(missing)}"
