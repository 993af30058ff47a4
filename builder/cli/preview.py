"""Show a course in the browser while it is written."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from time import sleep

import click

from builder.cli.handing import choose_one
from builder.preview import preview


@click.command("preview")
@click.argument("course", required=False)
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Listen here (default: 4400, or the next one that is free)."
)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.pass_obj
def command(project: Path, *, course: str | None, port: int | None, no_browser: bool) -> None:
    """Show COURSE in the browser, and follow every change until you press Ctrl-C.

    It shows languages, audiences, a phone, paper, what is wrong, and what a learning platform is told. Only this
    machine is answered.
    """
    with preview(project, choose_one(project, course), port) as running:
        click.echo(f"{running.address}  (Ctrl-C ends it)")
        if not no_browser:
            webbrowser.open(running.address)
        try:
            while True:
                sleep(1)
        except KeyboardInterrupt:
            click.echo("The preview has ended.")
