"""List the kinds of packages."""

from __future__ import annotations

import click

from builder.cli.printing import print_table
from builder.targets import Target, find_targets


@click.command("targets")
def command() -> None:
    """List the kinds of packages that `satchel build` makes."""
    targets = find_targets().values()
    rows = ((one.name, f".{one.suffix}", _summary(one)) for one in targets)
    print_table(("target", "file", "what it is"), rows)


def _summary(target: Target) -> str:
    return target.summary + (f" Only with `-t {target.name}`." if target.on_request else "")
