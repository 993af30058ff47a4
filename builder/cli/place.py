"""Make the form in which a local partner tells about a place."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from builder.build import handouts
from builder.cli.choices import canonical_locale
from builder.cli.handing import OUT, choose_one, hand_out


@click.command("place")
@click.argument("course")
@click.argument("locale")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "xlsx"]),
    default="html",
    help="A page with fields for photos, or a spreadsheet.",
)
@OUT
@click.pass_obj
def command(project: Path, *, course: str, locale: str, form: Literal["html", "xlsx"], out: Path | None) -> None:
    """Make an offline form with COURSE's questions to a place (LOCALE with a region, such as sw-KE).

    What the partner sends back comes in with `satchel merge` and becomes the context pack.
    """
    slug, tag = choose_one(project, course), canonical_locale(locale)
    hand_out(project, f"{slug}-{tag}-place.{form}", out, lambda: handouts.place(project, slug, tag, form))
