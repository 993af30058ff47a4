"""Say what the code of a problem means, why it matters and how to mend it."""

from __future__ import annotations

import json
from itertools import groupby

import click

from builder.codes import Entry, entries, entry, near_codes, reference


@click.command("explain")
@click.argument("code", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="List all codes with their titles.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="For people, programs, or a page of all codes.",
)
def command(code: tuple[str, ...], listed: bool, form: str) -> None:
    """Say what the CODE of a problem means, why it matters and how to mend it."""
    if not code and not listed:
        raise click.UsageError("Name a code, as in `satchel explain A101`, or list them all: `satchel explain --list`.")
    found = tuple(entries().values()) if listed else tuple(_entry(one.upper()) for one in code)
    if form == "markdown":
        click.echo(reference(), nl=False)
    elif form == "json":
        click.echo(json.dumps([_row(one) for one in found], indent=1))
    elif listed:
        click.echo("\n\n".join(_family(name, tuple(group)) for name, group in groupby(found, lambda one: one.family)))
    else:
        click.echo("\n\n".join(_text(one) for one in found))


def _entry(code: str) -> Entry:
    found = entry(code)
    if found is None:
        near = ", ".join(f"`{one}`" for one in near_codes(code))
        hint = f"Did you mean one of {near}?" if near else "`satchel explain --list` names them all."
        raise click.UsageError(f"There is no code `{code}`. {hint}")
    return found


def _family(name: str, group: tuple[Entry, ...]) -> str:
    return "\n".join((name, *(f"  {one.code}  {one.severity:<7}  {one.title}" for one in group)))


def _text(one: Entry) -> str:
    """Write an entry for a terminal: what, why, how, and an example."""
    lines = [f"{one.code} ({one.severity}, {one.family.lower()})", one.title + ".", "", f"Why:  {one.why}"]
    lines += [f"Mend: {one.mend}"]
    if one.wrong:
        lines += ["", f"Wrong ({one.at}):", *_indented(one.wrong)]
    if one.right:
        lines += ["Right:", *_indented(one.right)]
    norms = [*(f"WCAG 2.2, {one}" for one in one.wcag), *(f"ATAG 2.0, {one}" for one in one.atag)]
    lines += ["", f"Behind it: {'; '.join(norms)}"] if norms else []
    if one.can_be_waived:
        lines += ["", f"To let it be: <!-- satchel: allow {one.code}: your reason -->"]
    return "\n".join(lines)


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.rstrip("\n").split("\n")]


def _row(one: Entry) -> dict[str, object]:
    names = ("code", "family", "title", "why", "mend", "wrong", "right", "at", "wcag", "atag", "can_be_waived")
    return {**{name: getattr(one, name) for name in names}, "severity": str(one.severity)}
