"""Write the JSON Schema of a kind of file, for editors that complete and check it."""

from __future__ import annotations

import click

KINDS = ("context", "course", "module", "profile", "reviews")


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> None:
    """Write the JSON Schema of course.yaml, a module's front matter, context.yaml, reviews.yaml or a course profile."""
    # pydantic takes 150 ms to import: only where a schema is written.
    from builder.source.schema import json_schema

    click.echo(json_schema(kind), nl=False)
