"""Make the page on which somebody reviews a translation."""

from __future__ import annotations

from pathlib import Path

import click

from builder.build import handouts
from builder.cli.choices import canonical_locale
from builder.cli.handing import OUT, choose_one, hand_out


@click.command("review")
@click.argument("course", required=False)
@click.option("-l", "--locale", required=True, help="The language to review.")
@OUT
@click.pass_obj
def command(project: Path, *, course: str | None, locale: str, out: Path | None) -> None:
    """Make one offline page of COURSE on which each text can be touched, corrected or commented.

    It opens on a phone without a network. What it saves comes back with `satchel merge`.
    """
    slug, tag = choose_one(project, course), canonical_locale(locale)
    hand_out(project, f"{slug}-{tag}-review.html", out, lambda: handouts.review(project, slug, tag))
