"""List the commands, and load the file of the one that is called."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click

from builder import __version__
from builder.errors import SatchelError

# The help shows these lines without importing a command; each command's file is named after it.
COMMANDS = {
    "build": "Make the packages of courses.",
    "check": "Find everything that is wrong with courses and their translations.",
    "doctor": "Tell what this machine has, what is missing and what mends it.",
    "docs": "Open the manual, without a network.",
    "explain": "Say what the code of a problem means, and how to mend it.",
    "export": "Write a language's texts for translators, or questions for platforms.",
    "extract": "Write the template that translations begin from.",
    "ids": "Give lessons, questions and activities ids that last.",
    "import": "Make a course of questions, pages or documents that are there already.",
    "merge": "Take back what went out, filled in or corrected.",
    "new": "Start a course, with a project around it; or a theme.",
    "place": "Make a form for a local partner's facts, stories and photos.",
    "preview": "Show a course in the browser while it is written.",
    "report": "Report on a course, or list all courses with their languages.",
    "results": "Gather the progress files of learners into one table.",
    "review": "Make an offline page on which a translation is reviewed.",
    "schema": "Write the JSON Schema of a file, for editors.",
    "status": "Show how far each translation is.",
    "targets": "List the kinds of packages.",
    "update": "Carry catalogs over to the courses as they are now.",
    "verify": "Look for what platforms stumble over in packages.",
}
BUG = 3


class LazyGroup(click.Group):
    """Import a command's file only when it is called, so that `satchel --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        file = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"builder.cli.{file}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"The commands are: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command `{args[0]}`. {hint}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and turn what goes wrong into an exit code: 0 fine, 1 problems, 2 usage, 3 a bug."""
        for stream in (sys.stdout, sys.stderr):
            _never_fail(stream)
        try:
            return super().main(*args, **kwargs)
        except SatchelError as error:
            _say(f"satchel: {error}")
            sys.exit(1)
        except OSError as error:
            _say(f"satchel: {error.filename or ''}: {error.strerror or error}")
            sys.exit(1)
        except Exception as error:
            _report_bug(error)
            sys.exit(BUG)


def _never_fail(stream: Any) -> None:
    """Let a terminal that is not UTF-8 show `?` for what it cannot show."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _report_bug(error: Exception) -> None:
    if os.environ.get("SATCHEL_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return
    summary = str(error).split("\n", 1)[0]
    _say(f"satchel: this is a bug in Satchel, not in your course: {type(error).__name__}: {summary}")
    _say("Please report it, with what this shows: SATCHEL_DEBUG=1 satchel …")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Work on the project in DIR (default: this folder).",
)
@click.version_option(__version__, "--version", prog_name="satchel")
@click.pass_context
def main(ctx: click.Context, project: Path) -> None:
    """Pack Markdown training companions for places where there is no network."""
    ctx.obj = project.resolve()
