"""Quote a round of translation: the words that are new or changed since an earlier version, by language."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from builder import source
from builder.build.courses import chain_of, sound
from builder.catalog import changes, extract, untranslated, words_in
from builder.errors import Place, Problem, ProblemsFound, stop_on_errors
from builder.po import Catalog, read_catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Count words of the source since an earlier version; `open_new` and `open_changed` still wait for a translator."""

    course: str
    locale: str
    new: int
    changed: int
    removed: int
    open_new: int
    open_changed: int


def quotes(project: Path, slug: str, since: str) -> tuple[Quote, ...]:
    """Quote every language of a course; `since` is a PO or POT file, or a revision of git. Raises `ProblemsFound`."""
    before = _earlier(project, slug, since)
    course = sound(project, slug).course
    found = changes(before, extract(course))
    rows = []
    for locale in source.find_locales(project, slug):
        chain = chain_of(project, course, locale)
        rows.append(
            Quote(
                course=slug,
                locale=locale,
                new=words_in(found.new),
                changed=words_in(found.changed),
                removed=words_in(found.removed),
                open_new=words_in(untranslated(found.new, chain)),
                open_changed=words_in(untranslated(found.changed, chain)),
            )
        )
    return tuple(rows)


def _earlier(project: Path, slug: str, since: str) -> Catalog:
    file = Path(since)
    text = file.read_bytes() if file.is_file() else _from_git(project, slug, since)
    catalog, problems = read_catalog(text.decode("utf-8", "replace"), f"{slug}.pot")
    stop_on_errors(problems)
    return catalog


def _from_git(project: Path, slug: str, revision: str) -> bytes:
    """Ask git for the template as it was; `--end-of-options` lets no revision be an option."""
    inside = f"./translations/{slug}/{slug}.pot"
    command = ["git", "-C", str(project), "show", "--end-of-options", f"{revision}:{inside}"]
    try:
        return subprocess.run(command, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise ProblemsFound([_not_there(slug, revision)]) from None


def _not_there(slug: str, since: str) -> Problem:
    return Problem(
        code="G203",
        message=f"`{since}` is neither a file nor a version in git that has the template of `{slug}`.",
        place=Place(file=f"translations/{slug}/{slug}.pot"),
        hint="Name an older .pot or .po file, or a commit or tag: `satchel status --since v1.0`.",
    )
