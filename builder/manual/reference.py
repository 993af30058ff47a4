"""Write the reference of directives from what the parser itself goes by."""

from __future__ import annotations

from collections.abc import Iterator

from builder.markdown.schema import SCHEMAS, Schema

_KINDS = {
    "prose": "words, with Markdown",
    "plain": "words",
    "minutes": "minutes",
    "percent": "per cent, such as `70%`",
    "count": "a whole number",
    "path": "a file in media/",
    "name": "a name",
    "places": "languages or regions",
    "yes": "`yes`",
    "feedback": "`at-once` or `at-end`",
    "when": "`before` or `after`",
    "stage": "a stage of the learning cycle",
}


def directives() -> str:
    """Write a section with a table for each directive."""
    parts = (_directive(name, schema) for name, schema in sorted(SCHEMAS.items()))
    return "## Directives\n\n" + "\n".join(parts)


def _directive(name: str, schema: Schema) -> str:
    lines = [
        f"### {name} {{#directive-{name}}}",
        "",
        schema.summary,
        "",
        "```markdown",
        *_example(name, schema),
        "```",
        "",
    ]
    rows = list(_rows(schema))
    if rows:
        lines += ["| | takes | |", "| --- | --- | --- |", *rows, ""]
    return "\n".join(lines)


def _example(name: str, schema: Schema) -> Iterator[str]:
    said = "" if schema.argument is None else {"path": " media/file"}.get(schema.argument, " …")
    yield f":::{{{name}}}{said}{' {#id}' if schema.takes_id else ''}"
    yield from (f":{option}: …" for option, _ in schema.options if option in schema.required)
    yield "…"
    yield ":::"


def _rows(schema: Schema) -> Iterator[str]:
    if schema.argument is not None:
        yield f"| behind the name | {_KINDS[schema.argument]} | {'must be there' if schema.argument_required else ''} |"
    for option, kind in schema.options:
        yield f"| `:{option}:` | {_KINDS[kind]} | {'must be there' if option in schema.required else ''} |"
