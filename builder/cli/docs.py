"""Open the manual, without a network."""

from __future__ import annotations

import shutil
import tempfile
import webbrowser
from pathlib import Path

import click

from builder import __version__
from builder import build as conductor
from builder.cli.reference import reference
from builder.errors import errors_in
from builder.executors import serial
from builder.manual import packaged_docs, write_manual


@click.command("docs")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write it here (default: a temporary folder).",
)
@click.option("--no-browser", is_flag=True, help="Do not open it.")
@click.option(
    "--reference", "only_reference", is_flag=True, help="Write the reference of directives and commands instead."
)
def command(output: Path | None, *, no_browser: bool, only_reference: bool) -> None:
    """Open the manual in a browser: Satchel builds it as a course, here, without a network."""
    if only_reference:
        click.echo(reference(), nl=False)
        return
    place = (output or Path(tempfile.gettempdir()) / f"satchel-manual-{__version__}").resolve()
    page = _built(place)
    click.echo(f"The manual is in {page}")
    if not no_browser:
        webbrowser.open(page.as_uri())


def _built(place: Path) -> Path:
    """Build the manual and put its folder into place; gives its page."""
    with tempfile.TemporaryDirectory() as folder:
        project, dist = Path(folder), Path(folder) / "dist"
        slug = write_manual(packaged_docs(), project)
        planned = conductor.plan(project, dist, (slug,), targets=("html",), audiences=("learner",))
        for outcome in conductor.build(planned, dist, serial()):
            wrong = errors_in(outcome.problems)
            assert not wrong, f"the manual has errors: {', '.join(map(str, wrong))}"
            (package,) = outcome.packages
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(dist / package.folder, place, dirs_exist_ok=True)
    return place / "index.html"
