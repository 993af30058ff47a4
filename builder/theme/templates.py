"""Keep one sandboxed template environment for each theme."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from builder.theme.theme import Theme

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@lru_cache(maxsize=8)
def environment(theme: Theme) -> Environment:
    """Make the environment of a theme: everything is escaped, a name that is not there is an error."""
    # jinja2 takes 69 ms to import: only where something is rendered.
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(theme.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=512)
def find_part(theme: Theme, medium: str, name: str) -> Template | None:
    """Find the template of a block: the medium's own (`html/parts/quiz.html.j2`), or the shared one."""
    there = dict(theme.templates)
    paths = (f"{medium}/parts/{name}.html.j2", f"parts/{name}.html.j2")
    path = next((path for path in paths if path in there), None)
    return environment(theme).get_template(path) if path else None
