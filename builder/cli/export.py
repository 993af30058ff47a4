"""Write the texts of a course into a file for people without tools for catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from builder.build import handouts
from builder.cli.choices import canonical_locale
from builder.cli.handing import OUT, choose_one, hand_out

SUFFIXES = {"xliff": "xlf", "xlsx": "xlsx"}


@click.command("export")
@click.argument("course", required=False)
@click.option("-l", "--locale", required=True, help="The language of the translation.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["xliff", "xlsx"]),
    default="xlsx",
    help="For translation tools (XLIFF 2), or as a spreadsheet.",
)
@OUT
@click.pass_obj
def command(
    project: Path, *, course: str | None, locale: str, form: Literal["xliff", "xlsx"], out: Path | None
) -> None:
    """Write the texts of COURSE in a language as XLIFF or as a spreadsheet; `satchel merge` takes it back.

    For a place (`-l sw-KE`) the spreadsheet has the course's questions to a local partner too.
    """
    slug, tag = choose_one(project, course), canonical_locale(locale)
    name = f"{slug}-{tag}.{SUFFIXES[form]}"
    hand_out(project, name, out, lambda: handouts.export(project, slug, tag, form))
