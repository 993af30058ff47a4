"""Take commands from a terminal: one file each, read when it is called for."""

from builder.cli.group import main

__all__ = ["main"]
