"""Write the reference of all codes as a page of Markdown."""

from __future__ import annotations

from itertools import groupby

from builder.codes.entries import Entry, entries

_HEAD = """\
# What a problem means

`satchel check` and the other commands tell each problem with a code. A code never changes its meaning.
`satchel explain A101` shows an entry of this page on the terminal; `satchel explain --list --format markdown` writes
the page.

An **error** keeps packages from being made, a **warning** is told, a **note** says what was done. What may be allowed
with a reason says so; [For authors](author.md#when-something-is-wrong) tells how.
"""


def reference() -> str:
    """Write the page: a chapter for each family, an anchor for each code."""
    families = groupby(entries().values(), key=lambda one: one.family)
    return "\n".join([_HEAD, *(_chapter(name, tuple(group)) for name, group in families)])


def _chapter(name: str, group: tuple[Entry, ...]) -> str:
    return "\n".join([f"## {name}", "", *(_section(one) for one in group)])


def _section(one: Entry) -> str:
    norms = [*(f"WCAG 2.2, {criterion}" for criterion in one.wcag), *(f"ATAG 2.0, {part}" for part in one.atag)]
    allowed = ["may be allowed"] if one.can_be_waived else []
    about = "; ".join([str(one.severity), *norms, *allowed])
    lines = [f'<a id="{one.code}"></a>', "", f"### {one.code}: {one.title}", "", f"*{about}*", ""]
    lines += [f"{one.why} **{one.mend}**", ""]
    lines += [f"In `{one.at}`:", "", *_fenced(one.wrong), "becomes", "", *_fenced(one.right)] if one.wrong else []
    return "\n".join(lines)


def _fenced(text: str) -> list[str]:
    fence = "`````" if "```" in text else "```"
    return [f"{fence}text", *text.strip("\n").split("\n"), fence, ""]
