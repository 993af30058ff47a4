"""Write the reference of directives and commands from the code itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from builder.cli.group import COMMANDS, main
from builder.manual import directives

_HEAD = """\
# Reference

Every directive and every command. This page comes from the program itself: `satchel docs --reference` writes it.

"""


def reference() -> str:
    """Write docs/reference.md."""
    commands = "\n".join(_command(name) for name in sorted(COMMANDS))
    before = "Before a command may stand `-C DIR`, the project to work on."
    return f"{_HEAD}{directives()}\n## Commands\n\n{before}\n\n{commands}"


def _command(name: str) -> str:
    context = click.Context(main, info_name="satchel")
    command = main.get_command(context, name)
    assert command is not None
    inner = click.Context(command, info_name=name, parent=context)
    usage = " ".join([name, *command.collect_usage_pieces(inner)])
    words = " ".join((command.help or "").split())
    rows = list(_options(command, inner))
    table = ["| option | what it does |", "| --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"### {name} {{#command-{name}}}", "", words, "", f"    satchel {usage}", "", *table])


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for option in command.get_params(context):
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record and "--help" not in record[0]:
            names, words = (" ".join(part.split()).replace("|", "\\|") for part in record)
            yield f"| `{names}` | {words} |"
