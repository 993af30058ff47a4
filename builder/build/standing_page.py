"""Write how far translations are as one HTML page, for those who decide and those who pay."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from builder import locales
from builder.build.standing import Standing
from builder.theme import plain_theme
from builder.theme.templates import environment

TEMPLATE = "dist/status.html.j2"
READER = "en"


def status_page(standings: Iterable[Standing]) -> str:
    """Render the page; it needs no other file and no network."""
    theme = plain_theme()
    rows = sorted(standings, key=lambda one: (one.course, one.locale))
    courses = [(slug, list(group)) for slug, group in groupby(rows, key=lambda one: one.course)]
    return environment(theme).get_template(TEMPLATE).render(courses=courses, name=_name)


def _name(locale: str) -> str:
    return locales.name_in(locale, READER)
