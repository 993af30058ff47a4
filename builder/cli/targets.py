"""List the kinds of packages."""

from __future__ import annotations

import click

from builder.cli.report import print_table
from builder.targets import find_targets


@click.command("targets")
def command() -> None:
    """List the kinds of packages that `satchel build` makes."""
    targets = find_targets().values()
    print_table(("target", "file", "what it is"), ((one.name, f".{one.suffix}", one.summary) for one in targets))
